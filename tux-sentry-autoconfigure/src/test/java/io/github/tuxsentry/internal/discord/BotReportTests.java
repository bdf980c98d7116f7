package io.github.tuxsentry.internal.discord;

import java.util.List;
import java.util.Map;

import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BotReport}.
 */
@ExtendWith(OutputCaptureExtension.class)
class BotReportTests {

	@Test
	void listsEachShardWithoutItsToken() {
		try (TestBot bot = TestBot.withListeners(new ListenerAdapter() {
		})) {
			BotReport report = bot.bean(BotReport.class);
			assertThat(report.name()).isEqualTo("jda");
			assertThat(shard(report)).containsEntry("shard", 0)
				.containsEntry("shards", 1)
				.containsEntry("status", "CONNECTED")
				.containsEntry("listeners", 1L)
				.containsEntry("configured", true)
				.containsEntry("missing", List.of())
				.containsKey("guilds");
			assertThat(report.value().toString()).doesNotContain(bot.jda().getToken());
		}
	}

	@Test
	void listsWhatIsMissingWithoutTheConfigurationOfTheBuilder() {
		try (TestBot bot = TestBot.builder().notConfigured().start()) {
			assertThat(shard(bot.bean(BotReport.class))).containsEntry("configured", false)
				.containsEntry("missing", List.of("spans of calls to Discord", "callbacks as part of their command"));
		}
	}

	@Test
	void isNotLoggedWithoutSentry(CapturedOutput output) {
		try (TestBot bot = TestBot.builder().withoutDsn().start()) {
			assertThat(shard(bot.bean(BotReport.class))).containsEntry("configured", true);
		}
		assertThat(output).doesNotContain("Instrumented JDA");
	}

	@Test
	void mentionsThatTheLoggingSystemIsNotSupported(CapturedOutput output) {
		new BotReport(List::of, (jda) -> true, () -> true, () -> false).log();
		assertThat(output).contains("No JDA was found")
			.contains("since neither Logback nor Log4j2 is the logging system");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> shard(BotReport report) {
		List<Map<String, Object>> shards = (List<Map<String, Object>>) report.value();
		assertThat(shards).hasSize(1);
		return shards.get(0);
	}

}
