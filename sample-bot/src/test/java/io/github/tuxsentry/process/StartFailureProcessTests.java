package io.github.tuxsentry.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts of the packaged bot that fail: each is one event, and the process ends as it
 * would have without Sentry.
 */
@Tag("process")
class StartFailureProcessTests {

	private static final int FAILED = 1;

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	@Tag("long")
	void beanThatCannotBeMade() {
		SentryItem event = fails(bot().with(FailingBean.class), "context_failed");
		assertThat(event).hasExceptionOfType(IllegalStateException.class)
			.hasExceptionMessage("The bean is broken")
			.hasContextEntry("startup", "failed_bean", "brokenBean");
		assertThat(event.breadcrumbs()).isNotEmpty();
	}

	@Test
	void configurationThatDoesNotBind() {
		SentryItem event = fails(bot().property("server.port", "eighty"), "context_failed");
		assertThat(event.context("failure_analysis").path("description").asText()).contains("server.port", "eighty");
		assertThat(event.context("failure_analysis").path("action").asText()).isNotBlank();
	}

	@Test
	@Tag("long")
	void configurationOfSentryItself() {
		SentryItem event = fails(bot().property("tux.sentry.sampling.commands", 7), "context_failed");
		assertThat(event.context("failure_analysis").path("description").asText())
			.contains("tux.sentry.sampling.commands");
	}

	@Test
	@Tag("long")
	void portInUse() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
			SentryItem event = fails(bot().property("server.port", taken.getLocalPort()), "context_failed");
			assertThat(event.context("failure_analysis").path("description").asText())
				.contains("Port " + taken.getLocalPort() + " was already in use");
		}
	}

	@Test
	@Tag("long")
	void runnerThatFails() {
		assertThat(fails(bot().with(FailingRunner.class), "runners_failed"))
			.hasExceptionMessage("The runner is broken");
	}

	@Test
	void tokenThatDiscordDoesNotTake() {
		try (LocalDiscord discord = LocalDiscord.start()) {
			discord.fail("GET", "/users/@me", 401, 0, "401: Unauthorized");
			SentryItem event = fails(bot().with(RemoteDiscord.class)
				.property("remote.discord", discord.restConfig().getBaseUrl())
				.environment("DISCORD_TOKEN", "not-a-token"), "discord_login_failed");
			assertThat(event).hasContextEntry("startup", "failed_bean", "jda");
			assertThat(this.sentry).neverReceived("not-a-token");
		}
	}

	@Test
	@Tag("long")
	void migrationThatFails(@TempDir Path folder) throws IOException {
		Path script = Files.writeString(folder.resolve("broken.sql"), "create tabel cases (id int);");
		SentryItem event = fails(bot().property("spring.sql.init.schema-locations", "file:" + script),
				"context_failed");
		assertThat(event.context("startup").path("failed_bean").asText())
			.isEqualTo("dataSourceScriptDatabaseInitializer");
	}

	@Test
	@Tag("long")
	void configurationThatCannotBeRead() {
		assertThat(fails(bot().property("spring.config.import", "file:/there/is/none.yml"), "environment_failed"))
			.hasLevel("fatal");
	}

	@Test
	@Tag("long")
	void withoutADsnNothingIsDifferent() {
		try (BotProcess bot = BotProcess.sendingTo("").with(FailingBean.class).start()) {
			assertThat(bot.awaitExit()).isEqualTo(FAILED);
			assertThat(bot.output()).contains("The bean is broken").doesNotContain("tux-sentry failed");
		}
	}

	private BotProcess.Builder bot() {
		return BotProcess.sendingTo(this.sentry.dsn()).property("tux.sentry.startup.failed-start-timeout", "30s");
	}

	private SentryItem fails(BotProcess.Builder builder, String phase) {
		try (BotProcess bot = builder.start()) {
			assertThat(bot.awaitExit()).as(bot.output()).isEqualTo(FAILED);
			List<SentryItem> events = this.sentry.events().stream().filter((item) -> !isOfStoppedJda(item)).toList();
			assertThat(events).as(bot.output()).hasSize(1);
			SentryItem event = events.get(0);
			assertThat(event).hasLevel("fatal").hasTag("setup_phase", phase);
			assertThat(bot.output()).doesNotContain("tux-sentry failed");
			return event;
		}
	}

	/**
	 * A listener may still be calling Discord when JDA is stopped, which rejects or
	 * interrupts the call: a failure of its own.
	 */
	private static boolean isOfStoppedJda(SentryItem item) {
		return item.exceptions()
			.stream()
			.map((exception) -> exception.path("type").asText())
			.anyMatch(List.of("RejectedExecutionException", "InterruptedIOException")::contains);
	}

}
