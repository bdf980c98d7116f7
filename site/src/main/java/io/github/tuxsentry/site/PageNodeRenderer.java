package io.github.tuxsentry.site;

import java.util.Map;
import java.util.Set;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Renders headings that readers can link to, tables that can be scrolled, and code that
 * is broken after a dot if it does not fit on a line, such as the name of a property.
 */
final class PageNodeRenderer implements NodeRenderer {

	private final HtmlNodeRendererContext context;

	private final HtmlWriter html;

	PageNodeRenderer(HtmlNodeRendererContext context) {
		this.context = context;
		this.html = context.getWriter();
	}

	@Override
	public Set<Class<? extends Node>> getNodeTypes() {
		return Set.of(Code.class, Heading.class, TableBlock.class);
	}

	@Override
	public void render(Node node) {
		if (node instanceof Code code) {
			renderCode(code);
		}
		else if (node instanceof Heading heading) {
			renderHeading(heading);
		}
		else {
			renderTable(node);
		}
	}

	private void renderCode(Code code) {
		this.html.tag("code");
		for (String part : code.getLiteral().split("(?<=\\w\\.)(?=\\w)")) {
			this.html.text(part);
			if (part.endsWith(".")) {
				this.html.tag("wbr", Map.of(), true);
			}
		}
		this.html.tag("/code");
	}

	private void renderHeading(Heading heading) {
		String tag = "h" + heading.getLevel();
		Map<String, String> attributes = this.context.extendAttributes(heading, tag, Map.of());
		this.html.line();
		this.html.tag(tag, attributes);
		renderChildren(heading);
		String anchor = attributes.get("id");
		if (anchor != null) {
			this.html.tag("a", Map.of("class", "anchor", "href", "#" + anchor, "aria-label", "Link to this section"));
			this.html.text("#");
			this.html.tag("/a");
		}
		this.html.tag("/" + tag);
		this.html.line();
	}

	private void renderTable(Node table) {
		this.html.line();
		this.html.tag("div", Map.of("class", "table", "tabindex", "0"));
		this.html.tag("table");
		renderChildren(table);
		this.html.tag("/table");
		this.html.tag("/div");
		this.html.line();
	}

	private void renderChildren(Node parent) {
		for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
			this.context.render(child);
		}
	}

}
