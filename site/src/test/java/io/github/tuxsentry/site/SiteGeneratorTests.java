package io.github.tuxsentry.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.tuxsentry.site.SiteGenerator.InvalidDocumentationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SiteGenerator} with a small repository.
 */
class SiteGeneratorTests {

	@TempDir
	private Path repository;

	@TempDir
	private Path directory;

	@BeforeEach
	void createRepository() throws IOException {
		write("README.md", "# Bot\n\nSee [its errors](docs/errors.md#rate-limits).\n");
		write("CHANGELOG.md", "# Changelog\n");
		write("docs/README.md", "# Documentation\n\n## Use\n\n- [Errors](errors.md): what is *captured*\n");
		write("docs/errors.md", "# Errors\n\n## Rate Limits\n\nNone.\n");
	}

	@Test
	void failsOnDeadLinksOfAllMarkdownFiles() throws IOException {
		write("docs/errors.md",
				"# Errors\n\nSee [there](missing.md),\n[here](#missing) and ![it](images/missing.png).\n");
		write("CONTRIBUTING.md", "[parent](../outside.md) and [reference][text].\n\n[text]: docs/errors.md#missing\n");
		assertThatExceptionOfType(InvalidDocumentationException.class).isThrownBy(() -> generate("1.0.0"))
			.withMessage(
					"""
							Problems in the documentation: 6
							CONTRIBUTING.md:1: dead link to '../outside.md': there is no file ../outside.md
							CONTRIBUTING.md:1: dead link to 'docs/errors.md#missing': there is no heading #missing in docs/errors.md
							README.md:3: dead link to 'docs/errors.md#rate-limits': there is no heading #rate-limits in docs/errors.md
							docs/errors.md:3: dead link to 'missing.md': there is no file docs/missing.md
							docs/errors.md:4: dead link to '#missing': there is no heading #missing in docs/errors.md
							docs/errors.md:4: dead link to 'images/missing.png': there is no file docs/images/missing.png""");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void failsOnPagesThatTheIndexDoesNotList() throws IOException {
		write("docs/tracing.md", "# Tracing\n");
		assertThatExceptionOfType(InvalidDocumentationException.class).isThrownBy(() -> generate("1.0.0"))
			.withMessageContaining("docs/tracing.md:1: the page is not listed in docs/README.md");
	}

	@Test
	void acceptsLinksInCode() throws IOException {
		write("docs/errors.md", "# Errors\n\n## Rate Limits\n\n`[a](missing.md)`\n\n```\n[a](missing.md)\n```\n");
		assertThat(generate("1.0.0").text("errors.html")).contains("<code>[a](missing.<wbr />md)</code>");
	}

	@Test
	void acceptsAnchorsOfHeadingsWithTheSameTitle() throws IOException {
		write("docs/errors.md", "# Errors\n\n## Rate Limits\n\n## Rate Limits\n\nSee [below](#rate-limits-1).\n");
		assertThat(generate("1.0.0").text("errors.html")).contains("id=\"rate-limits-1\"");
	}

	@Test
	void ignoresMarkdownFilesOfTheBuild() throws IOException {
		write("target/page.md", "[a](missing.md)");
		write("readers/node_modules/page.md", "[a](missing.md)");
		assertThat(generate("1.0.0").pages()).containsExactly("changelog.html", "documentation.html", "errors.html",
				"index.html");
	}

	@Test
	void linksPagesWithEachOther() throws IOException {
		GeneratedSite site = generate("1.0.0");
		assertThat(site.text("index.html")).contains("<a href=\"errors.html#rate-limits\">its errors</a>");
		assertThat(site.text("errors.html")).contains("rel=\"prev\" href=\"documentation.html\"",
				"rel=\"next\" href=\"changelog.html\"", "<meta name=\"description\" content=\"what is captured\" />");
	}

	@Test
	void linksToTheTagOfARelease() throws IOException {
		write("src/Bot.java", "");
		write("docs/errors.md", "# Errors\n\n## Rate Limits\n\nSee [Bot](../src/Bot.java#L7) and [src](../src).\n");
		assertThat(generate("1.0.0").text("errors.html"))
			.contains("href=\"https://example.org/bot/blob/v1.0.0/src/Bot.java#L7\"")
			.contains("href=\"https://example.org/bot/tree/v1.0.0/src\"");
		assertThat(generate("1.1.0-SNAPSHOT").text("errors.html"))
			.contains("href=\"https://example.org/bot/blob/main/src/Bot.java#L7\"");
	}

	@Test
	void copiesImages() throws IOException {
		write("docs/images/page.png", "image");
		write("README.md", "# Bot\n\n![The page](docs/images/page.png)\n");
		GeneratedSite site = generate("1.0.0");
		assertThat(site.text("images/page.png")).isEqualTo("image");
		assertThat(site.text("index.html")).contains("<img src=\"images/page.png\" alt=\"The page\" />");
	}

	@Test
	void escapesCodeAndHtml() throws IOException {
		write("docs/errors.md",
				"# `List<T>` & more\n\n## Rate Limits\n\n<script>run()</script>\n\n```\n<a href=\"\">\n```\n");
		GeneratedSite site = generate("1.0.0");
		assertThat(site.parse("errors.html").getElementsByTagName("h1").item(0).getTextContent())
			.startsWith("List<T> & more");
		assertThat(site.text("errors.html")).contains("<title>List&lt;T&gt; &amp; more - tux-sentry 1.0.0</title>")
			.contains("&lt;script&gt;run()&lt;/script&gt;")
			.contains("&lt;a href=&quot;&quot;&gt;");
	}

	@Test
	void rendersTablesThatCanBeScrolledWithTheKeyboard() throws IOException {
		write("docs/errors.md", "# Errors\n\n## Rate Limits\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n");
		assertThat(generate("1.0.0").text("errors.html"))
			.containsPattern("<div (class=\"table\" ?|tabindex=\"0\" ?){2}><table>")
			.contains("<td class=\"right\">2</td>");
	}

	@Test
	void replacesThePagesOfTheVersion() throws IOException {
		GeneratedSite site = generate("1.0.0");
		Files.writeString(site.directory().resolve("removed.html"), "");
		assertThat(generate("1.0.0").pages()).doesNotContain("removed.html");
	}

	@Test
	void keepsOtherVersionsAndListsTheLatestFirst() throws IOException {
		generate("1.9.0");
		generate("1.10.0");
		generate("1.11.0-SNAPSHOT");
		generate("1.2.0");
		assertThat(this.directory.resolve("1.9.0/errors.html")).exists();
		assertThat(this.directory.resolve("versions.js"))
			.hasContent("window.siteVersions = [\"1.11.0-SNAPSHOT\", \"1.10.0\", \"1.9.0\", \"1.2.0\"];");
	}

	@Test
	void leadsToTheLatestRelease() throws IOException {
		generate("1.0.0-SNAPSHOT");
		assertThat(this.directory.resolve("index.html")).content().contains("url=1.0.0-SNAPSHOT/index.html");
		generate("1.0.0");
		generate("1.1.0-SNAPSHOT");
		assertThat(this.directory.resolve("index.html")).content().contains("url=1.0.0/index.html");
	}

	private GeneratedSite generate(String version) throws IOException {
		return GeneratedSite.generate(this.repository, this.directory, version);
	}

	private void write(String path, String text) throws IOException {
		Path file = this.repository.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
