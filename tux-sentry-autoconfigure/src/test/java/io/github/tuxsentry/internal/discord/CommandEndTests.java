package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.InteractionHook;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds a command open, and what does not.
 */
class CommandEndTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final long WORK_MILLIS = 400;

	@Test
	void aTrackedStageHoldsTheCommandOpen() {
		Tracking tracking = new Tracking();
		try (TestBot bot = TestBot.withListeners(tracking)) {
			tracking.tracker = bot.bean(CommandTracker.class);
			bot.discord().slash("works").by("alice").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.works");
			assertThat(transaction).hasStatus("ok").hasTag("command.success", "true");
			assertThat(milliseconds(transaction)).isGreaterThanOrEqualTo(WORK_MILLIS);
		}
	}

	@Test
	void aLateCallForAnInteractionIsWorkOfItsOwnInTheSameTrace() {
		try (TestBot bot = TestBot.withListeners(new LateCalls())) {
			bot.discord().slash("late").by("alice").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.late");
			assertThat(transaction).hasStatus("ok");
			SentryItem late = bot.sentry()
				.awaitTransaction((candidate) -> "discord.delayed"
					.equals(candidate.payload().path("contexts").path("trace").path("op").asText()));
			assertThat(late).hasTraceIdOf(transaction).hasStatus("internal_error").hasUsername("alice");
			assertThat(late.tag("command.success")).isNull();
			assertThat(late.spans()).hasSize(1);
			SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
			assertThat(event).hasTraceIdOf(transaction).hasUsername("alice").hasTag("command.name", "late");
			assertThat(event.tag("command.success")).isNull();
		}
	}

	@Test
	void aTrackedStageThatFailsFailsTheCommand() {
		Tracking tracking = new Tracking();
		try (TestBot bot = TestBot.withListeners(tracking)) {
			tracking.tracker = bot.bean(CommandTracker.class);
			bot.discord().slash("fails").by("alice").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.fails");
			assertThat(transaction).hasStatus("internal_error")
				.hasTag("command.success", "false")
				.hasTag("command.error_type", "IllegalStateException");
			bot.bean(SentryManager.class).flush(TIMEOUT);
			assertThat(bot.sentry()).hasNoEvents();
		}
	}

	@Test
	void aHoldKeepsTheCommandOpenUntilItIsClosed() {
		Tracking tracking = new Tracking();
		try (TestBot bot = TestBot.withListeners(tracking)) {
			tracking.tracker = bot.bean(CommandTracker.class);
			bot.discord().slash("holds").by("alice").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.holds");
			assertThat(transaction).hasStatus("ok");
			assertThat(milliseconds(transaction)).isGreaterThanOrEqualTo(WORK_MILLIS);
		}
	}

	@Test
	void withoutACommandAHoldHasNoEffect() {
		try (TestBot bot = TestBot.withListeners()) {
			CommandTracker tracker = bot.bean(CommandTracker.class);
			CompletableFuture<String> stage = new CompletableFuture<>();
			assertThat(tracker.track(stage)).isSameAs(stage);
			try (CommandTracker.Hold hold = tracker.hold()) {
				hold.fail(new IllegalStateException("no command"));
			}
			stage.complete("done");
		}
	}

	@Test
	void delayedWorkIsATransactionOfItsOwnInTheSameTrace() {
		try (TestBot bot = TestBot.withListeners(new Delaying())) {
			bot.discord().slash("cleans").by("alice").send();
			SentryItem command = bot.sentry().awaitTransaction((item) -> "discord.command".equals(item.op()));
			SentryItem delayed = bot.sentry().awaitTransaction((item) -> "discord.delayed".equals(item.op()));
			assertThat(command).hasStatus("ok")
				.hasSpan("http.client", "POST /interactions/{interaction_id}/{interaction_token}/callback");
			assertThat(command.spans()).hasSize(1);
			assertThat(delayed).hasTraceIdOf(command)
				.hasUsername("alice")
				.hasTag("command.name", "cleans")
				.hasSpan("http.client", "DELETE /webhooks/{application_id}/{interaction_token}/messages/{message_id}");
			assertThat(delayed.name()).isEqualTo("command.cleans");
		}
	}

	@Test
	void aRoutineErrorAfterTheResponseDoesNotFailTheCommand() {
		try (TestBot bot = TestBot.withListeners(new Delaying())) {
			bot.discord()
				.respond("DELETE", "/webhooks/{app}/{token}/messages/{message}", 404,
						"{\"code\":10008,\"message\":\"Unknown Message\"}", 1);
			bot.discord().slash("deletes").by("alice").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.deletes");
			bot.bean(SentryManager.class).flush(TIMEOUT);
			assertThat(transaction).hasStatus("ok").hasTag("command.success", "true");
			assertThat(transaction.spans()).hasSize(2);
			assertThat(bot.sentry()).hasNoEvents();
		}
	}

	@Test
	void aCommandThatTheShutdownCutsOffIsSentAsAborted() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.shutdown.grace-period", "200ms"))
			.listeners(new Deferring(begun))
			.start()) {
			bot.discord().slash("thinks").by("alice").send();
			assertThat(begun.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			bot.stop();
			SentryItem transaction = bot.sentry().awaitTransaction("command.thinks");
			assertThat(transaction).hasStatus("aborted")
				.hasTag("command.success", "false")
				.hasTag("command.error_type", "CommandAbortedException");
		}
	}

	private static double milliseconds(SentryItem transaction) {
		return 1000 * (transaction.payload().path("timestamp").asDouble()
				- transaction.payload().path("start_timestamp").asDouble());
	}

	private static final class Tracking extends ListenerAdapter {

		private volatile CommandTracker tracker;

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.reply("working on it").queue();
			if (event.getName().equals("holds")) {
				CommandTracker.Hold hold = this.tracker.hold();
				new Thread(() -> {
					pause();
					hold.close();
				}).start();
				return;
			}
			CompletableFuture<Void> work = new CompletableFuture<>();
			this.tracker.track(work);
			new Thread(() -> {
				pause();
				if (event.getName().equals("fails")) {
					work.completeExceptionally(new IllegalStateException("in the work"));
				}
				work.complete(null);
			}).start();
		}

		private static void pause() {
			try {
				Thread.sleep(WORK_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	private static final class Delaying extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			if (event.getName().equals("cleans")) {
				event.reply("gone soon").delay(Duration.ofSeconds(1)).flatMap(InteractionHook::deleteOriginal).queue();
			}
			else {
				event.reply("gone now").flatMap(InteractionHook::deleteOriginal).queue();
			}
		}

	}

	private static final class Deferring extends ListenerAdapter {

		private final CountDownLatch begun;

		Deferring(CountDownLatch begun) {
			this.begun = begun;
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.deferReply().queue((hook) -> this.begun.countDown());
		}

	}

	private static final class LateCalls extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.reply("wait").queue();
			new Thread(() -> {
				sleep(2 * WORK_MILLIS);
				event.getHook().editOriginal("done").queue((message) -> {
					throw new IllegalStateException("late");
				});
			}).start();
		}

		private static void sleep(long millis) {
			try {
				TimeUnit.MILLISECONDS.sleep(millis);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
