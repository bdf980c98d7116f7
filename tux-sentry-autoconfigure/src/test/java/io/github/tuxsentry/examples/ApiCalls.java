package io.github.tuxsentry.examples;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.github.tuxsentry.capture.ErrorCapture;

import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The examples of docs/http.md.
 */
class ApiCalls {

	private final RestClient gitHub;

	private final HttpClient http;

	private final ErrorCapture errors;

	ApiCalls(RestClient gitHub, HttpClient http, ErrorCapture errors) {
		this.gitHub = gitHub;
		this.http = http;
		this.errors = errors;
	}

	String repository(String owner, String name) {
		try {
			return this.gitHub.get().uri("/repos/{owner}/{name}", owner, name).retrieve().body(String.class);
		}
		catch (RestClientException ex) {
			throw this.errors.convertHttpError(ex, "GitHub", "repos.get", owner + "/" + name);
		}
	}

	String comic(HttpRequest request, int number) throws IOException, InterruptedException {
		HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() >= 400) {
			throw this.errors.convertHttpStatus(response.statusCode(), response.body(), "xkcd", "comics.get",
					"comic " + number);
		}
		return response.body();
	}

}
