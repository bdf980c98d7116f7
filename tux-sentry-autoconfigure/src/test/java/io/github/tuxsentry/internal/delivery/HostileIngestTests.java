package io.github.tuxsentry.internal.delivery;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.LogLines;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.delivery.HostileIngest.Behavior;
import io.sentry.transport.ITransportGate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows what is logged, counted and told as health with an ingest that is hostile.
 */
class HostileIngestTests {

	private static final int NUMBER = 5;

	private static final String DROPPED_UNANSWERED = "Envelopes that it may have received are dropped";

	@AutoClose
	private final LogLines lines = LogLines.of("io.github.tuxsentry.internal.delivery");

	@ParameterizedTest
	@EnumSource
	void tellsTheTruthAndCountsEachEnvelope(Row row) {
		try (HostileIngest ingest = new HostileIngest(row.behavior)) {
			BotContext.withoutDsn()
				.withPropertyValues("sentry.dsn=" + ingest.dsn(), "sentry.read-timeout-millis=1000",
						"tux.sentry.delivery.request-timeout=2s", "sentry.enable-auto-session-tracking=false",
						"tux.sentry.metrics.enabled=false", "sentry.flush-timeout-millis=1",
						"sentry.shutdown-timeout-millis=1")
				.run((context) -> {
					DeliveryCounters counters = context.getBean(DeliveryCounters.class);
					for (int i = 0; i < NUMBER; i++) {
						context.getBean(SentryManager.class).captureMessage("m" + i);
					}
					DeliveryStats stats = await(counters, row::isReached);
					assertThat(stats.captured()).isEqualTo(NUMBER);
					assertThat(this.lines.messages()).hasSize(Math.min(1, row.logged.length))
						.allSatisfy((line) -> assertThat(line).contains(row.logged));
					assertThat(health(context)).isEqualTo(
							stats.failing() ? "UNKNOWN failing " + stats.lastFailureReason() : "UP failing null");
					context.close();
					assertBalanced(counters.snapshot());
				});
		}
	}

	@Test
	void internalErrorsAreFailuresOfDelivery() {
		try (HostileIngest ingest = new HostileIngest(Behavior.status(200))) {
			AtomicBoolean broken = new AtomicBoolean(true);
			BotContext.withoutDsn()
				.withPropertyValues("sentry.dsn=" + ingest.dsn(), "sentry.enable-auto-session-tracking=false",
						"tux.sentry.metrics.enabled=false", "tux.sentry.delivery.offline-max-age=9999999d")
				.withBean(ITransportGate.class, () -> () -> {
					if (broken.get()) {
						throw new IllegalStateException("the gate is broken");
					}
					return true;
				})
				.run((context) -> {
					DeliveryCounters counters = context.getBean(DeliveryCounters.class);
					context.getBean(SentryManager.class).captureMessage("lost");
					DeliveryStats stats = await(counters, (now) -> now.dropped().containsKey(DiscardRecorder.FAULT));
					assertThat(stats.failing()).isTrue();
					assertThat(health(context)).isEqualTo("UNKNOWN failing internal error: IllegalStateException");
					broken.set(false);
					context.getBean(SentryManager.class).captureMessage("sent");
					await(counters, (now) -> now.sent() == 1);
					assertThat(health(context)).isEqualTo("UP failing null");
				});
		}
	}

	private static DeliveryStats await(DeliveryCounters counters, Predicate<DeliveryStats> wanted)
			throws InterruptedException {
		DeliveryStats stats = counters.snapshot();
		for (int i = 0; !wanted.test(stats) && i < 3000; i++) {
			Thread.sleep(10);
			stats = counters.snapshot();
		}
		assertThat(stats).matches(wanted);
		return stats;
	}

	private static void assertBalanced(DeliveryStats stats) {
		assertThat(stats.captured() + stats.restored()).as(stats.toString())
			.isEqualTo(stats.sent() + stats.totalDropped() + stats.queued());
	}

