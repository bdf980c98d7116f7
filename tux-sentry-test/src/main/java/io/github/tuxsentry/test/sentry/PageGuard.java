package io.github.tuxsentry.test.sentry;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Protection against requests to the page that are caused by other web sites. The name of
 * a foreign host can be resolved to this address (DNS rebinding), so that each request
 * must have this machine as its host. POST requests must originate from the page.
 */
final class PageGuard {

	/**
	 * Headers of all responses. The page loads only its own resources, executes no inline
	 * scripts, and does not parse strings as HTML.
	 */
	static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
					+ "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
					+ "require-trusted-types-for 'script'; trusted-types 'none'",
			"X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Cross-Origin-Resource-Policy",
			"same-origin", "Cross-Origin-Opener-Policy", "same-origin", "Cache-Control", "no-store");

	private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost");

	private PageGuard() {
	}

	/**
	 * Return the reason for which a request is refused.
	 * @param request the request
	 * @return the reason, or {@code null} if the request is allowed
	 */
	static @Nullable String refusal(HttpRequest request) {
		String host = request.headers().getOrDefault("host", "");
		if (!HOSTS.contains(host.replaceFirst(":\\d+$", ""))) {
			return "The host must be 127.0.0.1 or localhost";
		}
		if (request.method().equals("POST") && !isSameOrigin(request.headers(), host)) {
			return "Only the page itself may send this request";
		}
		return null;
	}

	private static boolean isSameOrigin(Map<String, String> headers, String host) {
		return ("http://" + host).equals(headers.get("origin"))
				&& "same-origin".equals(headers.getOrDefault("sec-fetch-site", "same-origin"));
	}

}
