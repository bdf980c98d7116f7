package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.hooks.SubscribeEvent;
import net.dv8tion.jda.api.interactions.InteractionHook;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands whose work goes on after their listeners have returned.
 */
class TrueEndTests {

	private static final int HOOK_DELAY_MILLIS = 300;

	@Test
	void aCommandThatDefersAndAnswersLaterLastsUntilItHasAnswered() {
		try (TestBot bot = TestBot.withListeners(new Deferring())) {
			SentCommand sent = bot.discord().slash("report").by("alice").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.report");
			assertThat(sent.replies()).extracting((reply) -> reply.content()).contains("done");
			assertThat(transaction).hasStatus("ok");
			assertThat(milliseconds(transaction)).isGreaterThanOrEqualTo(HOOK_DELAY_MILLIS);
			assertThat(transaction.spans()).filteredOn((span) -> span.path("op").asText().equals("http.client"))
				.hasSize(2)
				.allSatisfy((span) -> {
					assertThat(span.path("timestamp").asDouble()).isLessThanOrEqualTo(end(transaction));
					assertThat(span.path("data").path("http.response.status_code").asInt()).isEqualTo(200);
				});
		}
	}

	@Test
	void theScopeReachesEveryCallback() {
		try (TestBot bot = TestBot.builder().listeners(new ScopeAware()).start()) {
			SentryManager manager = bot.bean(SentryManager.class);
			ScopeAware.manager = manager;
			bot.discord().slash("deep").by("carol").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.deep");
			SentryItem event = bot.sentry().awaitEvent((candidate) -> "in the callback".equals(candidate.message()));
			assertThat(event).hasTraceIdOf(transaction).hasUsername("carol").hasTag("command.name", "deep");
			assertThat(transaction).hasTag("set.in", "callback");
		}
	}

	@Test
	void tokensOfInteractionsReachNothingThatIsSent() {
		try (TestBot bot = TestBot.withListeners(new Deferring())) {
			bot.discord().slash("report").by("alice").send();
			bot.sentry().awaitTransaction("command.report");
			bot.bean(SentryManager.class).flush(Duration.ofSeconds(5));
			String token = bot.discord()
				.calls("POST", "/interactions/{id}/{token}/callback")
				.get(0)
				.path()
				.split("/")[3];
			assertThat(token).hasSizeGreaterThan(5);
			assertThat(bot.sentry()).neverReceived(token);
		}
	}

	@Test
	void withoutTheConfigurerAnInteractionEndsWithItsLastCall() {
		try (TestBot bot = TestBot.builder().notConfigured().listeners(new Deferring()).start()) {
			bot.discord().slash("report").by("alice").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.report");
			assertThat(milliseconds(transaction)).isGreaterThanOrEqualTo(HOOK_DELAY_MILLIS);
			assertThat(milliseconds(transaction)).isLessThan(2000);
		}
	}

