package io.github.tuxsentry.test.sentry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import io.sentry.Sentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The local Sentry can be as unwell as a real one.
 */
class IngestBehaviorTests {

	private static final String ENVELOPE = "{\"event_id\":\"abc\"}\n{\"type\":\"event\",\"length\":2}\n{}";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void slowAnswersComeLateButTheEnvelopeIsThereAtOnce() throws Exception {
		this.sentry.setBehavior(IngestBehavior.slow(Duration.ofMillis(500)));
		long start = System.nanoTime();
		CompletableFuture<HttpResponse<String>> answer = postAsync();
		this.sentry.awaitItems("event", 1);
		assertThat(answer).isNotDone();
		assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
	}

	@Test
	void hangingRequestsAreNeitherAnsweredNorKept() {
		this.sentry.setBehavior(IngestBehavior.hanging());
		assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> post(Duration.ofMillis(300)));
		assertThat(this.sentry).hasReceivedNothing();
		assertThat(this.sentry.requests()).isEqualTo(1);
	}

	@Test
	void hangingRequestsAreCutOffByAnotherBehavior() throws Exception {
		this.sentry.setBehavior(IngestBehavior.hanging());
		CompletableFuture<HttpResponse<String>> answer = postAsync();
		while (this.sentry.requests() == 0) {
			Thread.sleep(5);
		}
		this.sentry.setBehavior(IngestBehavior.normal());
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
			.withCauseInstanceOf(IOException.class);
		assertThat(post().statusCode()).isEqualTo(200);
		assertThat(this.sentry).hasEvents(1);
	}

	@Test
	void connectionsAreReset() throws Exception {
		this.sentry.setBehavior(IngestBehavior.resetting());
		URI dsn = URI.create(this.sentry.dsn());
		try (Socket socket = new Socket("127.0.0.1", dsn.getPort())) {
			socket.getOutputStream()
				.write(("POST /api/42/envelope/ HTTP/1.1\r\nContent-Length: " + ENVELOPE.length() + "\r\n\r\n"
						+ ENVELOPE)
					.getBytes(StandardCharsets.UTF_8));
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> socket.getInputStream().read())
				.withMessageContaining("reset");
		}
		assertThat(this.sentry).hasReceivedNothing();
	}

	@Test
	void garbageIsNoHttp() {
		this.sentry.setBehavior(IngestBehavior.garbage());
		assertThatExceptionOfType(IOException.class).isThrownBy(this::post);
		assertThat(this.sentry).hasReceivedNothing();
	}

	@Test
	void refusalsCarryStatusAndHeaders() throws Exception {
		this.sentry.setBehavior(IngestBehavior.refusing(429)
			.withHeader("Retry-After", "60")
			.withHeader("X-Sentry-Rate-Limits", "60:error:key"));
		HttpResponse<String> response = post();
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().firstValue("Retry-After")).hasValue("60");
		assertThat(response.headers().firstValue("X-Sentry-Rate-Limits")).hasValue("60:error:key");
		assertThat(this.sentry).hasReceivedNothing();
	}

	@Test
	void guideShowsWhatThereIs() throws Exception {
		this.sentry.setBehavior(IngestBehavior.slow(Duration.ofSeconds(1)));
		this.sentry.setBehavior(IngestBehavior.hanging());
		this.sentry.setBehavior(IngestBehavior.refusing(429).withHeader("Retry-After", "60"));
		this.sentry.setBehavior(IngestBehavior.normal());
		this.sentry.stopAccepting();
		this.sentry.resumeAccepting();
		assertThat(post().statusCode()).isEqualTo(200);
	}

	@Test
	void downMeansThatConnectionsAreRefusedUntilItIsUpAgain() throws Exception {
		assertThat(post().statusCode()).isEqualTo(200);
		this.sentry.stopAccepting();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(this::post);
		this.sentry.resumeAccepting();
		assertThat(post().statusCode()).isEqualTo(200);
		assertThat(this.sentry).hasEvents(2);
	}

	@Test
	void bodiesInChunksAreRead() throws Exception {
		HttpRequest request = request(Duration.ofSeconds(10))
			.POST(HttpRequest.BodyPublishers
				.ofInputStream(() -> new ByteArrayInputStream(ENVELOPE.getBytes(StandardCharsets.UTF_8))))
			.build();
		assertThat(client().send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
		assertThat(this.sentry).hasEvents(1);
	}

	@Test
	void clientThatWaitsToBeToldToGoOnIsToldSo() throws Exception {
		HttpRequest request = request(Duration.ofSeconds(10)).expectContinue(true)
			.POST(HttpRequest.BodyPublishers.ofString(ENVELOPE))
			.build();
		assertThat(client().send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
	}

	@Test
	void sdkGoesOnAfterEachFault() {
		Sentry.init((options) -> {
			options.setDsn(this.sentry.dsn());
			options.setReadTimeoutMillis(200);
		});
		try {
			int sent = 0;
			for (IngestBehavior behavior : new IngestBehavior[] { IngestBehavior.hanging(), IngestBehavior.resetting(),
					IngestBehavior.garbage(), IngestBehavior.refusing(500), IngestBehavior.slow(Duration.ofMillis(100)),
					IngestBehavior.normal() }) {
				this.sentry.setBehavior(behavior);
				Sentry.captureMessage("message " + sent++);
				Sentry.flush(10_000);
			}
			assertThat(this.sentry.events()).extracting(SentryItem::message).containsExactly("message 4", "message 5");
		}
		finally {
			Sentry.close();
		}
	}

	private HttpResponse<String> post() throws Exception {
		return post(Duration.ofSeconds(10));
	}

	private HttpResponse<String> post(Duration timeout) throws Exception {
		return client().send(request(timeout).POST(HttpRequest.BodyPublishers.ofString(ENVELOPE)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private CompletableFuture<HttpResponse<String>> postAsync() {
		return client().sendAsync(
				request(Duration.ofSeconds(10)).POST(HttpRequest.BodyPublishers.ofString(ENVELOPE)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(Duration timeout) {
		int port = URI.create(this.sentry.dsn()).getPort();
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/42/envelope/")).timeout(timeout);
	}

	/**
	 * A client of its own for each request, so that none waits for a connection that is
	 * kept alive.
	 */
	private static HttpClient client() {
		return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
	}

}
