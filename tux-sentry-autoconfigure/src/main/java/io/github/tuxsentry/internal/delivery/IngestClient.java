package io.github.tuxsentry.internal.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

import io.sentry.RequestDetails;
import io.sentry.SentryOptions;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * Client that sends encoded envelopes as the SDK's own transport does, with its proxy,
 * certificates and timeouts, over a connection that is kept. A body of fixed length
 * prevents the JDK from sending it again when a connection breaks. Used by a single
 * thread, except for {@link #close()}.
 */
final class IngestClient implements Closeable {

	private final SentryOptions options;

	private final RequestDetails request;

	private final IngestProxy proxy;

	private final RateLimits rateLimits;

	private final Duration requestTimeout;

	private final RequestAbort abort = new RequestAbort();

	private volatile @Nullable SSLSocketFactory sockets;

	private volatile boolean closed;

	IngestClient(SentryOptions options, RequestDetails request, RateLimiter rateLimiter, Duration requestTimeout) {
		this.options = options;
		this.request = request;
		this.proxy = new IngestProxy(options);
		this.rateLimits = new RateLimits(rateLimiter);
		this.requestTimeout = requestTimeout;
	}

	/**
	 * Send an encoded envelope.
	 * @param gzipped the envelope
	 * @return the result
	 */
	SendResult post(byte[] gzipped) {
		HttpURLConnection connection;
		try {
			connection = prepare(gzipped.length);
		}
		catch (IOException ex) {
			return SendResult.failed(describe(ex));
		}
		this.abort.begin(connection);
		CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
		end.orTimeout(this.requestTimeout.toNanos(), TimeUnit.NANOSECONDS).exceptionally((timeout) -> {
			this.abort.abort(connection);
			return null;
		});
		try {
			return this.closed ? SendResult.failed("closed") : send(connection, gzipped);
		}
		finally {
			this.abort.end();
			end.complete(null);
		}
	}

	private SendResult send(HttpURLConnection connection, byte[] gzipped) {
		boolean connected = false;
		int status = -1;
		try {
			connection.connect();
			connected = true;
			status = exchange(connection, gzipped);
			return (status < 0) ? SendResult.unanswered("invalid HTTP response") : SendResult.ofStatus(status);
		}
		catch (IOException | RuntimeException ex) {
			// a proxy selector of the application may throw the latter
			String reason = describe(ex);
			return connected ? SendResult.unanswered(reason) : SendResult.failed(reason);
		}
		catch (StackOverflowError ex) {
			// The JDK reads each interim response one level deeper.
			return SendResult.unanswered("too many interim responses");
		}
		finally {
			release(connection, status);
		}
	}

	/**
	 * Close the connection, unless the JDK keeps it for the next request.
	 */
	private void release(HttpURLConnection connection, int status) {
		if (this.abort.end() || status < 0 || !isReleased(connection)) {
			connection.disconnect();
		}
	}

	private HttpURLConnection prepare(int length) throws IOException {
		HttpURLConnection connection = this.proxy.connectionTo(this.request.getUrl());
		connection.setRequestMethod("POST");
		this.request.getHeaders()
			.entrySet()
			.stream()
			.filter((header) -> !header.getKey().equalsIgnoreCase("Connection"))
			.forEach((header) -> connection.setRequestProperty(header.getKey(), header.getValue()));
		connection.setRequestProperty("Content-Encoding", "gzip");
		connection.setRequestProperty("Content-Type", "application/x-sentry-envelope");
		connection.setRequestProperty("Accept", "application/json");
		connection.setConnectTimeout(this.options.getConnectionTimeoutMillis());
		connection.setReadTimeout(this.options.getReadTimeoutMillis());
		connection.setFixedLengthStreamingMode(length);
		connection.setInstanceFollowRedirects(false);
		connection.setDoOutput(true);
		if (connection instanceof HttpsURLConnection secure) {
			secure.setSSLSocketFactory(sockets());
		}
		return connection;
	}

	/**
	 * Return the same factory for all requests, without which the JDK does not keep the
	 * connection.
	 */
	private SSLSocketFactory sockets() {
		SSLSocketFactory factory = this.sockets;
		if (factory == null) {
			SSLSocketFactory configured = this.options.getSslSocketFactory();
			factory = new AbortableSocketFactory(
					(configured != null) ? configured : HttpsURLConnection.getDefaultSSLSocketFactory(), this.abort);
			this.sockets = factory;
		}
		return factory;
	}

	private int exchange(HttpURLConnection connection, byte[] gzipped) throws IOException {
		try (OutputStream body = connection.getOutputStream()) {
			body.write(gzipped);
		}
		// The JDK does not throw if the write has failed.
		this.abort.throwIfAborted();
		int status = connection.getResponseCode();
		this.abort.throwIfAborted();
		this.rateLimits.update(connection, status);
		return status;
	}

	/**
	 * Close the body of the response, which is not needed. The JDK keeps the connection
	 * if the rest of the body is short, and closes it otherwise.
	 */
	private static boolean isReleased(HttpURLConnection connection) {
		InputStream error = connection.getErrorStream();
		try (InputStream body = (error != null) ? error : connection.getInputStream()) {
			return body != null;
		}
		catch (IOException | StackOverflowError ex) {
			return false;
		}
	}

	private String describe(Exception failure) {
		if (this.closed) {
			return "closed";
		}
		if (this.abort.isAborted()) {
			return "no response within " + this.requestTimeout.toMillis() + " ms";
		}
		String message = failure.getMessage();
		String type = failure.getClass().getSimpleName();
		return (message != null) ? type + ": " + message : type;
	}

	/**
	 * Abort the current request and all further ones.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.abort.abort();
	}

}
