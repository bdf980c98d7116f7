package io.github.tuxsentry.site;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the site of this repository.
 */
class SiteTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static GeneratedSite site;

	@BeforeAll
	static void generate(@TempDir Path directory) throws IOException {
		site = GeneratedSite.generate(ROOT, directory, "0.1.0-SNAPSHOT");
	}

	@Test
	void hasAPageForEachPageOfTheDocumentation() throws IOException {
		try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
			List<String> pages = files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".md") && !name.equals("README.md"))
				.map((name) -> name.replace(".md", ".html"))
				.toList();
			assertThat(pages).isNotEmpty();
			assertThat(site.pages()).containsAll(pages).contains("index.html", "documentation.html", "changelog.html");
		}
	}

	@Test
	void listsEveryPageInTheNavigationOfEveryPage() throws IOException {
		for (String name : site.pages()) {
			Element navigation = GeneratedSite.elements(site.parse(name), "nav").get(0);
			List<Element> links = links(navigation);
			assertThat(links).extracting((link) -> link.getAttribute("href"))
				.containsExactlyInAnyOrderElementsOf(site.pages());
			assertThat(links).filteredOn((link) -> link.hasAttribute("aria-current"))
				.extracting((link) -> link.getAttribute("href"))
				.containsExactly(name);
		}
	}

	private static List<Element> links(Element navigation) {
		return GeneratedSite.elements(navigation.getOwnerDocument(), "a")
			.stream()
			.filter((link) -> (link.compareDocumentPosition(navigation) & Element.DOCUMENT_POSITION_CONTAINS) != 0)
			.toList();
	}

	@Test
	void hasWellFormedPagesWithUniqueIdsAndASingleTitle() throws IOException {
		for (String name : site.pages()) {
			Document page = site.parse(name);
			assertThat(GeneratedSite.attributes(page, "id")).as(name).doesNotHaveDuplicates();
			assertThat(GeneratedSite.elements(page, "h1")).as(name).hasSize(1);
		}
	}

	@Test
	void hasATargetForEachLink() throws IOException {
		for (String name : site.pages()) {
			for (String link : GeneratedSite.attributes(site.parse(name), "href")) {
				URI target = URI.create(link);
				if (!target.isAbsolute() && !target.getPath().isEmpty()) {
					assertThat(site.directory().resolve(target.getPath())).as(name).exists();
				}
				if (!target.isAbsolute() && target.getFragment() != null) {
					String page = target.getPath().isEmpty() ? name : target.getPath();
					assertThat(GeneratedSite.attributes(site.parse(page), "id")).as(name)
						.contains(target.getFragment());
				}
			}
		}
	}

	@Test
	void linksToFilesOfTheRepositoryThatAreNotPages() throws IOException {
		Document page = site.parse("index.html");
		assertThat(GeneratedSite.attributes(page, "href")).contains(GeneratedSite.URL + "/tree/main/sample-bot",
				GeneratedSite.URL + "/blob/main/CONTRIBUTING.md", GeneratedSite.URL + "/blob/main/LICENSE");
	}

	@Test
	void loadsNothingFromOtherOrigins() throws IOException {
		for (String name : site.pages()) {
			Document page = site.parse(name);
			assertThat(GeneratedSite.attributes(page, "src")).as(name)
				.allSatisfy((source) -> assertThat(site.directory().resolve(source)).exists());
			assertThat(GeneratedSite.elements(page, "link")).extracting((link) -> link.getAttribute("href"))
				.as(name)
				.containsExactly("data:,", "assets/site.css");
		}
		assertThat(site.text("assets/site.css")).doesNotContain("url(", "@import");
		assertThat(site.text("assets/site.js")).doesNotContain("http:", "https:");
	}

	@Test
	void hasTheTableOfContentsOfAPage() throws IOException {
		Document page = site.parse("errors.html");
		assertThat(GeneratedSite.elements(page, "li")).filteredOn((item) -> item.hasAttribute("class"))
			.extracting((item) -> item.getTextContent())
			.isNotEmpty()
			.containsExactlyElementsOf(Stream
				.concat(GeneratedSite.elements(page, "h2").stream(), GeneratedSite.elements(page, "h3").stream())
				.sorted((first, second) -> isBefore(first, second) ? -1 : 1)
				.map((heading) -> heading.getTextContent().replaceAll("#$", ""))
				.toList());
	}

	private static boolean isBefore(Element first, Element second) {
		return (first.compareDocumentPosition(second) & Element.DOCUMENT_POSITION_FOLLOWING) != 0;
	}

	@Test
	void hasASearchIndexOfAllSections() throws IOException {
		String script = site.text("search-index.js");
		assertThat(script).startsWith("window.searchIndex = ").endsWith(";\n");
		JsonNode index = new ObjectMapper()
			.readTree(script.substring("window.searchIndex = ".length(), script.length() - 2));
		assertThat(index).extracting((page) -> page.path("name").asText())
			.containsExactlyInAnyOrderElementsOf(
					site.pages().stream().filter((name) -> !name.equals("documentation.html")).toList());
		for (JsonNode page : index) {
			assertThat(page.path("sections")).isNotEmpty();
			assertThat(GeneratedSite.attributes(site.parse(page.path("name").asText()), "id"))
				.containsAll(page.path("sections").findValuesAsText("anchor"));
		}
		assertThat(index.findValuesAsText("text")).anyMatch((text) -> text.contains("tux.sentry.discord.deadline"));
	}

}
