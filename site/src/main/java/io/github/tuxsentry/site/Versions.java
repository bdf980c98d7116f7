package io.github.tuxsentry.site;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Versions of the site, each of which is a directory. Pages of all versions load the
 * list, so that those of an earlier version also offer later ones.
 *
 * @param names the names of the versions, the latest first
 */
record Versions(List<String> names) {

	private static final Comparator<String> LATEST_FIRST = Comparator.comparing(ModuleDescriptor.Version::parse)
		.reversed();

	/**
	 * Return the versions that a directory contains.
	 */
	static Versions in(Path directory) throws IOException {
		try (Stream<Path> entries = Files.list(directory)) {
			return new Versions(entries.filter((entry) -> Files.exists(entry.resolve("index.html")))
				.map((entry) -> entry.getFileName().toString())
				.sorted(LATEST_FIRST)
				.toList());
		}
	}

	/**
	 * Return the latest release, or the latest version if there is no release.
	 */
	String current() {
		return this.names.stream().filter((name) -> !name.contains("-")).findFirst().orElse(this.names.get(0));
	}

	/**
	 * Write the list, and a page that leads to the current version.
	 */
	void write(Path directory) throws IOException {
		Files.writeString(directory.resolve("versions.js"), "window.siteVersions = [%s];\n"
			.formatted(this.names.stream().map((name) -> "\"" + name + "\"").collect(Collectors.joining(", "))));
		Files.writeString(directory.resolve("index.html"), """
				<!DOCTYPE html>
				<html lang="en">
				<head>
				<meta charset="utf-8" />
				<title>tux-sentry</title>
				<meta http-equiv="refresh" content="0; url=%1$s/index.html" />
				</head>
				<body><a href="%1$s/index.html">Documentation of tux-sentry %1$s</a></body>
				</html>
				""".formatted(current()));
	}

}
