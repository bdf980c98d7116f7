package io.github.tuxsentry.site;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Index of the search, which is done in the browser.
 *
 * @param pages the pages in reading order
 */
record SearchIndex(List<IndexedPage> pages) {

	/** A script instead of JSON, which browsers do not load from a file. */
	private static final String SCRIPT = "window.searchIndex = %s;\n";

	/**
	 * Return the index of all pages except for that which only lists the others.
	 */
	static SearchIndex of(Pages pages) {
		return new SearchIndex(pages.all()
			.stream()
			.filter((page) -> !page.file().path().equals(Pages.INDEX))
			.map(IndexedPage::of)
			.toList());
	}

	String script() {
		try {
			return SCRIPT.formatted(new ObjectMapper().writeValueAsString(this.pages));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("The index cannot be written", ex);
		}
	}

	record IndexedPage(String name, String title, List<IndexedSection> sections) {

		private static IndexedPage of(Page page) {
			return new IndexedPage(page.name(), page.label(),
					page.file().sections().stream().map((section) -> IndexedSection.of(section, page)).toList());
		}

	}

	record IndexedSection(String anchor, String title, String text) {

		private static IndexedSection of(Section section, Page page) {
			String text = (section.level() == 1) ? page.description() + " " + section.text() : section.text();
			return new IndexedSection(section.anchor(), section.title(), text.strip());
		}

	}

}
