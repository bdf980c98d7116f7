package io.github.tuxsentry.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Generates the site from the Markdown files of the repository. The pages of a version
 * are written to a directory of their own, and those of other versions are left as they
 * are.
 */
public final class SiteGenerator {

	private static final List<String> ASSETS = List.of("site.css", "site.js");

	private final Repository repository;

	private final Source source;

	SiteGenerator(Repository repository, Source source) {
		this.repository = repository;
		this.source = source;
	}

	/**
	 * Generate the site.
	 * @param arguments the root of the repository, the directory of the site, the version
	 * and the URL of the repository
	 * @throws IOException if a file cannot be read or written
	 * @throws InvalidDocumentationException if there are dead links, or pages that are
	 * not listed
	 */
	public static void main(String[] arguments) throws IOException {
		Path directory = Path.of(arguments[1]);
		new SiteGenerator(Repository.read(Path.of(arguments[0])), new Source(arguments[3], arguments[2]))
			.generate(directory);
	}

	void generate(Path directory) throws IOException {
		check();
		Pages pages = Pages.of(this.repository);
		Path version = directory.resolve(this.source.version());
		delete(version);
		writePages(pages, version);
		Files.writeString(version.resolve("search-index.js"), SearchIndex.of(pages).script());
		copyAssets(Files.createDirectories(version.resolve("assets")));
		copyImages(version);
		Versions.in(directory).write(directory);
	}

	private void check() {
		List<Problem> problems = Stream
			.concat(new LinkCheck(this.repository).problems().stream(),
					new IndexCheck(this.repository).problems().stream())
			.toList();
		if (!problems.isEmpty()) {
			throw new InvalidDocumentationException(problems);
		}
	}

	private static void delete(Path directory) throws IOException {
		if (Files.exists(directory)) {
			try (Stream<Path> files = Files.walk(directory)) {
				for (Path file : files.sorted((first, second) -> second.compareTo(first)).toList()) {
					Files.delete(file);
				}
			}
		}
	}

	private void writePages(Pages pages, Path directory) throws IOException {
		Files.createDirectories(directory);
		MarkdownRenderer markdown = new MarkdownRenderer(new Addresses(this.repository, pages, this.source));
		PageRenderer renderer = new PageRenderer(pages, markdown, this.source);
		for (Page page : pages.all()) {
			Files.writeString(directory.resolve(page.name()), renderer.render(page));
		}
	}

	private static void copyAssets(Path directory) throws IOException {
		for (String name : ASSETS) {
			try (InputStream asset = SiteGenerator.class.getResourceAsStream("assets/" + name)) {
				Files.copy(asset, directory.resolve(name));
			}
		}
	}

	private void copyImages(Path directory) throws IOException {
		Path docs = this.repository.file("docs");
		try (Stream<Path> files = Files.walk(docs)) {
			for (Path file : files.filter((file) -> Files.isRegularFile(file) && !file.toString().endsWith(".md"))
				.toList()) {
				Path copy = directory.resolve(docs.relativize(file).toString());
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
	}

	/**
	 * Problems in the documentation, because of which the site is not generated.
	 */
	static final class InvalidDocumentationException extends RuntimeException {

		InvalidDocumentationException(List<Problem> problems) {
			super(problems.stream()
				.map(Problem::toString)
				.collect(Collectors.joining("\n", "Problems in the documentation: " + problems.size() + "\n", "")));
		}

	}

}
