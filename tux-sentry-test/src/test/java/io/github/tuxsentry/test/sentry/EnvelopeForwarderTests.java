package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.sentry.Sentry;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LocalSentryBuilder#viewer(URI)} and the other options of the builder.
 */
class EnvelopeForwarderTests {

	@AfterEach
	void stop() {
		Sentry.close();
	}

	@Test
	void viewerReceivesEnvelopesAsTheyWereSent() throws Exception {
		try (MockWebServer viewer = new MockWebServer()) {
			viewer.enqueue(new MockResponse.Builder().build());
			viewer.start();
			try (LocalSentry sentry = LocalSentry.builder().viewer(viewer.url("/").uri()).start()) {
				Sentry.init((options) -> options.setDsn(sentry.dsn()));
				Sentry.captureMessage("hello");
				sentry.awaitEvent((event) -> true);
				RecordedRequest request = viewer.takeRequest(10, TimeUnit.SECONDS);
				assertThat(request.getTarget()).isEqualTo("/api/1/envelope/");
				assertThat(request.getHeaders().get("Content-Encoding")).isEqualTo("gzip");
				HttpRequest received = new HttpRequest("POST", request.getTarget(), Map.of("content-encoding", "gzip"),
						request.getBody().toByteArray());
				assertThat(received.plainBody()).isEqualTo(sentry.rawBodies().get(0));
			}
		}
	}

	@Test
	void viewerDoesNotHaveToBeThere() throws IOException {
		int unused;
		try (ServerSocket socket = new ServerSocket(0)) {
			unused = socket.getLocalPort();
		}
		try (LocalSentry sentry = LocalSentry.builder().viewer(URI.create("http://127.0.0.1:" + unused)).start()) {
			Sentry.init((options) -> options.setDsn(sentry.dsn()));
			for (int i = 0; i < 5; i++) {
				Sentry.captureMessage("hello " + i);
			}
			assertThat(sentry.awaitItems(SentryItem.EVENT, 5)).hasSize(5);
		}
	}

	@Test
	void viewerThatNeverAnswersDoesNotDelayTheApplication() throws IOException {
		try (ServerSocket silent = new ServerSocket(0);
				LocalSentry sentry = LocalSentry.builder()
					.viewer(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
					.start()) {
			Sentry.init((options) -> {
				options.setDsn(sentry.dsn());
				options.setMaxQueueSize(500);
			});
			for (int i = 0; i < 200; i++) {
				Sentry.captureMessage("hello " + i);
			}
			assertThat(sentry.awaitItems(SentryItem.EVENT, 200)).hasSize(200);
		}
	}

	@Test
	void viewerIsAnHttpUrl() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> LocalSentry.builder().viewer(URI.create("localhost:8969")))
			.withMessageContaining("localhost:8969");
	}

	@Test
	void nextFreePortIsUsed() {
		try (LocalSentry first = LocalSentry.start()) {
			int port = URI.create(first.pageUrl()).getPort();
			try (LocalSentry second = LocalSentry.builder().port(port).start()) {
				assertThat(URI.create(second.pageUrl()).getPort()).isBetween(port + 1, port + 100);
			}
		}
	}

	@Test
	void atLeastOneItemIsKept() {
		assertThatIllegalArgumentException().isThrownBy(() -> LocalSentry.builder().maxItemsPerType(0));
		assertThatIllegalArgumentException().isThrownBy(() -> LocalSentry.builder().maxBytesPerType(0));
	}

}
