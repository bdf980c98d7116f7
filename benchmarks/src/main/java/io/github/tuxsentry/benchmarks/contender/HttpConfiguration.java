package io.github.tuxsentry.benchmarks.contender;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;

/**
 * {@link RestClient} whose requests are answered in memory.
 */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {

	@Bean
	RestClient restClient(RestClient.Builder builder) {
		return builder.requestFactory(AnsweredRequest::new).build();
	}

	/**
	 * Request that is answered with an empty response.
	 */
	private static final class AnsweredRequest extends AbstractClientHttpRequest {

		private final URI uri;

		private final HttpMethod method;

		AnsweredRequest(URI uri, HttpMethod method) {
			this.uri = uri;
			this.method = method;
		}

		@Override
		public URI getURI() {
			return this.uri;
		}

		@Override
		public HttpMethod getMethod() {
			return this.method;
		}

		@Override
		protected OutputStream getBodyInternal(HttpHeaders headers) {
			return OutputStream.nullOutputStream();
		}

		@Override
		protected ClientHttpResponse executeInternal(HttpHeaders headers) {
			return new EmptyResponse(headers);
		}

	}

	/**
	 * Empty response, which repeats the headers of the request.
	 */
	private record EmptyResponse(HttpHeaders headers) implements ClientHttpResponse {

		@Override
		public HttpStatusCode getStatusCode() {
			return HttpStatus.NO_CONTENT;
		}

		@Override
		public String getStatusText() {
			return "No Content";
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(new byte[0]);
		}

		@Override
		public void close() {
		}

	}

}
