package io.github.tuxsentry.site;

import java.util.List;
import java.util.Map;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Renders Markdown as HTML.
 */
final class MarkdownRenderer {

	private final Addresses addresses;

	MarkdownRenderer(Addresses addresses) {
		this.addresses = addresses;
	}

	String render(MarkdownFile file) {
		return HtmlRenderer.builder()
			.escapeHtml(true)
			// Before the extension, whose renderer of tables it replaces.
			.nodeRendererFactory(PageNodeRenderer::new)
			.extensions(List.of(TablesExtension.create()))
			.attributeProviderFactory((context) -> new Attributes(file))
			.build()
			.render(file.document());
	}

	private final class Attributes implements AttributeProvider {

		private final MarkdownFile file;

		private Attributes(MarkdownFile file) {
			this.file = file;
		}

		@Override
		public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
			if (node instanceof Link link) {
				attributes.put("href", address(link.getDestination()));
			}
			else if (node instanceof Image image) {
				attributes.put("src", address(image.getDestination()));
			}
			else if (node instanceof Heading heading) {
				this.file.sections()
					.stream()
					.filter((section) -> section.heading() == heading)
					.forEach((section) -> attributes.put("id", section.anchor()));
			}
			else if (tagName.equals("pre")) {
				attributes.put("tabindex", "0");
			}
			else if (attributes.containsKey("align")) {
				attributes.put("class", attributes.remove("align"));
			}
		}

		private String address(String destination) {
			return MarkdownRenderer.this.addresses.of(this.file, destination);
		}

	}

}
