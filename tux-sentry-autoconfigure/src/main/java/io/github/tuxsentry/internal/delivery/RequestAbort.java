package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Abort of a request from another thread, until its response begins. Timeouts of sockets
 * apply to each read only, and not to writes at all. A request over TLS is aborted by
 * closing the socket beneath, since closing one that uses TLS waits for a write in
 * progress.
 */
final class RequestAbort {

	private static final long REPEAT_MILLIS = 50;

	private @Nullable HttpURLConnection connection;

	private @Nullable Socket socket;

	private boolean aborted;

	/**
	 * Register the connection of a request that begins.
	 */
	synchronized void begin(HttpURLConnection connection) {
		this.connection = connection;
		this.aborted = false;
	}

	/**
	 * Register the socket beneath TLS, which is used until another one is registered.
	 */
	synchronized void connected(Socket socket) {
		this.socket = socket;
	}

	/**
	 * Abort the request that is in progress, if any.
	 */
	void abort() {
		HttpURLConnection request;
		synchronized (this) {
			request = this.connection;
		}
		if (request != null) {
			abort(request);
		}
	}

	/**
	 * Abort a request unless it has ended, on a thread of its own: closing a connection
	 * may take a while.
	 */
	void abort(HttpURLConnection request) {
		Thread thread = new Thread(() -> abortUntilEnd(request), "tux-sentry-delivery-abort");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * The JDK ignores that a connection is closed before it is established, and may
	 * connect again afterwards.
	 */
	void abortUntilEnd(HttpURLConnection request) {
		try {
			while (abortOnce(request)) {
				TimeUnit.MILLISECONDS.sleep(REPEAT_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean abortOnce(HttpURLConnection request) {
		Socket beneath;
		synchronized (this) {
			if (this.connection != request) {
				return false;
			}
			this.aborted = true;
			beneath = this.socket;
		}
		try {
			if (beneath != null) {
				beneath.close();
			}
			request.disconnect();
		}
		catch (IOException | RuntimeException ex) {
			// the request may be about to connect, or to end
		}
		return true;
	}

	/**
	 * End the phase in which the request can be aborted.
	 * @return whether the request was aborted, and its connection cannot be used again
	 */
	synchronized boolean end() {
		this.connection = null;
		return this.aborted;
	}

	synchronized boolean isAborted() {
		return this.aborted;
	}

	void throwIfAborted() throws SocketTimeoutException {
		if (isAborted()) {
			throw new SocketTimeoutException("aborted");
		}
	}

}
