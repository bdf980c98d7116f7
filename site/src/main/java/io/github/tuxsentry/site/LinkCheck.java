package io.github.tuxsentry.site;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds dead links in the Markdown files: relative links to files that do not exist, and
 * to headings that do not exist.
 */
final class LinkCheck {

	private final Repository repository;

	LinkCheck(Repository repository) {
		this.repository = repository;
	}

	List<Problem> problems() {
		return this.repository.markdownFiles().stream().flatMap(this::problems).toList();
	}

	private Stream<Problem> problems(MarkdownFile file) {
		return file.links()
			.stream()
			.flatMap((link) -> LinkTarget.of(file, link.destination())
				.flatMap(this::reason)
				.map((reason) -> new Problem(file.path(), link.line(),
						"dead link to '" + link.destination() + "': " + reason))
				.stream());
	}

	private Optional<String> reason(LinkTarget target) {
		if (!this.repository.contains(target.path())) {
			return Optional.of("there is no file " + target.path());
		}
		if (target.anchor().isEmpty()) {
			return Optional.empty();
		}
		return this.repository.markdownFile(target.path())
			.filter((file) -> !file.hasAnchor(target.anchor()))
			.map((file) -> "there is no heading #" + target.anchor() + " in " + file.path());
	}

}
