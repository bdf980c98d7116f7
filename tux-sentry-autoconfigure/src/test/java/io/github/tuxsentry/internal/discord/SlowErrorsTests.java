package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.hooks.SubscribeEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Errors whose messages take long to read: each is read once, however many read it.
 */
class SlowErrorsTests {

	@ParameterizedTest
	@EnumSource
	void theMessageOfEachIsReadOnce(Kind kind) {
		Failing failing = new Failing(kind);
		IEventManager manager = (kind == Kind.ANNOTATED) ? new AnnotatedEventManager() : new InterfacedEventManager();
		try (TestBot bot = TestBot.builder().eventManager(manager).listeners(failing).start()) {
			failing.sentry = bot.bean(SentryManager.class);
			bot.discord().slash("fail").send();
			SentryItem transaction = bot.sentry().awaitTransaction("command.fail");
			failing.sentry.flush(Duration.ofSeconds(10));
			assertThat(transaction).hasStatus("internal_error");
			assertThat(bot.sentry()).onlyEvent()
				.hasExceptionOfType(SlowError.class)
				.hasExceptionMessage("thrown")
				.hasExceptionMessage("cause")
				.hasTraceIdOf(transaction);
			assertThat(failing.errors).hasSize(2).allSatisfy((error) -> assertThat(error.reads).hasValue(1));
			assertThat(bot.bean(FaultBarrier.class).count()).isZero();
		}
	}

	enum Kind {

		THROWN, ANNOTATED, TRACED, LOGGED_AND_THROWN, IN_A_CALLBACK

	}

	private static final class Failing extends ListenerAdapter {

		private final Kind kind;

		private final List<SlowError> errors = new CopyOnWriteArrayList<>();

		private SentryManager sentry;

		Failing(Kind kind) {
			this.kind = kind;
		}

		@Override
		@SubscribeEvent
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			SlowError cause = new SlowError("cause", null);
			SlowError error = new SlowError("thrown", cause);
			this.errors.addAll(List.of(error, cause));
			switch (this.kind) {
				case THROWN, ANNOTATED -> throw error;
				case TRACED -> this.sentry.trace("db.query", "find", () -> {
					throw error;
				});
				case LOGGED_AND_THROWN -> {
					LoggerFactory.getLogger(Failing.class).error("Cannot do it", error);
					throw error;
				}
				case IN_A_CALLBACK -> event.reply("done").queue((done) -> {
					throw error;
				});
			}
		}

	}

	private static final class SlowError extends RuntimeException {

		private final AtomicInteger reads = new AtomicInteger();

		SlowError(String message, Throwable cause) {
			super(message, cause);
		}

		@Override
		public String getMessage() {
			this.reads.incrementAndGet();
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return super.getMessage();
		}

	}

}
