package io.github.tuxsentry.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Target of a relative link.
 *
 * @param path the path in the repository, separated by slashes
 * @param anchor the anchor in the file, or an empty string
 */
record LinkTarget(String path, String anchor) {

	private static final Pattern EXTERNAL = Pattern.compile("(?i)([a-z][a-z0-9+.-]*:|//).*");

	/**
	 * Return the target of a link in a file, or an empty result if the link leads to
	 * another origin.
	 */
	static Optional<LinkTarget> of(MarkdownFile file, String destination) {
		if (EXTERNAL.matcher(destination).matches()) {
			return Optional.empty();
		}
		int hash = destination.indexOf('#');
		String path = decode((hash < 0) ? destination : destination.substring(0, hash));
		String anchor = (hash < 0) ? "" : destination.substring(hash + 1);
		return Optional.of(new LinkTarget(path.isEmpty() ? file.path() : resolve(file.path(), path), anchor));
	}

	private static String decode(String path) {
		return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	private static String resolve(String file, String path) {
		return Path.of(file).resolveSibling(path).normalize().toString().replace('\\', '/');
	}

}
