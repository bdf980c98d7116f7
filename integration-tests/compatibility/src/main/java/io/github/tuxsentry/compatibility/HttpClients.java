package io.github.tuxsentry.compatibility;

import java.util.Objects;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * HTTP clients of the bot.
 */
class HttpClients {

	private final RestClient restClient;

	private final RestTemplate restTemplate;

	private final WebClient webClient;

	private final OkHttpClient okHttpClient;

	HttpClients(RestClient.Builder restClient, @Qualifier("restTemplateBuilder") Object restTemplate,
			WebClient.Builder webClient, OkHttpClient okHttpClient) throws ReflectiveOperationException {
		this.restClient = restClient.build();
		// The package of the builder depends on the version of Spring Boot.
		this.restTemplate = (RestTemplate) restTemplate.getClass().getMethod("build").invoke(restTemplate);
		this.webClient = webClient.build();
		this.okHttpClient = okHttpClient;
	}

	void restClient(String url) {
		this.restClient.get().uri(url).retrieve().body(String.class);
	}

	void restTemplate(String url) {
		this.restTemplate.getForObject(url, String.class);
	}

	void webClient(String url) {
		Objects.requireNonNull(this.webClient.get().uri(url).retrieve().bodyToMono(String.class).block());
	}

	void okHttp(String url) throws Exception {
		try (Response response = this.okHttpClient.newCall(new Request.Builder().url(url).build()).execute()) {
			response.body().string();
		}
	}

}
