package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.InteractionHook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work that a command starts, and that ends, fails or is dropped somewhere else.
 */
class FollowedWorkTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final long WORK_MILLIS = 400;

	private static final double MUCH_LATER = 5000;

	private static TestBot bot;

	@BeforeAll
	static void startBot() {
		bot = TestBot.builder().sources(Beans.class).start();
	}

	@AfterAll
	static void stopBot() {
		bot.jda().shutdownNow();
		bot.close();
	}

	@Test
	void anAsyncPartThatFailsFailsItsCommand() {
		run((bot, event) -> {
			event.reply("started").queue();
			bot.bean(Parts.class).fail();
		}, (bot, transaction) -> {
			assertThat(transaction).hasStatus("internal_error")
				.hasTag("command.success", "false")
				.hasTag("command.error_type", "IllegalStateException");
			SentryItem failure = bot.sentry().awaitEvent((event) -> true);
			assertThat(failure).hasTraceIdOf(transaction).hasUsername("alice");
			bot.bean(SentryManager.class).flush(TIMEOUT);
			assertThat(bot.sentry()).hasEvents(1);
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void anOpenTracedResultHoldsItsCommandOpen(boolean annotatedAsTransaction) {
		run((bot, event) -> {
			event.reply("started").queue();
			Parts parts = bot.bean(Parts.class);
			if (annotatedAsTransaction) {
				parts.report();
			}
			else {
				parts.load();
			}
		}, (bot, transaction) -> {
			assertThat(transaction).hasStatus("ok");
			assertThat(milliseconds(transaction)).isBetween((double) WORK_MILLIS, MUCH_LATER);
			assertThat(transaction.spans()).filteredOn((span) -> span.path("description").asText().contains("Parts."))
				.singleElement()
				.satisfies((span) -> {
					assertThat(span.path("timestamp").asDouble() - span.path("start_timestamp").asDouble())
						.isGreaterThanOrEqualTo(WORK_MILLIS / 1000.0);
					assertThat(span.path("timestamp").asDouble())
						.isLessThanOrEqualTo(transaction.payload().path("timestamp").asDouble());
				});
			bot.bean(SentryManager.class).flush(TIMEOUT);
			assertThat(bot.sentry().transactions()).hasSize(1);
		});
	}

	@Test
	void waitingThatWasAskedForIsNoWorkOfTheCommand() {
		run((bot, event) -> {
			event.reply("started").queue();
			event.getChannel().sendMessage("in an hour").queueAfter(1, TimeUnit.HOURS);
			event.getChannel().sendMessage("in an hour").delay(1, TimeUnit.HOURS).queue();
			new Thread(() -> event.getHook().editOriginal("in an hour").completeAfter(1, TimeUnit.HOURS)) {
				{
					setDaemon(true);
				}
			}.start();
		}, (bot, transaction) -> {
			assertThat(transaction).hasStatus("ok").hasTag("command.success", "true");
			assertThat(milliseconds(transaction)).isLessThan(MUCH_LATER);
		});
	}

	@Test
	void aCallThatIsCanceledWhileItWaitsForARateLimitIsReleased() {
		try (TestBot bot = TestBot.withListeners()) {
			run(bot, (limited, event) -> {
				limited.discord()
					.rateLimit("POST", "/channels/{channel}/messages", Duration.ofMinutes(10), Integer.MAX_VALUE);
				event.reply("started").queue();
				CompletableFuture<Message> message = event.getChannel().sendMessage("never").submit();
				limited.discord().awaitCall("POST", "/channels/{channel}/messages");
				new Thread(() -> {
					sleep();
					message.cancel(false);
				}).start();
			}, (limited, transaction) -> assertThat(transaction).hasTag("command.name", "works"));
			bot.jda().shutdownNow();
		}
	}

	@Test
	void aShutdownOfItsJdaReleasesWhatACommandWaitsFor() throws InterruptedException {
		CountDownLatch waiting = new CountDownLatch(1);
		try (TestBot bot = TestBot.withListeners(); LocalDiscord discord = LocalDiscord.start()) {
			discord.rateLimit("POST", "/channels/{channel}/messages", Duration.ofMinutes(10), Integer.MAX_VALUE);
			JDA jda = connect(bot, discord, (event) -> {
				event.reply("started").queue();
				event.getChannel().sendMessage("never").queue();
				event.getChannel().sendMessage("never").queue();
				waiting.countDown();
			});
			discord.slash("works").by("alice").send();
			assertThat(waiting.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			discord.awaitCall("POST", "/channels/{channel}/messages");
			jda.shutdownNow();
			assertThat(bot.sentry().awaitTransaction("command.works")).hasUsername("alice");
			bot.awaitIdle();
		}
	}

	@Test
	void aBotThatOutlivesItsApplicationContextGoesOn() throws InterruptedException {
		CountDownLatch handled = new CountDownLatch(2);
		try (TestBot bot = TestBot.withListeners(); LocalDiscord discord = LocalDiscord.start()) {
			JDA jda = connect(bot, discord, (event) -> {
				event.reply("still here").queue();
				handled.countDown();
			});
			discord.slash("works").by("alice").send();
			bot.sentry().awaitTransaction("command.works");
			bot.stop();
			assertThat(discord.slash("works").by("alice").send().awaitReply().content()).isEqualTo("still here");
			assertThat(handled.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			jda.shutdownNow();
		}
	}

	private static JDA connect(TestBot bot, LocalDiscord discord, Consumer<SlashCommandInteractionEvent> work)
			throws InterruptedException {
		JDA jda = bot.bean(JdaBuilderConfigurer.class)
			.configure(discord.configure(JDABuilder.createDefault(null).addEventListeners(new ListenerAdapter() {
				@Override
				public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
					work.accept(event);
				}
			})))
			.build();
		bot.bean(JdaInstrumentation.class).instrument(jda);
		return jda.awaitReady();
	}

	@Test
	void aCallbackOfAResumedContinuationBelongsToItsCommand() {
		ExecutorService unknown = Executors.newSingleThreadExecutor();
		try {
			run((bot, event) -> {
				InteractionHook hook = event.deferReply().complete();
				unknown.execute(() -> {
					sleep();
					hook.editOriginal("done").queue((message) -> {
						throw new IllegalStateException("in the callback");
					});
				});
			}, (bot, transaction) -> {
				assertThat(milliseconds(transaction)).isBetween((double) WORK_MILLIS, MUCH_LATER);
				assertThat(transaction).hasStatus("internal_error");
				assertThat(bot.sentry().awaitEvent((event) -> true)).hasTraceIdOf(transaction).hasUsername("alice");
			});
		}
		finally {
			unknown.shutdownNow();
		}
	}

	@Test
	void aHoldThatIsClosedTwiceAndOnAnotherThreadIsReleasedOnce() {
		run((bot, event) -> {
			event.reply("started").queue();
			CommandTracker tracker = bot.bean(CommandTracker.class);
			CommandTracker.Hold twice = tracker.hold();
			CommandTracker.Hold other = tracker.hold();
			twice.close();
			twice.close();
			new Thread(() -> {
				twice.close();
				sleep();
				other.close();
				other.fail(new IllegalStateException("after it was closed"));
			}).start();
		}, (bot, transaction) -> {
			assertThat(transaction).hasStatus("ok");
			assertThat(milliseconds(transaction)).isBetween((double) WORK_MILLIS, MUCH_LATER);
		});
	}

	@Test
	void aRoutineErrorAfterTheAnswerToAPrefixCommandDoesNotFailIt() {
		try (TestBot bot = TestBot.withListeners(new ListenerAdapter() {
			@Override
			public void onMessageReceived(MessageReceivedEvent event) {
				if (event.getMessage().getContentRaw().equals("!ping")) {
					event.getChannel().sendMessage("pong").flatMap(Message::delete).queue();
				}
			}
		})) {
			bot.discord().fail("DELETE", "/channels/{channel}/messages/{id}", 404, 10008, "Unknown Message", 1);
			bot.discord().message("!ping").by("alice").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.ping");
			assertThat(transaction).hasStatus("ok").hasTag("command.success", "true");
			assertThat(transaction.spans()).hasSize(2);
			bot.bean(SentryManager.class).flush(TIMEOUT);
			assertThat(bot.sentry()).hasNoEvents();
		}
	}

	@Test
	void aHoldThatIsNeverClosedLastsUntilTheDeadline() {
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.deadline", "1s"))
			.listeners(new ListenerAdapter() {
			})
			.start()) {
			bot.jda().addEventListener(new ListenerAdapter() {
				@Override
				public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
					event.reply("started").queue();
					bot.bean(CommandTracker.class).hold();
				}
			});
			bot.discord().slash("works").by("alice").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.works");
			assertThat(transaction).hasStatus("deadline_exceeded")
				.hasTag("command.success", "false")
				.hasTag("command.error_type", "TimeoutException");
			assertThat(milliseconds(transaction)).isBetween(1000.0, MUCH_LATER);
			bot.awaitIdle();
		}
	}

	@Test
	void anInteractionThatDiscordDoesNotKnowAnyLongerWasNotAcknowledged() {
		run((bot, event) -> {
			bot.discord().fail("POST", "/interactions/{id}/{token}/callback", 404, 10062, "Unknown interaction", 1);
			event.reply("too late").queue();
		}, (bot, transaction) -> assertThat(transaction).hasStatus("deadline_exceeded")
			.hasTag("command.error_type", "InteractionNotAcknowledgedException"));
	}

	private static void run(BiConsumer<TestBot, SlashCommandInteractionEvent> work,
			BiConsumer<TestBot, SentryItem> verification) {
		bot.bean(SentryManager.class).flush(TIMEOUT);
		bot.sentry().clear();
		run(bot, work, verification);
	}

	private static void run(TestBot bot, BiConsumer<TestBot, SlashCommandInteractionEvent> work,
			BiConsumer<TestBot, SentryItem> verification) {
		ListenerAdapter listener = new ListenerAdapter() {
			@Override
			public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
				work.accept(bot, event);
			}
		};
		bot.jda().addEventListener(listener);
		bot.discord().slash("works").by("alice").send();
		SentryItem transaction = bot.sentry()
			.awaitItem(SentryItem.TRANSACTION, (item) -> "command.works".equals(item.name()), TIMEOUT);
		verification.accept(bot, transaction);
		bot.awaitIdle();
		bot.jda().removeEventListener(listener);
	}

	private static double milliseconds(SentryItem transaction) {
		return 1000 * (transaction.payload().path("timestamp").asDouble()
				- transaction.payload().path("start_timestamp").asDouble());
	}

	private static void sleep() {
		try {
			Thread.sleep(WORK_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	static class Parts {

		@Async
		public void fail() {
			throw new IllegalStateException("in the async part");
		}

		@Span
		public CompletableFuture<String> load() {
			return later();
		}

		@Transaction(op = "report")
		public CompletableFuture<String> report() {
			return later();
		}

		/**
		 * A future of a thread that nobody follows.
		 */
		private static CompletableFuture<String> later() {
			CompletableFuture<String> future = new CompletableFuture<>();
			new Thread(() -> {
				sleep();
				future.complete("done");
			}).start();
			return future;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class Beans {

		@Bean
		Parts parts() {
			return new Parts();
		}

	}

}
