package io.github.tuxsentry.internal.discord;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.ContextPropagation;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.RestAction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that close the application that they are a part of. The grace period is longer
 * than any of these tests may take.
 */
class ClosingCommandTests {

	private static final Map<String, Object> PATIENT = Map.of("tux.sentry.shutdown.grace-period", "10m");

	private final Closing listener = new Closing();

	@ParameterizedTest
	@ValueSource(strings = { "reply", "callback" })
	void succeedIfTheirUserHasAReply(String name) throws InterruptedException {
		try (TestBot bot = start(PATIENT, null)) {
			SentCommand sent = bot.discord().slash(name).by("alice").send();
			assertThat(this.listener.closed.await(1, TimeUnit.MINUTES)).isTrue();
			assertThat(sent.awaitReply().content()).isEqualTo("bye");
			assertThat(outcomeOf(bot, name)).hasStatus("ok").hasTag("command.success", "true");
		}
	}

	@Test
	void succeedIfTheyHaveSentAMessage() throws InterruptedException {
		try (TestBot bot = start(PATIENT, null)) {
			bot.discord().message("!ban").by("alice").send();
			assertThat(this.listener.closed.await(1, TimeUnit.MINUTES)).isTrue();
			assertThat(outcomeOf(bot, "ban")).hasStatus("ok");
		}
	}

	@Test
	void succeedIfTheyHaveSentAMessageWithoutAConfiguredBuilder() throws InterruptedException {
		this.listener.complete = true;
		try (TestBot bot = start(TestBot.builder().properties(PATIENT).notConfigured())) {
			bot.discord().message("!ban").by("alice").send();
			assertThat(this.listener.closed.await(1, TimeUnit.MINUTES)).isTrue();
			assertThat(outcomeOf(bot, "ban")).hasStatus("ok");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "task", "direct" })
	void succeedInATaskOfAnExecutor(String name) throws InterruptedException {
		try (TestBot bot = start(PATIENT, null)) {
			bot.discord().slash(name).by("alice").send();
			assertThat(this.listener.closed.await(1, TimeUnit.MINUTES)).isTrue();
			assertThat(outcomeOf(bot, name)).hasStatus("ok");
		}
	}

	@Test
	void succeedOnThreadsOfThePoolForEvents() throws InterruptedException {
		ExecutorService pool = Executors.newCachedThreadPool();
		try (TestBot bot = start(PATIENT, pool)) {
			bot.discord().slash("reply").by("alice").send();
			assertThat(this.listener.closed.await(1, TimeUnit.MINUTES)).isTrue();
			assertThat(outcomeOf(bot, "reply")).hasStatus("ok");
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void succeedIfTheShutdownIsLeftToTheApplication() throws InterruptedException {
		try (TestBot bot = start(Map.of("tux.sentry.shutdown.enabled", false), null)) {
			bot.discord().slash("replied").by("alice").send();
			assertThat(this.listener.closed.await(1, TimeUnit.MINUTES)).isTrue();
			assertThat(outcomeOf(bot, "replied")).hasStatus("ok");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "silent", "thinking" })
	void areAbortedIfTheirUserHasNoReply(String name) throws InterruptedException {
		try (TestBot bot = start(PATIENT, null)) {
			bot.discord().slash(name).by("alice").send();
			assertThat(this.listener.closed.await(1, TimeUnit.MINUTES)).isTrue();
			assertThat(outcomeOf(bot, name)).hasStatus("aborted")
				.hasTag("command.error_type", "CommandAbortedException");
		}
	}

	private TestBot start(Map<String, ?> properties, @Nullable ExecutorService pool) {
		TestBot.Builder builder = TestBot.builder().properties(properties);
		return start((pool != null) ? builder.eventPool(pool) : builder);
	}

	private TestBot start(TestBot.Builder builder) {
		TestBot bot = builder.listeners(this.listener).start();
		this.listener.bot = bot;
		return bot;
	}

	private static SentryItem outcomeOf(TestBot bot, String name) {
		return bot.sentry().awaitTransaction("command." + name);
	}

	private static final class Closing extends ListenerAdapter {

		private final CountDownLatch closed = new CountDownLatch(1);

		private volatile TestBot bot;

		private volatile boolean complete;

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			switch (event.getName()) {
				case "reply" -> event.reply("bye").queue();
				case "replied" -> event.reply("bye").complete();
				case "callback" -> {
					event.reply("bye").queue((hook) -> close());
					return;
				}
				case "task" -> {
					ExecutorService tasks = Executors.newSingleThreadExecutor();
					this.bot.bean(ContextPropagation.class).taskWrapping(tasks).execute(() -> replyAndClose(event));
					tasks.shutdown();
					return;
				}
				case "direct" -> {
					Runnable task = () -> replyAndClose(event);
					this.bot.bean(ContextPropagation.class).wrap(task).run();
					return;
				}
				case "thinking" -> event.deferReply().queue();
				default -> {
				}
			}
			close();
		}

		@Override
		public void onMessageReceived(MessageReceivedEvent event) {
			if (!event.getAuthor().isBot()) {
				RestAction<?> message = event.getChannel().sendMessage("bye");
				if (this.complete) {
					message.complete();
				}
				else {
					message.queue();
				}
				close();
			}
		}

		private void replyAndClose(SlashCommandInteractionEvent event) {
			event.reply("bye").complete();
			close();
		}

		private void close() {
			this.bot.stop();
			this.closed.countDown();
		}

	}

}
