package io.github.tuxsentry.test.sentry;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Forwarder of the received envelopes to another viewer. Bodies are not modified.
 * Envelopes are dropped while 100 envelopes are pending; failures, e.g. of a viewer that
 * is not running, are ignored. Thread-safe.
 */
final class EnvelopeForwarder {

	private static final System.Logger logger = System.getLogger(EnvelopeForwarder.class.getName());

	private static final int MAX_PENDING = 100;

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final List<String> HEADERS = List.of("content-type", "content-encoding", "x-sentry-auth",
			"user-agent");

	private final URI target;

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.proxy(HttpClient.Builder.NO_PROXY)
		.connectTimeout(TIMEOUT)
		.build();

	private final Semaphore pending = new Semaphore(MAX_PENDING);

	/**
	 * Create a new forwarder.
	 * @param viewer the URL of the viewer, to which the path of the ingestion endpoint is
	 * appended
	 */
	EnvelopeForwarder(URI viewer) {
		this.target = URI.create(viewer.toString().replaceFirst("/$", "") + "/api/1/envelope/");
	}

	void forward(HttpRequest envelope) {
		if (!this.pending.tryAcquire()) {
			logger.log(System.Logger.Level.DEBUG, "The viewer is slow: an envelope is not forwarded");
			return;
		}
		java.net.http.HttpRequest.Builder request = java.net.http.HttpRequest.newBuilder(this.target)
			.timeout(TIMEOUT)
			.POST(BodyPublishers.ofByteArray(envelope.body()));
		envelope.headers().forEach((name, value) -> {
			if (HEADERS.contains(name)) {
				request.header(name, value);
			}
		});
		this.client.sendAsync(request.build(), BodyHandlers.discarding())
			.whenComplete((response, failure) -> this.pending.release());
	}

}
