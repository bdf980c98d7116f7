package io.github.tuxsentry.sample.offline;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.browser.Browser;
import io.github.tuxsentry.sample.OfflineBot;
import io.github.tuxsentry.sample.cleanup.CaseCleanup;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of the local Sentry, in a browser. Skipped if Chromium is not installed.
 */
@OfflineBot
class PageTests {

	private static Browser browser;

	@Autowired
	private LocalSentry sentry;

	@Autowired
	private LocalDiscord discord;

	@Autowired
	private SentryManager manager;

	@Autowired
	private CaseCleanup cleanup;

	@Autowired
	private Environment environment;

	@BeforeAll
	static void startBrowser() throws IOException {
		browser = Browser.start();
	}

	@AfterAll
	static void closeBrowser() throws IOException {
		if (browser != null) {
			browser.close();
		}
	}

	@BeforeEach
	void openPage() {
		browser.open("about:blank");
		browser.forgetProblems();
		this.manager.flush(Duration.ofSeconds(5));
		this.sentry.clear();
		browser.preferColorScheme("light");
		browser.open(botUrl() + "/offline");
		browser.awaitText("#connection", "Live");
		browser.awaitCount("#form:not([hidden])", 1);
	}

	@AfterEach
	void onlyItsOwnOriginIsRequested() {
		assertThat(browser.requests()).isNotEmpty()
			.allMatch((url) -> url.equals("about:blank") || url.startsWith(this.sentry.pageUrl())
					|| url.equals(botUrl() + "/offline"));
		assertThat(browser.problems()).isEmpty();
	}

	private String botUrl() {
		return "http://localhost:" + this.environment.getProperty("local.server.port");
	}

	@Test
	void commandAppearsWithItsOutcomeDurationAndUser() {
		this.discord.slash("ping").by("alice").send().awaitReply();
		browser.awaitText(".spacer .row", "/ping", "ok", "ms", "alice");
		this.discord.message("!ban @mallory spam").by("bob").send().awaitReply();
		browser.awaitText(".spacer .row", "!ban", "permission_denied", "bob");
		browser.awaitText(".summary", "2 shown, 1 failed");
	}

	@Test
	void newcomerSeesTheEventAndTheWaterfallOfTheCommandThatFails() {
		fillInCrash("newcomer", "It broke");
		browser.press("Enter");
		browser.awaitText("#form .answer", "Reply to newcomer");
		browser.awaitText(".spacer .row", "/crash", "internal_error");
		browser.click(".spacer .row", "newcomer");
		browser.awaitText("#detail", "Waterfall", "POST /interactions/{interaction_id}/{interaction_token}/callback",
				"Exception", "IllegalStateException: It broke",
				"io.github.tuxsentry.sample.command.CrashCommand.run (CrashCommand.java:", "frames of libraries",
				"Breadcrumbs", "Tags", "command.name", "Context: interaction");
		assertThat(browser.count("#detail .waterfall .bar")).isGreaterThan(1);
		assertThat(browser.text("#detail .frames > li:first-child")).contains("CrashCommand.run");
	}

	@Test
	void buttonOfTheAnswerOpensItsModal() {
		fillInCrash("helper", "Boom");
		browser.press("Enter");
		browser.awaitCount("#form .answer button", 1);
		browser.evaluate("document.querySelector('#form .answer button').click()");
		// The modal replaces the field of the command.
		String field = "#form .fields input:not([name=text])";
		browser.awaitCount(field, 1);
		browser.type(field, "I pressed the button");
		browser.press("Enter");
		assertThat(this.sentry.awaitFeedback((feedback) -> true).message()).isEqualTo("I pressed the button");
	}

	/**
	 * Fill in the form, whose fields are those of the command, as the bot registered it.
	 */
	private static void fillInCrash(String user, String text) {
		browser.type("#form input[list]", "crash");
		browser.evaluate("document.activeElement.blur()");
		browser.awaitCount("#form input[name=text]", 1);
		browser.type("#form input.short", user);
		browser.type("#form input[name=text]", text);
	}

	@Test
	void commandIsOpenedAndClosedWithTheKeyboard() {
		this.discord.slash("ping").by("alice").send().awaitReply();
		browser.awaitText(".spacer .row", "/ping");
		for (int i = 0; i < 40 && !isFocused(".grid"); i++) {
			browser.press("Tab");
		}
		assertThat(isFocused(".grid")).isTrue();
		browser.press("ArrowDown");
		browser.press("Enter");
		browser.awaitText("#detail", "Waterfall");
		assertThat(isFocused("#detail h2")).isTrue();
		browser.press("Escape");
		browser.awaitCount("#detail[hidden]", 1);
		assertThat(isFocused(".grid")).isTrue();
	}

	private static boolean isFocused(String selector) {
		return browser.evaluate("document.activeElement.matches('" + selector + "')").asBoolean();
	}

