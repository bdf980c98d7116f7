package io.github.tuxsentry.site;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds pages of the documentation that its index does not list, and which no reader
 * would find.
 */
final class IndexCheck {

	private final Repository repository;

	IndexCheck(Repository repository) {
		this.repository = repository;
	}

	List<Problem> problems() {
		Set<String> listed = this.repository.markdownFile(Pages.INDEX)
			.stream()
			.flatMap((index) -> index.links()
				.stream()
				.flatMap((link) -> LinkTarget.of(index, link.destination()).stream()))
			.map(LinkTarget::path)
			.collect(Collectors.toSet());
		return this.repository.markdownFiles()
			.stream()
			.map(MarkdownFile::path)
			.filter((path) -> path.startsWith("docs/") && !path.equals(Pages.INDEX) && !listed.contains(path))
			.map((path) -> new Problem(path, 1, "the page is not listed in " + Pages.INDEX))
			.toList();
	}

}