	@Test
	void aCallWithinTheIdleTimeoutBelongsToItsCommand() throws Exception {
		CompletableFuture<InteractionHook> replied = new CompletableFuture<>();
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.idle-timeout", "10m"))
			.listeners(new ListenerAdapter() {
				@Override
				public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
					event.reply("one").queue(replied::complete);
				}
			})
			.start()) {
			bot.discord().slash("report").by("alice").send();
			replied.get(10, TimeUnit.SECONDS).sendMessage("two").complete();
			bot.stop();
			assertThat(bot.sentry().awaitTransaction("command.report").spans())
				.filteredOn((span) -> span.path("op").asText().equals("http.client"))
				.hasSize(2);
			assertThat(bot.sentry()).hasTransactions(1);
		}
	}

	@Test
	void aFailedCommandTellsItsUserTheIdOfTheEvent() {
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.reply-with-event-id", true))
			.listeners(new Commands())
			.start()) {
			SentCommand crash = bot.discord().slash("crash").by("dave").send();
			SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
			var reply = crash.awaitReply();
			assertThat(reply.content()).isEqualTo("Something went wrong. Error id: " + event.eventId());
			assertThat(reply.ephemeral()).isTrue();
			assertThat(reply.json().path("components")).isEmpty();
		}
	}

	@Test
	void theReplyIsInTheWordsOfTheMessageSource() {
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.reply-with-event-id", true, "spring.messages.basename", "replies"))
			.listeners(new Commands())
			.start()) {
			SentCommand crash = bot.discord().slash("crash").by("dave").send();
			SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
			assertThat(crash.awaitReply().content()).isEqualTo("Oh no! Tell the team " + event.eventId() + ".");
		}
	}

	@Test
	void aConfiguredRestConfigurationAloneHoldsACommandUntilItsCallsAreDone() throws InterruptedException {
		try (TestBot bot = TestBot.withListeners(); LocalDiscord discord = LocalDiscord.start()) {
			JDA jda = discord.configure(JDABuilder.createDefault(null).addEventListeners(new Commands()))
				.setRestConfig(bot.bean(JdaBuilderConfigurer.class).configure(discord.restConfig()))
				.build();
			bot.bean(JdaInstrumentation.class).instrument(jda);
			discord.delay("POST", "/interactions/{id}/{token}/callback", Duration.ofMillis(HOOK_DELAY_MILLIS));
			discord.slash("ping").by("alice").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.ping");
			jda.shutdownNow();
			assertThat(jda.awaitShutdown(Duration.ofSeconds(10))).isTrue();
			assertThat(milliseconds(transaction)).isGreaterThanOrEqualTo(HOOK_DELAY_MILLIS);
			assertThat(transaction).hasSpan("http.client",
					"POST /interactions/{interaction_id}/{interaction_token}/callback");
		}
	}

	@Test
	void valuesOfHiddenOptionsAndDetailsOfUsersStayHere() {
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.hidden-options", "answer,login.name",
					"tux.sentry.discord.user-details", "id"))
			.listeners(new Commands())
			.start()) {
			SentCommand sent = bot.discord()
				.slash("login")
				.by("erin")
				.option("name", "secret-name")
				.option("answer", "hunter2")
				.option("mode", "fast")
				.send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.login");
			assertThat(transaction.context("interaction").path("options").findValuesAsText("value"))
				.containsExactly("[hidden]", "[hidden]", "fast");
			assertThat(transaction.user().toString()).isEqualTo("{\"id\":\"" + sent.userId() + "\"}");
			assertThat(bot.sentry()).neverReceived("hunter2").neverReceived("secret-name");
		}
	}

	@Test
	void anAnnotatedListenersExceptionIsOneEvent() {
		try (TestBot bot = TestBot.builder()
			.eventManager(new AnnotatedEventManager())
			.listeners(new AnnotatedCrash())
			.start()) {
			bot.discord().slash("crash").by("frank").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.crash");
			SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
			assertThat(event).hasExceptionOfType(IllegalStateException.class)
				.hasTag("cog.name", "AnnotatedCrash")
				.hasTraceIdOf(transaction);
			assertThat(event.exceptions()).hasSize(1);
			assertThat(bot.sentry()).hasEvents(1);
		}
	}

	@Test
	void aMentionOfTheBotIsAPrefixOfKnownCommandsOnRequest() {
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.accept-mention-as-prefix", true))
			.listeners(new Commands())
			.start()) {
			bot.discord().message("@" + bot.discord().bot().name() + " status now").by("alice").send();
			bot.discord().message("@" + bot.discord().bot().name() + " ping now").by("alice").send();
			assertThat(bot.sentry().awaitItems(SentryItem.TRANSACTION, 1)).hasSize(1);
			assertThat(bot.sentry().awaitTransaction("command.ping")).hasTag("command.type", "prefix")
				.hasContextEntry("command", "prefix", "<@" + bot.discord().bot().id() + ">");
		}
	}

	@Test
	void listenersCountAsCogs() {
		try (TestBot bot = TestBot.withListeners(new Commands())) {
			ListenerAdapter second = new Second();
			bot.jda().addEventListener(second);
			bot.jda().removeEventListener(second);
			bot.bean(SentryManager.class).flush(Duration.ofSeconds(5));
			assertThat(bot.sentry().metrics()).filteredOn((metric) -> metric.name().equals("bot.cog.operation.count"))
				.extracting((metric) -> metric.attributes().get("cog") + " " + metric.attributes().get("operation"))
				.contains("Commands load", "Second load", "Second unload");
			assertThat(bot.sentry().metrics())
				.filteredOn((metric) -> metric.name().equals("bot.cog.operation.duration"))
				.hasSize(2);
		}
	}

	private static double milliseconds(SentryItem transaction) {
		return (end(transaction) - transaction.payload().path("start_timestamp").asDouble()) * 1000;
	}

	private static double end(SentryItem transaction) {
		return transaction.payload().path("timestamp").asDouble();
	}

	private static final class Deferring extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.deferReply()
				.queue((hook) -> hook.sendMessage("done").queueAfter(HOOK_DELAY_MILLIS, TimeUnit.MILLISECONDS));
		}

	}

	private static final class ScopeAware extends ListenerAdapter {

		private static SentryManager manager;

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.reply("one")
				.flatMap((hook) -> hook.getInteraction().getMessageChannel().sendMessage("two"))
				.queue((message) -> {
					manager.setTag("set.in", "callback");
					manager.captureMessage("in the callback");
				});
		}

	}

	static final class AnnotatedCrash {

		@SubscribeEvent
		public void onSlash(SlashCommandInteractionEvent event) {
			throw new IllegalStateException("annotated");
		}

		@SubscribeEvent
		public void onMessage(MessageReceivedEvent event) {
		}

	}

	private static final class Second extends ListenerAdapter {

	}

}
