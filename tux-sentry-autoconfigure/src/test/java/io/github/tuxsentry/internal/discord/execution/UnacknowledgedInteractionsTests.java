package io.github.tuxsentry.internal.discord.execution;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.core.ManagerUnderTest;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.micrometer.MicrometerMetricSink;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnacknowledgedInteractions}.
 */
class UnacknowledgedInteractionsTests {

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final FaultBarrier faults = new FaultBarrier();

	@Test
	void areCountedEachAndCapturedOncePerCommandAndHour() {
		UnacknowledgedInteractions reporter = reporter(new ManagerUnderTest(this.sentry.scopes()).manager);
		report(reporter, "ping");
		report(reporter, "ping");
		report(reporter, "pong");
		List<SentryItem> events = this.sentry.received().awaitItems("event", 2);
		assertThat(events).extracting((event) -> event.exceptions().get(0).path("value").asText())
			.satisfiesExactly((ping) -> assertThat(ping).contains("'ping'"),
					(pong) -> assertThat(pong).contains("'pong'"));
		assertThat(counted()).isEqualTo(3);
	}

	@Test
	void areCapturedAgainOfACommandAfterManyOthers() {
		AtomicInteger captured = new AtomicInteger();
		this.sentry.scopes().configureScope((scope) -> scope.addEventProcessor(new EventProcessor() {

			@Override
			public @Nullable SentryEvent process(SentryEvent event, Hint hint) {
				captured.incrementAndGet();
				return null;
			}

		}));
		UnacknowledgedInteractions reporter = reporter(new ManagerUnderTest(this.sentry.scopes()).manager);
		for (int i = 0; i <= 1000; i++) {
			report(reporter, "command" + i);
		}
		assertThat(captured).hasValue(1001);
		report(reporter, "command1");
		assertThat(captured).hasValue(1001);
		report(reporter, "command0");
		assertThat(captured).hasValue(1002);
	}

	@Test
	void areOnlyCountedIfTheyAreNotToBeCaptured() {
		report(reporter(null), "ping");
		assertThat(this.sentry.received()).hasNoEvents();
		assertThat(counted()).isEqualTo(1);
	}

	private UnacknowledgedInteractions reporter(@Nullable SentryManager manager) {
		return new UnacknowledgedInteractions(
				new BotMetrics(new MicrometerMetricSink(() -> this.registry), this.faults::run), manager, this.faults);
	}

	private static void report(UnacknowledgedInteractions reporter, String name) {
		reporter.report(FakeInteraction.prefixCommand(name), new InteractionNotAcknowledgedException(name));
	}

	private double counted() {
		return this.registry.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().contains("unacknowledged"))
			.mapToDouble((meter) -> meter.measure().iterator().next().getValue())
			.sum();
	}

}
