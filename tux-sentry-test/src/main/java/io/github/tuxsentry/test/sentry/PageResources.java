package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Static resources of the page, on the class path.
 */
final class PageResources {

	private static final Pattern NAME = Pattern.compile("[a-z]+\\.(?:html|css|js|svg)");

	private static final Map<String, String> CONTENT_TYPES = Map.of("html", "text/html; charset=utf-8", "css",
			"text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");

	private PageResources() {
	}

	/**
	 * Return a resource.
	 * @param path the path of the request
	 * @return the resource, or {@code null} if there is none
	 * @throws IOException if the resource cannot be read
	 */
	static @Nullable HttpResponse get(String path) throws IOException {
		String name = path.equals("/") ? "index.html" : path.substring(1);
		if (!NAME.matcher(name).matches()) {
			return null;
		}
		try (InputStream resource = PageResources.class.getResourceAsStream("page/" + name)) {
			if (resource == null) {
				return null;
			}
			String extension = name.substring(name.indexOf('.') + 1);
			return new HttpResponse(200, CONTENT_TYPES.getOrDefault(extension, ""), Map.of(), resource.readAllBytes());
		}
	}

}
