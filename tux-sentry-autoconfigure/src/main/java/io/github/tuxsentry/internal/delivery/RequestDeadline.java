package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Time limit of a whole request. Timeouts of sockets apply to each read only, and not to
 * writes at all; when the limit is exceeded, the socket is closed, which ends whatever
 * operation is in progress.
 */
final class RequestDeadline implements AutoCloseable {

	private final CompletableFuture<@Nullable Void> request = new CompletableFuture<>();

	private @Nullable Socket socket;

	private boolean exceeded;

	private RequestDeadline() {
	}

	static RequestDeadline in(Duration limit) {
		RequestDeadline deadline = new RequestDeadline();
		deadline.request.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS).whenComplete((ended, timeout) -> {
			if (timeout != null) {
				deadline.exceed();
			}
		});
		return deadline;
	}

	/**
	 * Close a socket if the limit is exceeded.
	 * @param socket the socket, which need not be connected yet
	 */
	void guard(Socket socket) {
		boolean late;
		synchronized (this) {
			this.socket = socket;
			late = this.exceeded;
		}
		if (late) {
			close(socket);
		}
	}

	/**
	 * End the request now.
	 */
	void exceed() {
		Socket guarded;
		synchronized (this) {
			this.exceeded = true;
			guarded = this.socket;
		}
		if (guarded != null) {
			close(guarded);
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// it is not used again
		}
	}

	synchronized boolean isExceeded() {
		return this.exceeded;
	}

	/**
	 * End the time limit, since the request has ended.
	 */
	@Override
	public void close() {
		synchronized (this) {
			this.socket = null;
		}
		this.request.complete(null);
	}

}
