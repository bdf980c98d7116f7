package io.github.tuxsentry.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;

/**
 * Pages of the site in reading order, which the index of the documentation defines.
 */
final class Pages {

	static final String INDEX = "docs/README.md";

	private static final String HOME = "README.md";

	private static final String CHANGELOG = "CHANGELOG.md";

	private final List<PageGroup> groups;

	private final Map<String, Page> pages;

	private Pages(List<PageGroup> groups) {
		this.groups = List.copyOf(groups);
		this.pages = new LinkedHashMap<>();
		groups.stream()
			.flatMap((group) -> group.pages().stream())
			.forEach((page) -> this.pages.put(page.file().path(), page));
	}

	static Pages of(Repository repository) {
		MarkdownFile index = file(repository, INDEX);
		MarkdownFile home = file(repository, HOME);
		List<PageGroup> groups = new ArrayList<>();
		groups.add(new PageGroup(home.title(), List.of(new Page(home, "index.html", "Overview", ""),
				new Page(index, "documentation.html", index.title(), "All pages of the documentation"))));
		for (Node node = index.document().getFirstChild(); node != null; node = node.getNext()) {
			if (node instanceof BulletList list && node.getPrevious() instanceof Heading heading) {
				groups.add(new PageGroup(PlainText.of(heading), pages(repository, index, list)));
			}
		}
		groups.add(new PageGroup("Project",
				List.of(new Page(file(repository, CHANGELOG), "changelog.html", "Changelog", "All notable changes"))));
		return new Pages(groups);
	}

	private static MarkdownFile file(Repository repository, String path) {
		return repository.markdownFile(path).orElseThrow(() -> new IllegalStateException("There is no file " + path));
	}

	private static List<Page> pages(Repository repository, MarkdownFile index, BulletList list) {
		List<Page> pages = new ArrayList<>();
		list.accept(new AbstractVisitor() {

			@Override
			public void visit(ListItem item) {
				if (item.getFirstChild().getFirstChild() instanceof Link link) {
					LinkTarget.of(index, link.getDestination())
						.flatMap((target) -> repository.markdownFile(target.path()))
						.ifPresent((file) -> pages.add(page(file, PlainText.of(link), PlainText.of(item))));
				}
			}

		});
		return pages;
	}

	private static Page page(MarkdownFile file, String label, String item) {
		String name = file.path().substring(file.path().lastIndexOf('/') + 1).replaceAll("\\.md$", ".html");
		return new Page(file, name, label, item.substring(label.length()).replaceFirst("^: *", ""));
	}

	List<PageGroup> groups() {
		return this.groups;
	}

	List<Page> all() {
		return List.copyOf(this.pages.values());
	}

	Optional<Page> of(String path) {
		return Optional.ofNullable(this.pages.get(path));
	}

}
