package io.github.tuxsentry.sample.offline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.browser.Browser;
import io.github.tuxsentry.sample.OfflineBot;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes the screenshots of the documentation, {@code target/screenshots/page-*.png}.
 */
@OfflineBot
@Tag("long")
class PageScreenshotTests {

	private static final Path DIRECTORY = Path.of("target/screenshots");

	private static final int MAX_SIZE = 200_000;

	@Autowired
	private LocalSentry sentry;

	@Autowired
	private LocalDiscord discord;

	@Autowired
	private SentryManager manager;

	@Test
	void screenshotsAreSmall() throws Exception {
		try (Browser browser = Browser.start()) {
			browser.preferColorScheme("light");
			browser.open(this.sentry.pageUrl());
			browser.awaitCount("#form:not([hidden])", 1);
			useCommands();
			browser.awaitText(".summary", "12 shown");
			browser.type("#form input[list]", "crash");
			browser.evaluate("document.activeElement.blur()");
			browser.awaitCount("#form input[name=text]", 1);
			browser.type("#form input[name=text]", "It broke");
			browser.press("Enter");
			browser.awaitText("#form .answer", "Reply to alice");
			browser.awaitText(".summary", "13 shown");
			browser.click(".spacer .row", "/crash");
			browser.awaitText("#detail", "IllegalStateException: It broke");
			browser.screenshot(DIRECTORY.resolve("page-light.png"));
			browser.preferColorScheme("dark");
			browser.press("Escape");
			browser.click(".spacer .row", "!tldr");
			browser.awaitText("#detail", "http.client");
			browser.screenshot(DIRECTORY.resolve("page-dark.png"));
			browser.press("Escape");
			browser.click("[role=tab]", "Metrics");
			browser.awaitText(".card", "bot.command.execution_time");
			browser.evaluate("const minutes = document.querySelector('.tools select'); minutes.value = 1; "
					+ "minutes.dispatchEvent(new Event('change'))");
			browser.screenshot(DIRECTORY.resolve("page-metrics.png"));
			browser.preferColorScheme("light");
			browser.click("[role=tab]", "Commands");
			Flood.send(this.sentry, 1000);
			browser.awaitText(".summary", "1013 shown");
			browser.screenshot(DIRECTORY.resolve("page-1000-commands.png"));
		}
		try (var files = Files.list(DIRECTORY)) {
			assertThat(files).hasSizeGreaterThanOrEqualTo(4)
				.allSatisfy((file) -> assertThat(file.toFile().length()).isLessThan(MAX_SIZE));
		}
	}

	private void useCommands() {
		for (String user : List.of("alice", "bob", "carol")) {
			this.discord.slash("ping").by(user).send().awaitReply();
			this.discord.message("!tldr tar").by(user).send().awaitReply();
			this.discord.message("!ban @mallory spam").by(user).send().awaitReply();
			this.discord.userCommand("Show cases").on("mallory").by(user).send().awaitReply();
		}
		this.sentry.awaitItems(SentryItem.TRANSACTION, 12);
		this.manager.flush(Duration.ofSeconds(5));
	}

}
