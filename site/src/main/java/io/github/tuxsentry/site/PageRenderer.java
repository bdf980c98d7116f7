package io.github.tuxsentry.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

/**
 * Renders pages with the template {@code page.mustache}.
 */
final class PageRenderer {

	private final Template template = template();

	private final Pages pages;

	private final MarkdownRenderer markdown;

	private final Source source;

	PageRenderer(Pages pages, MarkdownRenderer markdown, Source source) {
		this.pages = pages;
		this.markdown = markdown;
		this.source = source;
	}

	private static Template template() {
		try (InputStream template = PageRenderer.class.getResourceAsStream("page.mustache")) {
			return Mustache.compiler()
				.emptyStringIsFalse(true)
				.compile(new InputStreamReader(template, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException("The template cannot be read", ex);
		}
	}

	String render(Page page) {
		List<Page> all = this.pages.all();
		int position = all.indexOf(page);
		Map<String, Object> model = new HashMap<>();
		model.put("title", page.file().title());
		model.put("description", page.description());
		model.put("groups", navigation(page));
		model.put("hasContents", !contents(page).isEmpty());
		model.put("contents", contents(page));
		model.put("content", this.markdown.render(page.file()));
		model.put("previous", (position > 0) ? List.of(all.get(position - 1)) : List.of());
		model.put("next", (position + 1 < all.size()) ? List.of(all.get(position + 1)) : List.of());
		model.put("version", this.source.version());
		model.put("repository", this.source.url());
		return this.template.execute(model);
	}

	private List<NavigationGroup> navigation(Page current) {
		return this.pages.groups()
			.stream()
			.map((group) -> new NavigationGroup(group.title(),
					group.pages()
						.stream()
						.map((page) -> new NavigationLink(page.name(), page.label(), page.equals(current)))
						.toList()))
			.toList();
	}

	private static List<Section> contents(Page page) {
		return page.file()
			.sections()
			.stream()
			.filter((section) -> section.level() == 2 || section.level() == 3)
			.toList();
	}

	record NavigationGroup(String title, List<NavigationLink> links) {

	}

	record NavigationLink(String name, String label, boolean current) {

	}

}