	/**
	 * Return the health, whose type depends on the version of Spring Boot.
	 */
	private static String health(AssertableApplicationContext context) {
		Object health = Objects
			.requireNonNull(ReflectionTestUtils.invokeMethod(context.getBean("tuxSentryHealthIndicator"), "health"));
		Map<?, ?> details = Objects.requireNonNull(ReflectionTestUtils.invokeMethod(health, "getDetails"));
		return ReflectionTestUtils.invokeMethod(health, "getStatus") + " failing " + details.get("failing");
	}

	/**
	 * Hostile ingest, with what is expected.
	 */
	enum Row {

		DRIP_OF_STATUS(Behavior.dripping("", "HTTP/1.1 200 OK" + "K".repeat(1000), 20), DiscardRecorder.NETWORK_ERROR,
				"no response within 2000 ms", DROPPED_UNANSWERED),

		DRIP_OF_HEADER(Behavior.dripping("HTTP/1.1 200 OK\r\n", "X: yyyyyyyy\r\n", 20), DiscardRecorder.NETWORK_ERROR,
				"no response within 2000 ms", DROPPED_UNANSWERED),

		DRIP_OF_BODY(Behavior.dripping("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", "y", 20), null),

		DRIP_OF_CONTINUE(Behavior.dripping("", "HTTP/1.1 100 Continue\r\n\r\n", 20), DiscardRecorder.NETWORK_ERROR,
				"no response within 2000 ms", DROPPED_UNANSWERED),

		ENDLESS_CONTINUE(Behavior.endless("", "HTTP/1.1 100 Continue\r\n\r\n"), DiscardRecorder.NETWORK_ERROR,
				"Sentry did not respond", DROPPED_UNANSWERED),

		ENDLESS_HEADER(Behavior.endless("HTTP/1.1 200 OK\r\n", "X: y\r\n"), DiscardRecorder.NETWORK_ERROR,
				"Sentry did not respond", DROPPED_UNANSWERED),

		ENDLESS_BODY(Behavior.endless("HTTP/1.1 200 OK\r\n\r\n", "y".repeat(1000)), null),

		ENDLESS_CHUNKS(Behavior.endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\ny\r\n"), null),

		GZIP_BOMB(Behavior.compressedZeros(100), null),

		NEVER_READS(Behavior.neverReading(), DiscardRecorder.NETWORK_ERROR, "Read timed out", DROPPED_UNANSWERED),

		RESET(Behavior.resetting(), DiscardRecorder.NETWORK_ERROR, "Connection reset", DROPPED_UNANSWERED),

		STATUS_413(Behavior.status(413), DiscardRecorder.SEND_ERROR, "HTTP 413", "Rejected envelopes are dropped"),

		STATUS_400(Behavior.status(400), DiscardRecorder.SEND_ERROR, "HTTP 400", "Rejected envelopes are dropped"),

		STATUS_301(Behavior.status(301, "Location: http://127.0.0.1:1/"), DiscardRecorder.SEND_ERROR, "HTTP 301",
				"Rejected envelopes are dropped"),

		STATUS_503(Behavior.status(503), null, "HTTP 503", "are queued and will be retried"),

		HUGE_RETRY_AFTER(Behavior.status(429, "Retry-After: 999999999"), DiscardRecorder.RATE_LIMITED, "HTTP 429",
				"Limited envelopes are dropped");

		private final Behavior behavior;

		private final @Nullable String dropped;

		private final String[] logged;

		Row(Behavior behavior, @Nullable String dropped, String... logged) {
			this.behavior = behavior;
			this.dropped = dropped;
			this.logged = logged;
		}

		/**
		 * Without anything to be logged, Sentry has accepted all envelopes.
		 */
		private boolean isReached(DeliveryStats stats) {
			if (this.logged.length == 0) {
				return stats.sent() == NUMBER;
			}
			if (DiscardRecorder.SEND_ERROR.equals(this.dropped)) {
				return stats.dropped().getOrDefault(this.dropped, 0L) == NUMBER;
			}
			return stats.failing() && (this.dropped == null || stats.dropped().containsKey(this.dropped));
		}

	}

}
