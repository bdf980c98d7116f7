package io.github.tuxsentry.internal.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.sentry.RequestDetails;
import io.sentry.SentryOptions;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * Client that sends encoded envelopes over a single connection, with the SDK's proxy,
 * certificates and timeouts. It does not use the clients of the JDK: requests of
 * {@link java.net.HttpURLConnection} cannot be aborted, and
 * {@link java.net.http.HttpClient} accepts neither the SDK's socket factory nor SOCKS.
 * Used by a single thread, except for {@link #close()}.
 */
final class IngestClient implements Closeable {

	private final SentryOptions options;

	private final URL url;

	private final Map<String, String> headers;

	private final RateLimits rateLimits;

	private final Duration requestTimeout;

	private @Nullable IngestConnection connection;

	private volatile boolean closed;

	private volatile @Nullable RequestDeadline current;

	IngestClient(SentryOptions options, RequestDetails request, RateLimiter rateLimiter, Duration requestTimeout) {
		this.options = options;
		this.url = request.getUrl();
		this.headers = headers(request);
		this.rateLimits = new RateLimits(rateLimiter);
		this.requestTimeout = requestTimeout;
	}

	private static Map<String, String> headers(RequestDetails request) {
		Map<String, String> headers = new LinkedHashMap<>(request.getHeaders());
		headers.remove("Connection");
		headers.put("Content-Encoding", "gzip");
		headers.put("Content-Type", "application/x-sentry-envelope");
		headers.put("Accept", "application/json");
		return headers;
	}

	/**
	 * Send an encoded envelope.
	 * @param gzipped the envelope
	 * @return the result
	 */
	SendResult post(byte[] gzipped) {
		try (RequestDeadline deadline = RequestDeadline.in(this.requestTimeout)) {
			this.current = deadline;
			if (this.closed) {
				deadline.exceed();
			}
			return post(gzipped, deadline);
		}
		finally {
			this.current = null;
		}
	}

	private SendResult post(byte[] gzipped, RequestDeadline deadline) {
		IngestConnection used;
		try {
			used = connect(deadline);
		}
		catch (IOException ex) {
			return SendResult.failed(describe(ex, deadline));
		}
		try {
			IngestResponse response = used.post(this.headers, gzipped);
			this.rateLimits.update(response);
			return SendResult.ofStatus(response.status());
		}
		catch (IOException ex) {
			return SendResult.unanswered(describe(ex, deadline));
		}
		finally {
			if (used.isReusable()) {
				this.connection = used;
			}
			else {
				close(used);
			}
		}
	}

	private IngestConnection connect(RequestDeadline deadline) throws IOException {
		IngestConnection previous = this.connection;
		this.connection = null;
		if (previous != null) {
			if (previous.isUsable(deadline)) {
				return previous;
			}
			close(previous);
		}
		IngestProxy proxy = IngestProxy.resolve(this.options, this.url);
		return IngestConnection.open(this.url, proxy, this.options, deadline);
	}

	private String describe(IOException failure, RequestDeadline deadline) {
		if (deadline.isExceeded()) {
			return this.closed ? "closed" : "no response within " + this.requestTimeout.toMillis() + " ms";
		}
		String message = failure.getMessage();
		String type = failure.getClass().getSimpleName();
		return (message != null) ? type + ": " + message : type;
	}

	private static void close(IngestConnection connection) {
		try {
			connection.close();
		}
		catch (IOException ex) {
			// it is not used again
		}
	}

	/**
	 * Close the idle connection. To be called by the thread that sends.
	 */
	void disconnect() {
		IngestConnection idle = this.connection;
		this.connection = null;
		if (idle != null) {
			close(idle);
		}
	}

	/**
	 * Abort the current request and all further ones.
	 */
	@Override
	public void close() {
		this.closed = true;
		RequestDeadline request = this.current;
		if (request != null) {
			request.exceed();
		}
	}

}