	@Test
	void tabsShowIssuesMetricsCheckInsSessionsAndWhatWasDropped() {
		this.discord.slash("crash").option("text", "One").by("alice").send().awaitReply();
		this.discord.slash("crash").option("text", "Two").by("bob").send().awaitReply();
		this.discord.message("!ban @mallory").by("bob").send().awaitReply();
		this.cleanup.deleteOldCases();
		this.sentry.awaitItems(SentryItem.EVENT, 2);
		this.manager.flush(Duration.ofSeconds(5));
		tab("Issues");
		browser.awaitCount(".spacer .row", 1);
		browser.awaitText(".spacer .row", "IllegalStateException", "2", "CrashCommand.run");
		tab("Metrics");
		browser.awaitText(".card", "bot.command.usage", "/min", "bot.command.execution_time", "p50", "p95");
		browser.evaluate("[...document.querySelectorAll('.card')].find((card) => card.innerText.includes("
				+ "'bot.command.usage')).querySelector('option[value=command]').selected = true");
		browser.evaluate("document.querySelectorAll('.card select').forEach((select) => "
				+ "select.dispatchEvent(new Event('change')))");
		browser.awaitText(".legend", "crash");
		tab("Logs");
		browser.awaitCount("[aria-label=Logs]", 1);
		tab("Check-ins");
		browser.awaitText(".spacer .row", "check-in", "session");
		tab("Dropped");
		this.sentry.awaitItems("client_report", 1);
		browser.awaitText("#main", "before_send", "dropped by a callback or filter of the bot");
	}

	private static void tab(String name) {
		browser.click("[role=tab]", name);
	}

	@Test
	void thousandsOfCommandsStayUsable() throws Exception {
		Flood.send(this.sentry, 2100);
		browser.awaitText(".summary", "2000 shown");
		// The row that is opened is not shown any longer once more have arrived.
		browser.awaitText(".spacer .row", "user-2099");
		assertThat(browser.count(".spacer .row")).isBetween(10, 80);
		browser.focus(".grid");
		browser.press("End");
		browser.press("Enter");
		browser.awaitText("#detail", "Waterfall");
		browser.press("Escape");
		browser.type("#filter", "user-1999");
		browser.awaitCount(".spacer .row", 1);
		browser.awaitText(".spacer .row", "user-1999");
	}

	@Test
	void themeIsThatOfTheSystemUntilTheSwitchIsUsed() {
		String light = background();
		browser.preferColorScheme("dark");
		browser.awaitCount("[data-theme=dark]", 1);
		assertThat(background()).isNotEqualTo(light);
		browser.click("#theme", "Dark");
		browser.awaitCount("[data-theme=light]", 1);
		assertThat(background()).isEqualTo(light);
		browser.open(this.sentry.pageUrl());
		browser.awaitText("#connection", "Live");
		assertThat(background()).isEqualTo(light);
		browser.evaluate("localStorage.clear()");
	}

	private static String background() {
		return browser.evaluate("getComputedStyle(document.body).backgroundColor").asText();
	}

	@Test
	void markupOfUsersIsText() {
		String name = "<img src=x onerror=\"document.title='hacked'\">";
		this.discord.slash("crash").option("text", name).by(name).send().awaitReply();
		browser.awaitText(".spacer .row", name);
		browser.click(".spacer .row", name);
		browser.awaitText("#detail .message", name);
		tab("Issues");
		browser.awaitText(".spacer .row", name);
		assertThat(browser.count("img")).isZero();
		assertThat(browser.evaluate("document.title").asText()).isEqualTo("Local Sentry");
	}

	@Test
	void policyForbidsOtherOriginsAndMarkup() {
		assertThat(browser
			.evaluate("new Promise((done) => { addEventListener('securitypolicyviolation', "
					+ "(event) => done(event.effectiveDirective)); fetch('" + botUrl() + "/actuator/health'); })")
			.asText()).isEqualTo("connect-src");
		assertThat(browser.evaluate("try { document.body.innerHTML = '<b>'; 'set' } catch (error) { error.name }")
			.asText()).isEqualTo("TypeError");
		browser.forgetProblems();
	}

	@Test
	void clearingClosesTheDetails() {
		this.discord.slash("ping").by("alice").send().awaitReply();
		browser.click(".spacer .row", "/ping");
		browser.awaitText("#detail", "Waterfall");
		browser.evaluate("document.querySelector('#clear').click()");
		browser.awaitCount("#detail[hidden]", 1);
		browser.awaitCount(".spacer .row", 0);
		assertThat(this.sentry.transactions()).isEmpty();
	}

	@Test
	void everyControlHasAName() {
		this.discord.slash("ping").by("alice").send().awaitReply();
		browser.awaitText(".spacer .row", "/ping");
		browser.click(".spacer .row", "/ping");
		browser.awaitText("#detail", "Waterfall");
		assertThat(browser.accessibilityTree())
			.filteredOn(
					(node) -> !node.path("ignored").asBoolean()
							&& Stream
								.of("button", "textbox", "searchbox", "combobox", "checkbox", "tab", "grid", "tabpanel",
										"complementary")
								.anyMatch((role) -> role.equals(node.at("/role/value").asText())))
			.hasSizeGreaterThan(15)
			.allSatisfy((node) -> assertThat(node.at("/name/value").asText()).as(node.toString()).isNotBlank());
	}

}
