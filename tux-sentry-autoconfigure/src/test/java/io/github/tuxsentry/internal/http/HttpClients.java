package io.github.tuxsentry.internal.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * HTTP clients with so much patience, and one call with each.
 */
final class HttpClients {

	static final Duration PATIENT = Duration.ofSeconds(30);

	static final Duration IMPATIENT = Duration.ofMillis(200);

	private HttpClients() {
	}

	static JdkClientHttpRequestFactory jdkRequests(Duration patience) {
		JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory();
		factory.setReadTimeout(patience);
		return factory;
	}

	static SimpleClientHttpRequestFactory simpleRequests(Duration patience) {
		SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
		factory.setReadTimeout(patience);
		return factory;
	}

	static RestClient restClient(Duration patience) {
		return RestClient.builder().requestFactory(jdkRequests(patience)).build();
	}

	static RestTemplate restTemplate(Duration patience) {
		return new RestTemplate(simpleRequests(patience));
	}

	static JdkClientHttpConnector connector(Duration patience) {
		JdkClientHttpConnector connector = new JdkClientHttpConnector();
		connector.setReadTimeout(patience);
		return connector;
	}

	static WebClient webClient(Duration patience) {
		return WebClient.builder().clientConnector(connector(patience)).build();
	}

	static OkHttpClient okHttp(Duration patience) {
		return new OkHttpClient.Builder().readTimeout(patience).build();
	}

	static String get(RestClient client, URI uri) {
		return client.get().uri(uri).retrieve().body(String.class);
	}

	static String get(RestTemplate template, URI uri) {
		return template.getForObject(uri, String.class);
	}

	static String get(WebClient client, URI uri) {
		return client.get().uri(uri).retrieve().bodyToMono(String.class).block(Duration.ofSeconds(30));
	}

	static String get(OkHttpClient client, URI uri) throws IOException {
		try (Response response = client.newCall(new Request.Builder().url(uri.toString()).build()).execute()) {
			return response.code() + " " + response.body().string();
		}
	}

	static HttpResponse<String> get(HttpClient client, URI uri, Duration patience)
			throws IOException, InterruptedException {
		return client.send(HttpRequest.newBuilder(uri).timeout(patience).build(), HttpResponse.BodyHandlers.ofString());
	}

}
