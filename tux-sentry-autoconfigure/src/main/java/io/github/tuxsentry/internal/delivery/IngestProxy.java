package io.github.tuxsentry.internal.delivery;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Proxy to Sentry: that of {@code sentry.proxy.*}, otherwise that of the JVM, if any.
 *
 * @param proxy the proxy, possibly {@link Proxy#NO_PROXY}
 * @param authorization the value of the header {@code Proxy-Authorization}, or
 * {@code null} without an account
 */
record IngestProxy(Proxy proxy, @Nullable String authorization) {

	private static final IngestProxy NONE = new IngestProxy(Proxy.NO_PROXY, null);

	static IngestProxy resolve(SentryOptions options, URL ingest) {
		SentryOptions.Proxy configured = options.getProxy();
		if (configured != null && configured.getHost() != null && configured.getPort() != null) {
			try {
				Proxy.Type type = (configured.getType() != null) ? configured.getType() : Proxy.Type.HTTP;
				InetSocketAddress address = InetSocketAddress.createUnresolved(configured.getHost(),
						Integer.parseInt(configured.getPort()));
				return (type == Proxy.Type.DIRECT) ? NONE
						: new IngestProxy(new Proxy(type, address), authorization(configured));
			}
			catch (IllegalArgumentException ex) {
				options.getLogger()
					.log(SentryLevel.ERROR, ex, "The proxy is ignored because of its port %s", configured.getPort());
			}
		}
		return ofJvm(options, ingest);
	}

	private static @Nullable String authorization(SentryOptions.Proxy configured) {
		if (configured.getUser() == null || configured.getPass() == null) {
			return null;
		}
		String account = configured.getUser() + ":" + configured.getPass();
		return "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
	}

	private static IngestProxy ofJvm(SentryOptions options, URL ingest) {
		try {
			ProxySelector selector = ProxySelector.getDefault();
			List<Proxy> proxies = (selector != null) ? selector.select(URI.create(ingest.toString())) : List.of();
			return proxies.isEmpty() ? NONE : new IngestProxy(proxies.get(0), null);
		}
		catch (RuntimeException ex) {
			options.getLogger().log(SentryLevel.ERROR, ex, "The proxy of the JVM is ignored");
			return NONE;
		}
	}

	boolean isHttp() {
		return this.proxy.type() == Proxy.Type.HTTP;
	}

	/**
	 * Return the proxy to which sockets connect by themselves.
	 */
	Proxy ofSockets() {
		return (this.proxy.type() == Proxy.Type.SOCKS) ? resolved() : Proxy.NO_PROXY;
	}

	private Proxy resolved() {
		return new Proxy(Proxy.Type.SOCKS, address());
	}

	/**
	 * Return the current address of the proxy.
	 */
	InetSocketAddress address() {
		InetSocketAddress address = (InetSocketAddress) this.proxy.address();
		return new InetSocketAddress(address.getHostString(), address.getPort());
	}

}
