package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.sentry.NoOpScopes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the maximum of the meters of a {@link SentryMeterRegistry}, also while Sentry
 * is disabled.
 */
class StepMaximumTests {

	private final MockClock clock = new MockClock();

	private final SentryMeterRegistry registry = new SentryMeterRegistry(RunningSentry.onlyWhenTold(), this.clock,
			NoOpScopes.getInstance(), Scrubber.standard(), new FaultBarrier());

	@AfterEach
	void close() {
		this.registry.close();
	}

	@Test
	void maximumOfATimerExpiresAfterThreeSteps() {
		Timer timer = this.registry.timer("bot.times");
		timer.record(3, TimeUnit.MILLISECONDS);
		timer.record(1, TimeUnit.MILLISECONDS);
		assertThat(timer.max(TimeUnit.MILLISECONDS)).isEqualTo(3);
		endStep();
		timer.record(2, TimeUnit.MILLISECONDS);
		endStep();
		assertThat(timer.max(TimeUnit.MILLISECONDS)).isEqualTo(3);
		endStep();
		assertThat(timer.max(TimeUnit.MILLISECONDS)).isEqualTo(2);
		endStep();
		assertThat(timer.max(TimeUnit.MILLISECONDS)).isZero();
	}

	@Test
	void maximumOfADistributionSummaryExpiresAfterThreeSteps() {
		DistributionSummary summary = this.registry.summary("bot.sizes");
		summary.record(7);
		endStep();
		endStep();
		assertThat(summary.max()).isEqualTo(7);
		endStep();
		assertThat(summary.max()).isZero();
	}

	@Test
	void maximumOfAMeterThatIsRegisteredLaterIsThatOfItsOwnSteps() {
		endStep();
		endStep();
		Timer timer = this.registry.timer("bot.times");
		timer.record(3, TimeUnit.MILLISECONDS);
		assertThat(timer.max(TimeUnit.MILLISECONDS)).isEqualTo(3);
		endStep();
		endStep();
		assertThat(timer.max(TimeUnit.MILLISECONDS)).isEqualTo(3);
		endStep();
		assertThat(timer.max(TimeUnit.MILLISECONDS)).isZero();
	}

	private void endStep() {
		this.clock.add(Duration.ofHours(1));
		this.registry.publish();
	}

}
