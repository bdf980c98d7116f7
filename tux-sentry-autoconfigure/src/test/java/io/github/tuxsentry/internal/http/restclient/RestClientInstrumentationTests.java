package io.github.tuxsentry.internal.http.restclient;

import java.io.IOException;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.junit.jupiter.api.Test;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RestClientInstrumentation}.
 */
class RestClientInstrumentationTests {

	private final FaultBarrier faults = new FaultBarrier();

	private final RestClientInstrumentation instrumentation = new RestClientInstrumentation(() -> {
		throw new UnsupportedOperationException("nothing is called");
	}, this.faults);

	@Test
	void interceptorsOfATemplateKeepTheirOrder() {
		RestTemplate template = new RestTemplate();
		ClientHttpRequestInterceptor signing = (request, body, execution) -> execution.execute(request, body);
		ClientHttpRequestInterceptor retry = new Retry();
		template.getInterceptors().add(signing);
		template.getInterceptors().add(retry);
		this.instrumentation.instrument(template);
		this.instrumentation.instrument(template);
		assertThat(template.getInterceptors()).hasSize(3).endsWith(signing, retry);
		assertThat(template.getInterceptors().get(0)).isInstanceOf(ObservedRequestInterceptor.class);
		assertThat(this.faults.count()).isZero();
	}

	@Order(0)
	private static final class Retry implements ClientHttpRequestInterceptor {

		@Override
		public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
				throws IOException {
			return execution.execute(request, body);
		}

	}

}
