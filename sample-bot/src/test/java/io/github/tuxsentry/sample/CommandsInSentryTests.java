package io.github.tuxsentry.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tuxsentry.sample.OfflineClient.Run;
import io.github.tuxsentry.sample.moderation.Case;
import io.github.tuxsentry.sample.moderation.CaseRepository;
import io.github.tuxsentry.sample.moderation.MissingPermissionException;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What each command leaves in Sentry.
 */
@OfflineBot
class CommandsInSentryTests {

	private static final String INSERT = "INSERT INTO cases (kind, user_id, moderator_id, reason) VALUES (?, ?, ?, ?)";

	@Autowired
	private OfflineClient client;

	@Autowired
	private LocalDiscord discord;

	@Autowired
	private CaseRepository cases;

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("commandsThatSucceed")
	void aCommandIsATransactionWithItsUserTagsContextAndMetrics(String kind, String name, Map<String, ?> options) {
		Run run = this.client.run(kind, name, "alice", options);
		assertThat(run.transaction()).hasName("command." + name)
			.hasOp("discord.command")
			.hasStatus("ok")
			.hasUser(run.userId(), "alice")
			.hasUserEntry("guild_name", "Test Guild")
			.hasUserEntry("top_role", "Moderator")
			.hasTag("command.name", name)
			.hasTag("command.type", kind)
			.hasTag("command.success", "true")
			.hasTag("bot", "sample")
			.doesNotHaveTag("command.error_type")
			.doesNotHaveContext("command_error");
		assertHasCommandContext(run, kind, name);
		run.hasNoEvent();
		assertThat(run.onlyMetric("bot.command.usage")).hasValue(1)
			.hasAttribute("command", name)
			.hasAttribute("command_type", kind)
			.hasAttribute("success", true);
		assertThat(run.onlyMetric("bot.command.execution_time")).hasType("distribution").hasUnit("millisecond");
		run.hasNoMetric("bot.command.failures");
	}

	static Stream<Arguments> commandsThatSucceed() {
		return Stream.of(Arguments.of("slash", "ping", Map.of()), Arguments.of("prefix", "ping", Map.of()),
				Arguments.of("slash", "tldr", Map.of("page", "tar")),
				Arguments.of("prefix", "tldr", Map.of("page", "tar")),
				Arguments.of("slash", "ban", ban("mallory", "spam")),
				Arguments.of("prefix", "ban", ban("mallory", "spam")),
				Arguments.of("user", "Show cases", Map.of("target", "bob")),
				Arguments.of("message", "Report message", Map.of("content", "Buy now!")));
	}

	private void assertHasCommandContext(Run run, String kind, String name) {
		if (kind.equals("prefix")) {
			assertThat(run.transaction()).hasContextEntry("command", "command", name)
				.hasContextEntry("command", "prefix", "!")
				.hasContextEntry("command", "guild_id", this.discord.guild().id())
				.hasContextEntry("command", "channel_name", "general")
				.doesNotHaveContext("interaction");
		}
		else {
			assertThat(run.transaction()).hasContextEntry("interaction", "command", name)
				.hasContextEntry("interaction", "guild_id", this.discord.guild().id())
				.hasContextEntry("interaction", "channel_name", "general")
				.doesNotHaveContext("command");
		}
	}

