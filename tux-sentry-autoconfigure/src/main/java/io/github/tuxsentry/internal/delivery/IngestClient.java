package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

import io.sentry.RequestDetails;
import io.sentry.SentryOptions;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * Client that sends encoded envelopes as the SDK's own transport does, with its proxy,
 * certificates and timeouts. A body of fixed length prevents the JDK from sending it
 * again when a connection breaks.
 */
final class IngestClient {

	private final SentryOptions options;

	private final RequestDetails request;

	private final RateLimiter rateLimiter;

	private final Proxy proxy;

	IngestClient(SentryOptions options, RequestDetails request, RateLimiter rateLimiter) {
		this.options = options;
		this.request = request;
		this.rateLimiter = rateLimiter;
		this.proxy = resolve(options.getProxy());
	}

	private static Proxy resolve(SentryOptions.@Nullable Proxy proxy) {
		if (proxy == null || proxy.getHost() == null || proxy.getPort() == null) {
			return Proxy.NO_PROXY;
		}
		Proxy.Type type = (proxy.getType() != null) ? proxy.getType() : Proxy.Type.HTTP;
		return new Proxy(type, new InetSocketAddress(proxy.getHost(), Integer.parseInt(proxy.getPort())));
	}

	/**
	 * Send an encoded envelope.
	 * @param gzipped the envelope
	 * @return the result
	 */
	SendResult post(byte[] gzipped) {
		HttpURLConnection connection;
		try {
			connection = connect(gzipped.length);
		}
		catch (IOException ex) {
			return new SendResult(SendResult.Outcome.FAILED, describe(ex));
		}
		try {
			try (OutputStream body = connection.getOutputStream()) {
				body.write(gzipped);
			}
			int status = connection.getResponseCode();
			this.rateLimiter.updateRetryAfterLimits(connection.getHeaderField("X-Sentry-Rate-Limits"),
					connection.getHeaderField("Retry-After"), status);
			return (status < 0) ? new SendResult(SendResult.Outcome.UNANSWERED, "invalid HTTP response")
					: SendResult.ofStatus(status);
		}
		catch (IOException ex) {
			return new SendResult(SendResult.Outcome.UNANSWERED, describe(ex));
		}
		finally {
			connection.disconnect();
		}
	}

	private HttpURLConnection connect(int length) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) ((this.proxy == Proxy.NO_PROXY)
				? this.request.getUrl().openConnection() : this.request.getUrl().openConnection(this.proxy));
		connection.setRequestMethod("POST");
		this.request.getHeaders().forEach(connection::setRequestProperty);
		connection.setRequestProperty("Content-Encoding", "gzip");
		connection.setRequestProperty("Content-Type", "application/x-sentry-envelope");
		connection.setRequestProperty("Accept", "application/json");
		connection.setRequestProperty("Connection", "close");
		connection.setConnectTimeout(this.options.getConnectionTimeoutMillis());
		connection.setReadTimeout(this.options.getReadTimeoutMillis());
		connection.setFixedLengthStreamingMode(length);
		connection.setDoOutput(true);
		authenticate(connection);
		SSLSocketFactory certificates = this.options.getSslSocketFactory();
		if (certificates != null && connection instanceof HttpsURLConnection https) {
			https.setSSLSocketFactory(certificates);
		}
		connection.connect();
		return connection;
	}

	private void authenticate(HttpURLConnection connection) {
		SentryOptions.Proxy account = this.options.getProxy();
		if (account != null && account.getUser() != null && account.getPass() != null) {
			PasswordAuthentication password = new PasswordAuthentication(account.getUser(),
					account.getPass().toCharArray());
			connection.setAuthenticator(new ProxyAuthenticator(account.getHost(), password));
			if (!(connection instanceof HttpsURLConnection)) {
				// A body of fixed length cannot be repeated after a challenge of the
				// proxy.
				connection.setRequestProperty("Proxy-Authorization", basic(account.getUser(), account.getPass()));
			}
		}
	}

	private static String basic(String user, String password) {
		return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
	}

	private static String describe(IOException failure) {
		String message = failure.getMessage();
		String type = failure.getClass().getSimpleName();
		return (message != null) ? type + ": " + message : type;
	}

	/**
	 * Authenticator for a single proxy.
	 */
	private static final class ProxyAuthenticator extends Authenticator {

		private final @Nullable String host;

		private final PasswordAuthentication password;

		ProxyAuthenticator(@Nullable String host, PasswordAuthentication password) {
			this.host = host;
			this.password = password;
		}

		@Override
		protected @Nullable PasswordAuthentication getPasswordAuthentication() {
			return (getRequestorType() == RequestorType.PROXY && getRequestingHost().equalsIgnoreCase(this.host))
					? this.password : null;
		}

	}

	/**
	 * Result of an attempt to send an envelope.
	 *
	 * @param outcome the outcome
	 * @param reason the reason in readable form
	 */
	record SendResult(Outcome outcome, String reason) {

		private static final int REQUEST_TIMEOUT = 408;

		private static final int TOO_MANY_REQUESTS = 429;

		static SendResult ofStatus(int status) {
			return new SendResult(outcome(status), "HTTP " + status);
		}

		private static Outcome outcome(int status) {
			if (status >= 200 && status < 300) {
				return Outcome.ACCEPTED;
			}
			if (status == TOO_MANY_REQUESTS) {
				return Outcome.RATE_LIMITED;
			}
			if (status == REQUEST_TIMEOUT || status >= 500) {
				return Outcome.FAILED;
			}
			return (status < 0) ? Outcome.UNANSWERED : Outcome.REJECTED;
		}

		/**
		 * Outcome of an attempt.
		 */
		enum Outcome {

			/** Sentry has accepted the envelope. */
			ACCEPTED,

			/** Sentry limits the rate for now, and counts the envelope itself. */
			RATE_LIMITED,

			/** Sentry has rejected the envelope, and would reject it again. */
			REJECTED,

			/**
			 * Sentry could not be reached or could not accept the envelope: to be
			 * retried.
			 */
			FAILED,

			/** Sentry did not respond, but may have received the envelope. */
			UNANSWERED

		}

	}

}
