package io.github.tuxsentry.site;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Markdown file of the repository.
 */
final class MarkdownFile {

	private static final Parser PARSER = Parser.builder()
		.extensions(List.of(TablesExtension.create()))
		.includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
		.build();

	private final String path;

	private final Node document;

	private final List<Section> sections;

	private MarkdownFile(String path, Node document) {
		this.path = path;
		this.document = document;
		this.sections = sections(document);
	}

	/**
	 * Parse a file.
	 * @param path the path in the repository, separated by slashes
	 * @param text the content
	 */
	static MarkdownFile parse(String path, String text) {
		return new MarkdownFile(path, PARSER.parse(text));
	}

	private static List<Section> sections(Node document) {
		IdGenerator anchors = IdGenerator.builder().build();
		List<Section> sections = new ArrayList<>();
		for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
			if (node instanceof Heading heading) {
				String title = PlainText.of(heading);
				sections.add(new Section(heading, title, anchors.generateId(title), textAfter(heading)));
			}
		}
		return List.copyOf(sections);
	}

	private static String textAfter(Heading heading) {
		StringBuilder text = new StringBuilder();
		for (Node node = heading.getNext(); node != null && !(node instanceof Heading); node = node.getNext()) {
			text.append(PlainText.of(node)).append(' ');
		}
		return text.toString().strip();
	}

	String path() {
		return this.path;
	}

	Node document() {
		return this.document;
	}

	/**
	 * Return the title, which is the first heading.
	 */
	String title() {
		return this.sections.isEmpty() ? this.path : this.sections.get(0).title();
	}

	List<Section> sections() {
		return this.sections;
	}

	boolean hasAnchor(String anchor) {
		return this.sections.stream().anyMatch((section) -> section.anchor().equals(anchor));
	}

	List<MarkdownLink> links() {
		List<MarkdownLink> links = new ArrayList<>();
		this.document.accept(new AbstractVisitor() {

			@Override
			public void visit(Link link) {
				links.add(new MarkdownLink(link.getDestination(), line(link)));
				visitChildren(link);
			}

			@Override
			public void visit(Image image) {
				links.add(new MarkdownLink(image.getDestination(), line(image)));
				visitChildren(image);
			}

		});
		return links;
	}

	private static int line(Node node) {
		return node.getSourceSpans().isEmpty() ? 1 : node.getSourceSpans().get(0).getLineIndex() + 1;
	}

}
