package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import javax.net.ssl.HttpsURLConnection;

import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Proxy to Sentry: that of {@code sentry.proxy.*}, otherwise that of the JVM, if any.
 */
final class IngestProxy {

	private final @Nullable Proxy proxy;

	/** The JDK keeps a connection for requests with the same authenticator. */
	private final @Nullable ProxyAuthenticator authenticator;

	IngestProxy(SentryOptions options) {
		SentryOptions.Proxy configured = options.getProxy();
		this.proxy = (configured != null) ? resolve(configured, options) : null;
		this.authenticator = (configured != null && configured.getUser() != null && configured.getPass() != null)
				? new ProxyAuthenticator(configured.getHost(),
						new PasswordAuthentication(configured.getUser(), configured.getPass().toCharArray()))
				: null;
	}

	private static @Nullable Proxy resolve(SentryOptions.Proxy configured, SentryOptions options) {
		if (configured.getHost() == null || configured.getPort() == null) {
			return null;
		}
		Proxy.Type type = (configured.getType() != null) ? configured.getType() : Proxy.Type.HTTP;
		try {
			return (type == Proxy.Type.DIRECT) ? Proxy.NO_PROXY : new Proxy(type,
					new InetSocketAddress(configured.getHost(), Integer.parseInt(configured.getPort())));
		}
		catch (IllegalArgumentException ex) {
			options.getLogger()
				.log(SentryLevel.ERROR, ex, "The proxy is ignored because of its port %s", configured.getPort());
			return null;
		}
	}

	/**
	 * Prepare a connection to a URL.
	 */
	HttpURLConnection connectionTo(URL url) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) ((this.proxy == null) ? url.openConnection()
				: url.openConnection(this.proxy));
		if (this.authenticator != null) {
			connection.setAuthenticator(this.authenticator);
			if (!(connection instanceof HttpsURLConnection)) {
				// A body of fixed length cannot be repeated after a challenge of the
				// proxy.
				connection.setRequestProperty("Proxy-Authorization", this.authenticator.basic());
			}
		}
		return connection;
	}

	/**
	 * Authenticator for a single proxy.
	 */
	private static final class ProxyAuthenticator extends Authenticator {

		private final @Nullable String host;

		private final PasswordAuthentication account;

		ProxyAuthenticator(@Nullable String host, PasswordAuthentication account) {
			this.host = host;
			this.account = account;
		}

		@Override
		protected @Nullable PasswordAuthentication getPasswordAuthentication() {
			return (getRequestorType() == RequestorType.PROXY && getRequestingHost().equalsIgnoreCase(this.host))
					? this.account : null;
		}

		String basic() {
			String text = this.account.getUserName() + ":" + String.valueOf(this.account.getPassword());
			return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
		}

	}

}
