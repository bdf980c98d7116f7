package io.github.tuxsentry.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.browser.Browser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The site of this repository in a browser, which opens it without a server. Skipped if
 * Chromium is not installed.
 */
class SiteInBrowserTests {

	private static final int PHONE = 360;

	private static GeneratedSite site;

	private static Browser browser;

	@BeforeAll
	static void start(@TempDir Path directory) throws IOException {
		Path root = Path.of("..");
		GeneratedSite.generate(root, directory, "0.0.1");
		site = GeneratedSite.generate(root, directory, "0.1.0-SNAPSHOT");
		browser = Browser.start();
	}

	@AfterAll
	static void close() throws IOException {
		if (browser != null) {
			assertThat(browser.problems()).isEmpty();
			assertThat(browser.requests()).isNotEmpty()
				.allMatch((url) -> url.startsWith("file:") || url.equals("data:,"));
			browser.close();
		}
	}

	@BeforeEach
	void openHome() {
		browser.resize(1280, 800);
		open("index.html");
	}

	@Test
	void findsASectionWithTheKeyboard() {
		browser.focus("main");
		browser.press("/");
		assertThat(browser.evaluate("document.activeElement.matches('.search input')").asBoolean()).isTrue();
		browser.type(".search input", "rate limiting");
		browser.awaitText(".result", "Filtering");
		browser.press("ArrowDown");
		assertThat(browser.evaluate("document.querySelector('.search input').getAttribute('aria-activedescendant')")
			.asText()).isEqualTo("_result-1");
		browser.press("ArrowUp");
		String result = browser.evaluate("document.querySelector('.result').href").asText();
		browser.press("Enter");
		awaitPage(result);
	}

	@Test
	void tellsWhenNothingIsFoundAndClearsTheSearch() {
		browser.type(".search input", "xylophone");
		browser.awaitText(".status", "No results");
		browser.press("Escape");
		browser.awaitCount(".status.visible", 0);
		assertThat(browser.evaluate("document.querySelector('.search input').value").asText()).isEmpty();
	}

	@Test
	void changesTheVersion() {
		assertThat(browser.text(".version option").lines()).containsExactly("0.1.0-SNAPSHOT", "0.0.1");
		browser.evaluate("""
				(() => {
					const select = document.querySelector('.version select');
					select.value = '0.0.1';
					select.dispatchEvent(new Event('change'));
				})()""");
		awaitPage(site.directory().resolveSibling("0.0.1/index.html").toUri().toString());
	}

	@Test
	void fitsOnAPhone() throws IOException {
		browser.resize(PHONE, 740);
		for (String page : site.pages()) {
			open(page);
			assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).as(page)
				.isLessThanOrEqualTo(PHONE);
		}
	}

	@Test
	void hasAMenuOnAPhone() {
		browser.resize(PHONE, 740);
		open("errors.html");
		assertThat(isVisible("#_navigation")).isFalse();
		browser.click(".menu", "Menu");
		assertThat(isVisible("#_navigation")).isTrue();
		browser.click("#_navigation a", "Tracing");
		browser.awaitText("h1", "Tracing");
	}

	private static boolean isVisible(String selector) {
		return browser.evaluate("document.querySelector('" + selector + "').checkVisibility()").asBoolean();
	}

	@Test
	void isLightOrDarkAsPreferred() {
		browser.preferColorScheme("dark");
		assertThat(background()).isEqualTo("rgb(20, 22, 27)");
		browser.preferColorScheme("light");
		assertThat(background()).isEqualTo("rgb(255, 255, 255)");
	}

	private static String background() {
		return browser.evaluate("getComputedStyle(document.body).backgroundColor").asText();
	}

	@Test
	void namesAllControls() {
		List<String> controls = List.of("button", "combobox", "link", "searchbox", "listbox", "option");
		assertThat(browser.accessibilityTree())
			.filteredOn(
					(node) -> !node.path("ignored").asBoolean() && controls.contains(node.at("/role/value").asText()))
			.isNotEmpty()
			.allSatisfy((node) -> assertThat(node.at("/name/value").asText()).as(node.toString()).isNotBlank());
	}

	private static void open(String page) {
		String url = site.directory().resolve(page).toUri().toString();
		browser.open(url);
		awaitPage(url);
	}

	private static void awaitPage(String url) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.until(() -> browser.evaluate("document.readyState + ' ' + location.href")
				.asText()
				.equals("complete " + url));
	}

}
