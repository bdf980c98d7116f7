package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.net.Authenticator;
import java.net.Authenticator.RequestorType;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the account that {@link IngestProxy} passes to the JDK.
 */
class IngestProxyTests {

	private final Connections connections = new Connections();

	@Test
	void passesTheAccountToItsProxyOnly() throws IOException {
		connect(new SentryOptions.Proxy("proxy.example", "3128", "user", "pass"));
		PasswordAuthentication account = account("PROXY.example", RequestorType.PROXY);
		assertThat(account).isNotNull();
		assertThat(account.getUserName()).isEqualTo("user");
		assertThat(account.getPassword()).containsExactly('p', 'a', 's', 's');
		assertThat(account("other.example", RequestorType.PROXY)).isNull();
		assertThat(account("proxy.example", RequestorType.SERVER)).isNull();
	}

	@Test
	void hasNoAccountUnlessItIsConfigured() throws IOException {
		connect(new SentryOptions.Proxy("proxy.example", "3128"));
		assertThat(this.connections.authenticator).isNull();
		connect(new SentryOptions.Proxy("proxy.example", "3128", "user", null));
		assertThat(this.connections.authenticator).isNull();
	}

	private void connect(SentryOptions.Proxy proxy) throws IOException {
		SentryOptions options = new SentryOptions();
		options.setProxy(proxy);
		new IngestProxy(options).connectionTo(new URL(null, "http://sentry.example/", this.connections));
	}

	private @Nullable PasswordAuthentication account(String host, RequestorType requestor) {
		return Authenticator.requestPasswordAuthentication(this.connections.authenticator, host, null, 3128, "http",
				"realm", "digest", null, requestor);
	}

	/**
	 * Connections that are never opened.
	 */
	private static final class Connections extends URLStreamHandler {

		private @Nullable Authenticator authenticator;

		@Override
		protected URLConnection openConnection(URL url) {
			return new HttpURLConnection(url) {

				@Override
				public void setAuthenticator(Authenticator authenticator) {
					Connections.this.authenticator = authenticator;
				}

				@Override
				public void connect() {
				}

				@Override
				public void disconnect() {
				}

				@Override
				public boolean usingProxy() {
					return true;
				}

			};
		}

		@Override
		protected URLConnection openConnection(URL url, Proxy proxy) {
			return openConnection(url);
		}

	}

}