	@ParameterizedTest
	@MethodSource("chatKinds")
	void aCrashIsExactlyOneEventInTheTraceOfItsCommand(String kind) {
		Run run = this.client.run(kind, "crash", "bob", Map.of("text", "Boom, by " + kind));
		assertThat(run.transaction()).hasName("command.crash")
			.hasStatus("internal_error")
			.hasTag("command.success", "false")
			.hasTag("command.error_type", "IllegalStateException");
		SentryItem event = run.onlyEvent();
		assertThat(event.exceptions()).singleElement()
			.extracting((exception) -> exception.path("value").textValue())
			.isEqualTo("Boom, by " + kind);
		assertThat(event).hasTraceIdOf(run.transaction())
			.hasExceptionOfType(IllegalStateException.class)
			.hasUser(run.userId(), "bob")
			.hasTag("command.name", "crash")
			.hasTag("command.type", kind)
			.hasTag("command.success", "false")
			.hasTag("command.error_type", "IllegalStateException")
			.hasTag("cog.name", "CrashCommand")
			.hasTag("bot", "sample")
			.hasContextEntry("command_error", "error_message", "Boom, by " + kind);
		assertHasCommandContext(new Run(run.id(), run.userId(), event, run.sentry()), kind, "crash");
		assertThat(run.onlyMetric("bot.command.failures")).hasAttribute("command", "crash")
			.hasAttribute("error_type", "IllegalStateException");
	}

	@ParameterizedTest
	@MethodSource("chatKinds")
	void aBanWritesACaseInASpanOfItsCommand(String kind) {
		Run run = this.client.run(kind, "ban", "alice", ban("victim_of_" + kind, "spam and more"));
		String victim = this.discord.member("victim_of_" + kind).id();
		assertThat(this.cases.findByUser(victim)).extracting(Case::kind, Case::userId, Case::moderatorId, Case::reason)
			.containsExactly(tuple("ban", victim, run.userId(), "spam and more"));
		assertThat(run.transaction()).hasSpan("db.query", INSERT);
		assertThat(this.discord.calls("PUT", "/guilds/{guild}/bans/" + victim)).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("chatKinds")
	void aBanWithoutPermissionIsCountedButIsNoEvent(String kind) {
		Run run = this.client.run(kind, "ban", "bob", ban("spared_by_" + kind, "revenge"));
		assertThat(run.transaction()).hasName("command.ban")
			.hasStatus("permission_denied")
			.hasTag("command.success", "false")
			.hasTag("command.error_type", "MissingPermissionException")
			.hasContextEntry("command_error", "error_module", MissingPermissionException.class.getPackageName());
		run.hasNoEvent();
		assertThat(run.onlyMetric("bot.command.failures")).hasAttribute("command", "ban")
			.hasAttribute("success", false)
			.hasAttribute("error_type", "MissingPermissionException");
		assertThat(this.cases.findByUser(this.discord.member("spared_by_" + kind).id())).isEmpty();
	}

	static List<String> chatKinds() {
		return List.of("slash", "prefix");
	}

	private static Map<String, ?> ban(String user, String reason) {
		Map<String, String> options = new LinkedHashMap<>();
		options.put("user", user);
		options.put("reason", reason);
		return options;
	}

	@Test
	void theSecondLookUpOfATldrPageComesFromTheCache() {
		Run first = this.client.run("slash", "tldr", "alice", Map.of("page", "git"));
		Run second = this.client.run("prefix", "tldr", "bob", Map.of("page", "git"));
		assertThat(first.hasSpan("http.client", "/{name}.md")).isTrue();
		assertThat(second.hasSpan("http.client", "/{name}.md")).isFalse();
		assertThat(second.hasSpan("cache.get", "git")).isTrue();
		assertThat(second.hasSpan("http.client", "POST /channels/{channel_id}/messages")).isTrue();
	}

	@Test
	void aPageThatIsNotThereIsNoEvent() {
		Run run = this.client.run("slash", "tldr", "carol", Map.of("page", "no-such-program"));
		assertThat(run.transaction()).hasTag("command.error_type", "PageNotFoundException");
		run.hasNoEvent();
	}

	@Test
	void aReportOpensACaseAboutTheAuthorOfTheMessage() {
		Run run = this.client.run("message", "Report message", "dave", Map.of("content", "Buy pills"));
		assertThat(this.cases.findByUser(this.discord.member("bob").id()))
			.filteredOn((entry) -> entry.moderatorId().equals(run.userId()))
			.extracting(Case::kind, Case::reason)
			.containsExactly(tuple("report", "Buy pills"));
		assertThat(run.transaction()).hasSpan("db.query", INSERT);
	}

}
