package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.tuxsentry.HostileError;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.ISpan;
import io.sentry.Sentry;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.hooks.SubscribeEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every way by which an error of a bot reaches Sentry, with errors on which the SDK and
 * Logback would hang or break: each is one event of its own type, and the bot goes on.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileErrorsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final boolean LONG = Boolean.getBoolean("tux.long");

	private static TestBot bot;

	@BeforeAll
	static void startBot() {
		bot = TestBot.builder()
			.properties(Map.of("sentry.print-uncaught-stack-trace", false))
			.listeners(new Commands())
			.start();
		Commands.sentry = bot.bean(SentryManager.class);
		clear();
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	private static void clear() {
		bot.bean(SentryManager.class).flush(TIMEOUT);
		bot.sentry().clear();
	}

	/**
	 * Every fourth pair, so that each way and each error has its turn; all of them with
	 * the system property {@code tux.long}.
	 */
	static Stream<Arguments> everyWayWithEveryError() {
		List<Arguments> rows = new ArrayList<>();
		for (Way way : Way.values()) {
			for (HostileError error : HostileError.values()) {
				if (LONG || (way.ordinal() + error.ordinal()) % 4 == 0) {
					rows.add(Arguments.of(way, error));
				}
			}
		}
		return rows.stream();
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("everyWayWithEveryError")
	void isOneEventOfItsOwnTypeAndTheBotGoesOn(Way way, HostileError error) {
		bot.discord().slash("fail").option("way", way.name()).option("error", error.name()).send();
		SentryItem transaction = bot.sentry().awaitTransaction("command.fail");
		SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
		bot.discord().slash("ping").send();
		SentryItem next = bot.sentry().awaitTransaction("command.ping");
		bot.bean(SentryManager.class).flush(TIMEOUT);
		List<SentryItem> events = bot.sentry().events();
		clear();

		assertThat(event).hasExceptionOfType(error.type());
		assertThat(typeOf(event)).isEqualTo(error.type().getName());
		assertThat(events).hasSize(1);
		assertThat(transaction).hasStatus(way.fails ? "internal_error" : "ok");
		assertThat(next).hasStatus("ok");
		if (way.inTheCommand) {
			assertThat(event).hasTraceIdOf(transaction).hasTag("command.name", "fail");
		}
		assertThat(bot.bean(FaultBarrier.class).count()).isZero();
	}

	/**
	 * Returns the type by which Sentry titles the event, which is that of the last
	 * exception.
	 */
	private static String typeOf(SentryItem event) {
		var title = event.exceptions().get(event.exceptions().size() - 1);
		return title.path("module").asText() + "." + title.path("type").asText();
	}

	@Test
	void aListenerWithAnnotationsFailsAsAnyOther() {
		try (TestBot annotated = TestBot.builder()
			.properties(Map.of("tux.sentry.sampling.commands", 0))
			.eventManager(new AnnotatedEventManager())
			.listeners(new AnnotatedCommand())
			.start()) {
			assertThat(HostileError.values())
				.allSatisfy((error) -> isOneEventOfItsOwnTypeForEachCommand(annotated, error));
		}
	}

	private static void isOneEventOfItsOwnTypeForEachCommand(TestBot annotated, HostileError error) {
		annotated.bean(SentryManager.class).flush(TIMEOUT);
		annotated.sentry().clear();
		annotated.discord().slash("fail").option("error", error.name()).send();
		SentryItem event = annotated.sentry().awaitEvent((candidate) -> true);
		annotated.discord().slash("fail").option("error", error.name()).send();
		annotated.sentry().awaitEvent((candidate) -> !candidate.eventId().equals(event.eventId()));
		annotated.bean(SentryManager.class).flush(TIMEOUT);
		assertThat(annotated.sentry()).hasEvents(2);
		assertThat(typeOf(event)).isEqualTo(error.type().getName());
	}

	@ParameterizedTest
	@EnumSource(names = { "HUNDREDS_OF_CAUSES", "THOUSANDS_OF_CAUSES", "HUNDREDS_OF_SUPPRESSED",
			"HUNDREDS_OF_SUPPRESSED_EVERYWHERE" })
	void theThrownErrorAndTheRootCauseStayOfVeryMany(HostileError error) {
		bot.discord().slash("fail").option("way", "LISTENER").option("error", error.name()).send();
		bot.sentry().awaitTransaction("command.fail");
		SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
		clear();
		assertThat(event).hasExceptionMessage("thrown").hasExceptionMessage("root");
	}

	enum Way {

		LISTENER(true, true) {
			@Override
			void fail(SlashCommandInteractionEvent event, RuntimeException error) {
				throw error;
			}
		},

		CALLBACK(true, true) {
			@Override
			void fail(SlashCommandInteractionEvent event, RuntimeException error) {
				event.reply("done").queue((done) -> {
					throw error;
				});
			}
		},

		TRACED_WORK(true, true) {
			@Override
			void fail(SlashCommandInteractionEvent event, RuntimeException error) {
				Commands.sentry.trace("db.query", "find", () -> {
					throw error;
				});
			}
		},

		CAPTURED_AND_THROWN(true, true) {
			@Override
			void fail(SlashCommandInteractionEvent event, RuntimeException error) {
				Sentry.captureException(error);
				throw error;
			}
		},

		SPAN_OF_THE_BOT(true, true) {
			@Override
			void fail(SlashCommandInteractionEvent event, RuntimeException error) {
				ISpan span = Sentry.getSpan().startChild("work");
				span.setThrowable(error);
				span.finish();
				throw error;
			}
		},

		MANAGER(false, true) {
			@Override
			void fail(SlashCommandInteractionEvent event, RuntimeException error) {
				Commands.sentry.captureException(error);
			}
		},

		SENTRY(false, true) {
			@Override
			void fail(SlashCommandInteractionEvent event, RuntimeException error) {
				Sentry.captureException(error);
			}
		},

		SENTRY_ON_ANOTHER_THREAD(false, false) {
			@Override
			void fail(SlashCommandInteractionEvent event, RuntimeException error) {
				run(() -> Sentry.captureException(error));
			}
		},

		LOGGED(false, true) {
			@Override
			void fail(SlashCommandInteractionEvent event, RuntimeException error) {
				Commands.logger.error("Cannot do it", error);
			}
		},

		LOGGED_AS_ARGUMENT(false, true) {
			@Override
			void fail(SlashCommandInteractionEvent event, RuntimeException error) {
				Commands.logger.error("Cannot do {} and {}", "it", "that", error);
			}
		},

		UNCAUGHT(false, false) {
			@Override
			void fail(SlashCommandInteractionEvent event, RuntimeException error) {
				run(() -> {
					throw error;
				});
			}
		};

		private final boolean fails;

		private final boolean inTheCommand;

		Way(boolean fails, boolean inTheCommand) {
			this.fails = fails;
			this.inTheCommand = inTheCommand;
		}

		abstract void fail(SlashCommandInteractionEvent event, RuntimeException error);

		private static void run(Runnable task) {
			Thread thread = new Thread(task);
			thread.start();
			try {
				thread.join(TimeUnit.SECONDS.toMillis(30));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	private static final class Commands extends ListenerAdapter {

		private static final Logger logger = LoggerFactory.getLogger(Commands.class);

		private static SentryManager sentry;

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			if (event.getName().equals("fail")) {
				Way way = Way.valueOf(event.getOption("way").getAsString());
				if (way != Way.CALLBACK) {
					event.reply("failing").queue();
				}
				way.fail(event, HostileError.valueOf(event.getOption("error").getAsString()).create());
			}
			else {
				event.reply("pong").queue();
			}
		}

	}

	private static final class AnnotatedCommand {

		@SubscribeEvent
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			throw HostileError.valueOf(event.getOption("error").getAsString()).create();
		}

	}

}
