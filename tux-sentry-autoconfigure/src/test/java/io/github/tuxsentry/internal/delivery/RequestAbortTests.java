package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestAbort}.
 */
@Timeout(30)
class RequestAbortTests {

	private final RequestAbort abort = new RequestAbort();

	@Test
	void doesNotReachTheNextRequest() throws IOException {
		HttpURLConnection late = connection();
		this.abort.begin(late);
		try (Socket kept = new Socket()) {
			this.abort.connected(kept);
			assertThat(this.abort.end()).isFalse();
			this.abort.begin(connection());
			this.abort.abortUntilEnd(late);
			assertThat(this.abort.isAborted()).isFalse();
			assertThat(kept.isClosed()).isFalse();
		}
	}

	@Test
	void closesWhatTheJdkConnectsLater() throws IOException, InterruptedException {
		HttpURLConnection request = connection();
		this.abort.begin(request);
		Thread aborting = new Thread(() -> this.abort.abortUntilEnd(request));
		aborting.start();
		while (!this.abort.isAborted()) {
			Thread.onSpinWait();
		}
		try (Socket late = new Socket()) {
			this.abort.connected(late);
			while (!late.isClosed()) {
				Thread.onSpinWait();
			}
		}
		assertThat(this.abort.end()).isTrue();
		aborting.join();
		this.abort.begin(connection());
		assertThat(this.abort.isAborted()).isFalse();
	}

	private static HttpURLConnection connection() throws IOException {
		return (HttpURLConnection) URI.create("http://127.0.0.1:1/").toURL().openConnection();
	}

}
