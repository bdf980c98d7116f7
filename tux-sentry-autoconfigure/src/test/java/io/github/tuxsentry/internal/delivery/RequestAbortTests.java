package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

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

	@Test
	void abortsOnADaemonThread() throws Exception {
		CompletableFuture<Boolean> daemon = new CompletableFuture<>();
		HttpURLConnection request = new HttpURLConnection(connection().getURL()) {

			@Override
			public void connect() {
			}

			@Override
			public void disconnect() {
				daemon.complete(Thread.currentThread().isDaemon());
			}

			@Override
			public boolean usingProxy() {
				return false;
			}

		};
		this.abort.begin(request);
		this.abort.abort();
		assertThat(daemon.get(20, TimeUnit.SECONDS)).isTrue();
		assertThat(this.abort.end()).isTrue();
	}

	@Test
	void keepsTheInterruptionThatEndsIt() throws IOException {
		HttpURLConnection request = connection();
		this.abort.begin(request);
		Thread.currentThread().interrupt();
		this.abort.abortUntilEnd(request);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.abort.isAborted()).isTrue();
	}

	private static HttpURLConnection connection() throws IOException {
		return (HttpURLConnection) URI.create("http://127.0.0.1:1/").toURL().openConnection();
	}

}
