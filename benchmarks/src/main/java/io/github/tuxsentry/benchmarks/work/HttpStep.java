package io.github.tuxsentry.benchmarks.work;

import io.github.tuxsentry.benchmarks.contender.Step;

import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/**
 * Step that calls an HTTP service.
 */
public final class HttpStep implements Step {

	private final RestClient client;

	/**
	 * Create a new step.
	 * @param client the client
	 */
	public HttpStep(RestClient client) {
		this.client = client;
	}

	@Override
	public int call(int value) {
		return exchange(value).getStatusCode().value();
	}

	/**
	 * Call the service.
	 * @param id the variable part of the path
	 * @return the response
	 */
	public ResponseEntity<Void> exchange(int id) {
		return this.client.get().uri("http://api.example.com/pages/{id}", id).retrieve().toBodilessEntity();
	}

}
