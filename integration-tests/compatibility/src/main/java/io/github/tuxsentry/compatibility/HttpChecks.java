package io.github.tuxsentry.compatibility;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.test.sentry.SentryItem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of HTTP clients and of controllers.
 */
final class HttpChecks implements Checks {

	private final Tour tour;

	HttpChecks(Tour tour) {
		this.tour = tour;
	}

	@Override
	public void run(Report report) {
		HttpClients clients = this.tour.bean(HttpClients.class);
		report.check("http.rest_client", () -> call("rest_client", clients::restClient));
		report.check("http.rest_template", () -> call("rest_template", clients::restTemplate));
		report.check("http.web_client", () -> call("web_client", clients::webClient));
		report.check("http.ok_http", () -> call("ok_http", clients::okHttp));
		report.check("http.controller_failure", this::controllerFailure);
	}

	private void call(String name, Call call) throws Exception {
		SentryItem transaction = this.tour.trace(name, () -> call.perform(this.tour.url("/pages/" + name)));
		JsonNode span = Tour.span(transaction, "http.client");
		assertThat(span.path("description").asText()).startsWith("GET ").endsWith("/pages/" + name);
		assertThat(span.path("status").asText()).isEqualTo("ok");
		assertThat(this.tour.sentry()
			.awaitMetric((metric) -> metric.name().equals("bot.api.call.count")
					&& String.valueOf(metric.attributes().get("endpoint")).endsWith("/pages/" + name))
			.attributes()).containsEntry("status_code", 200L).containsEntry("success", true);
	}

	private void controllerFailure() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.tour.url("/broken"))).build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(500);
		SentryItem event = this.tour.onlyFailure("the controller fails");
		JsonNode mechanism = event.exceptions().get(event.exceptions().size() - 1).path("mechanism");
		assertThat(mechanism.path("type").asText()).matches("Spring\\dExceptionResolver");
		assertThat(mechanism.path("handled").asBoolean(true)).isFalse();
	}

	private interface Call {

		void perform(String url) throws Exception;

	}

}
