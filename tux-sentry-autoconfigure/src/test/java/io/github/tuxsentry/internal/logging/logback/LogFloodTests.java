package io.github.tuxsentry.internal.logging.logback;

import java.time.Duration;

import io.github.tuxsentry.DeliveryMonitor;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A flood of log events while Sentry does not respond.
 */
class LogFloodTests {

	private static final int FLOOD = Boolean.getBoolean("tux.long") ? 100_000 : 10_000;

	private static final int MAX_LOGS = 400;

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	private final Logger bot = LoggerFactory.getLogger("bot.Main");

	@Test
	void isLimitedAndWhatIsHeldBackIsCounted() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.logging.logs=info", "tux.sentry.filter.excluded-loggers=io,org",
					"tux.sentry.logging.max-logs-per-minute=" + MAX_LOGS)
			.run((context) -> {
				// a request that hangs would be dropped, with the logs in it
				this.sentry.setBehavior(IngestBehavior.refusing(503));
				long before = discarded(context);
				for (int i = 0; i < FLOOD; i++) {
					this.bot.info("line {} of a flood", i);
				}
				long heldBack = discarded(context) - before;
				this.sentry.setBehavior(IngestBehavior.normal());
				context.getBean(SentryManager.class).flush(Duration.ofSeconds(20));
				long sent = this.sentry.logs().stream().filter((log) -> log.body().endsWith(" of a flood")).count();
				assertThat(sent).isBetween(1L, (long) MAX_LOGS);
				assertThat(heldBack).isEqualTo(FLOOD - sent);
				assertThat(this.sentry.metrics()).filteredOn((metric) -> metric.name().equals("bot.logs.dropped"))
					.extracting(LocalMetric::value)
					.satisfies((values) -> assertThat(values.stream().mapToDouble(Double::doubleValue).sum())
						.isEqualTo(heldBack));
			});
	}

	private static long discarded(ApplicationContext context) {
		return context.getBean(DeliveryMonitor.class).snapshot().discarded().getOrDefault("event_processor", 0L);
	}

}
