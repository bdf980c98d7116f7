package io.github.tuxsentry.internal.capture;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.error.TuxException;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Sentry;
import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An exception that was captured is not captured again, whichever way it comes.
 */
class CapturedOnceTests {

	private static final Logger logger = LoggerFactory.getLogger(CapturedOnceTests.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final LocalSentry sentry = LocalSentry.start();

	@AfterEach
	void stopSentry() {
		this.sentry.close();
	}

	private List<SentryItem> eventsOf(Consumer<AssertableApplicationContext> bot, String... properties) {
		BotContext.sendingTo(this.sentry).withPropertyValues(properties).run((context) -> {
			assertThat(context).hasNotFailed();
			bot.accept(context);
			context.getBean(SentryManager.class).flush(TIMEOUT);
		});
		return this.sentry.events();
	}

	@Test
	void anErrorCapturedThenLoggedWrappedAndRethrownIsOneEvent() {
		Exception failure = new SQLException("down");
		List<SentryItem> events = eventsOf((context) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			SentryId first = context.getBean(ErrorCapture.class).captureDatabaseError(failure);
			logger.error("Cannot read", failure);
			logger.error("Cannot read either", new ExecutionException(failure));
			assertThat(manager.captureException(failure)).isEqualTo(first).isNotEqualTo(SentryId.EMPTY_ID);
			assertThat(manager.captureException(new IllegalStateException("wrapped", failure))).isEqualTo(first);
			assertThat(context.getBean(EventFilterChain.class).dropped()).containsEntry("already_captured", 4L);
		});
		assertThat(events).hasSize(1);
		assertThat(events.get(0)).hasTag("error.type", "database");
	}

	@Test
	void anErrorLoggedThenCapturedIsOneEvent() {
		Exception failure = new SQLException("down");
		List<SentryItem> events = eventsOf((context) -> {
			logger.error("Cannot read", new IllegalStateException("wrapped", failure));
			SentryId id = context.getBean(SentryManager.class).captureException(failure);
			assertThat(id.toString()).isEqualTo(this.sentry.awaitEvent((event) -> true).eventId());
		});
		assertThat(events).hasSize(1);
	}

	@Test
	void anErrorCapturedThenLoggedByItsMessageIsOneEvent() {
		Exception failure = new IllegalStateException("wrapped failure", new SQLException("down"));
		List<SentryItem> events = eventsOf((context) -> {
			Sentry.captureException(failure);
			logger.error("Cannot read: {}", failure.getMessage());
			logger.error("Cannot read: {}", failure.getCause().getMessage());
			logger.error("wrapped failure");
			logger.error("Cannot read, because of " + failure);
			assertThat(context.getBean(EventFilterChain.class).dropped()).containsEntry("already_captured", 4L);
			logger.error("Cannot read: {}", "another reason");
		});
		assertThat(events).hasSize(2);
	}

	@Test
	void aMessageOfAnotherTraceOrOfNoLoggerIsAnotherFailure() {
		List<SentryItem> events = eventsOf((context) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			try (TransactionHandle transaction = manager.startTransaction("task.background", "first")) {
				manager.captureException(new IllegalStateException("the database is down"));
				manager.captureMessage("the database is down");
			}
			try (TransactionHandle transaction = manager.startTransaction("task.background", "second")) {
				logger.error("Failed: {}", "the database is down");
			}
		});
		assertThat(events).hasSize(3);
	}

	@Test
	void anErrorDroppedForAnotherReasonDoesNotStandInTheWay() {
		Exception failure = new SQLException("down");
		List<SentryItem> events = eventsOf((context) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			TuxException userFacing = new TuxException("odd", "odd", io.github.tuxsentry.error.ErrorSeverity.INFO,
					"Try later.", failure);
			assertThat(manager.captureException(userFacing)).isEqualTo(SentryId.EMPTY_ID);
			assertThat(manager.captureException(failure)).isNotEqualTo(SentryId.EMPTY_ID);
		});
		assertThat(events).hasSize(1);
	}

	@Test
	void anEventThatIsNotSentInTheEndIsNobodysId() {
		Exception failure = new SQLException("down");
		List<SentryItem> events = eventsOf((context) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			assertThat(manager.captureException(failure)).isEqualTo(SentryId.EMPTY_ID);
			assertThat(manager.captureException(failure)).isEqualTo(SentryId.EMPTY_ID);
		}, "sentry.sample-rate=0.000000001");
		assertThat(events).isEmpty();
	}

	@Test
	void failuresOfTheirOwnAreAllSent() {
		List<SentryItem> events = eventsOf((context) -> {
			for (int i = 0; i < 3; i++) {
				context.getBean(ErrorCapture.class)
					.captureExceptionSafe(new IllegalStateException("one of three"), Map.of("run", i));
			}
		});
		assertThat(events).hasSize(3);
	}

	@Test
	void canBeSwitchedOff() {
		Exception failure = new SQLException("down");
		List<SentryItem> events = eventsOf((context) -> {
			assertThat(context).doesNotHaveBean(CapturedThrowables.Filter.class);
			SentryManager manager = context.getBean(SentryManager.class);
			assertThat(manager.captureException(failure)).isNotEqualTo(manager.captureException(failure));
		}, "tux.sentry.filter.drop-already-captured=false");
		assertThat(events).hasSize(2);
	}

}
