package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;

import org.jspecify.annotations.Nullable;

/**
 * Abort of a request from another thread, until its response begins. Timeouts of sockets
 * apply to each read only, and not to writes at all. A request over TLS is aborted by
 * closing the socket beneath, since closing one that uses TLS waits for a write in
 * progress.
 */
final class RequestAbort {

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
	void connected(Socket socket) {
		boolean late;
		synchronized (this) {
			this.socket = socket;
			late = this.aborted;
		}
		if (late) {
			close(socket);
		}
	}

	/**
	 * Abort the request that is in progress, if any.
	 */
	void abort() {
		HttpURLConnection request;
		Socket beneath;
		synchronized (this) {
			request = this.connection;
			beneath = this.socket;
			this.aborted = request != null;
		}
		if (request == null) {
			return;
		}
		if (beneath != null) {
			close(beneath);
		}
		request.disconnect();
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// it is not used again
		}
	}

	/**
	 * End the phase in which the request can be aborted.
	 */
	synchronized void end() {
		this.connection = null;
	}

	synchronized boolean isAborted() {
		return this.aborted;
	}

}
