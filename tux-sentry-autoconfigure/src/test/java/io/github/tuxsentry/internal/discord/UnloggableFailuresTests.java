package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.hooks.SubscribeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The failure of a listener whose logging throws or hangs.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnloggableFailuresTests {

	private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final CountDownLatch endOfLogging = new CountDownLatch(1);

	@AfterEach
	void repairLogging() {
		this.endOfLogging.countDown();
		this.logging.getTurboFilterList().removeIf(BrokenLogging.class::isInstance);
	}

	@ParameterizedTest
	@EnumSource
	void anEventIsSentThoughLoggingThrows(Kind kind) {
		try (TestBot bot = start(kind)) {
			breakLogging(() -> {
				throw new IllegalStateException("no log");
			});
			bot.discord().slash("fail").send();
			assertOneEvent(bot);
			bot.discord().message("!ping").send();
			assertThat(bot.sentry().awaitTransaction("command.ping")).hasStatus("ok");
		}
	}

	@ParameterizedTest
	@EnumSource
	void anEventIsSentWhileLoggingHangs(Kind kind) {
		try (TestBot bot = start(kind)) {
			breakLogging(this::hang);
			bot.discord().slash("fail").send();
			assertThat(bot.sentry().awaitEvent((event) -> true)).hasTag("command.success", "false");
			assertThat(bot.sentry()).hasNoTransactions();
			this.endOfLogging.countDown();
			assertOneEvent(bot);
		}
	}

	private static TestBot start(Kind kind) {
		return TestBot.builder().eventManager(kind.eventManager.get()).listeners(new Failing()).start();
	}

	private void breakLogging(Runnable log) {
		this.logging.addTurboFilter(new BrokenLogging(log));
	}

	private void hang() {
		try {
			this.endOfLogging.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void assertOneEvent(TestBot bot) {
		SentryItem transaction = bot.sentry().awaitTransaction("command.fail");
		bot.bean(SentryManager.class).flush(Duration.ofSeconds(10));
		// The exception of the logging itself is one of the bot as well.
		assertThat(bot.sentry().events())
			.filteredOn((event) -> "the listener is broken".equals(event.exceptions().get(0).path("value").asText()))
			.singleElement()
			.satisfies((event) -> assertThat(event).hasTraceIdOf(transaction));
		assertThat(transaction).hasStatus("internal_error").hasTag("command.success", "false");
	}

	enum Kind {

		INTERFACED(InterfacedEventManager::new), ANNOTATED(AnnotatedEventManager::new);

		private final Supplier<IEventManager> eventManager;

		Kind(Supplier<IEventManager> eventManager) {
			this.eventManager = eventManager;
		}

	}

	private static final class Failing extends ListenerAdapter {

		@Override
		@SubscribeEvent
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			if (event.getName().equals("fail")) {
				throw new IllegalStateException("the listener is broken");
			}
		}

	}

	private static final class BrokenLogging extends TurboFilter {

		private final Runnable log;

		BrokenLogging(Runnable log) {
			this.log = log;
		}

		@Override
		public FilterReply decide(Marker marker, Logger logger, Level level, String message, Object[] arguments,
				Throwable thrown) {
			if (logger.getName().equals(JDA.class.getName()) && thrown != null && !message.contains("EventManager")) {
				this.log.run();
			}
			return FilterReply.NEUTRAL;
		}

	}

}
