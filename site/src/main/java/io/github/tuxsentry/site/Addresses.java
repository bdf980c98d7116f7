package io.github.tuxsentry.site;

/**
 * Addresses of links on the pages of the site.
 */
final class Addresses {

	private static final String DOCS = "docs/";

	private final Repository repository;

	private final Pages pages;

	private final Source source;

	Addresses(Repository repository, Pages pages, Source source) {
		this.repository = repository;
		this.pages = pages;
		this.source = source;
	}

	/**
	 * Return the address of a link of a Markdown file. Links to other origins are
	 * unchanged.
	 */
	String of(MarkdownFile file, String destination) {
		return LinkTarget.of(file, destination).map(this::of).orElse(destination);
	}

	private String of(LinkTarget target) {
		String anchor = target.anchor().isEmpty() ? "" : "#" + target.anchor();
		return this.pages.of(target.path())
			.map((page) -> page.name() + anchor)
			.orElseGet(() -> isCopied(target.path()) ? target.path().substring(DOCS.length())
					: this.source.file(this.repository, target));
	}

	private boolean isCopied(String path) {
		return path.startsWith(DOCS) && !this.repository.isDirectory(path);
	}

}
