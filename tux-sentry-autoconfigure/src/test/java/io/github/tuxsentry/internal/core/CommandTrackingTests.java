package io.github.tuxsentry.internal.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.tuxsentry.CommandRun;
import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.metrics.BotAttribute;
import io.github.tuxsentry.metrics.BotMetric;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DefaultSentryManager}: how it tracks commands.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommandTrackingTests {

	private final ManagerUnderTest underTest = new ManagerUnderTest();

	private final SentryManager manager = this.underTest.manager;

	private final CommandTracker commands = this.underTest.commands;

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	@Test
	void tagsTheScopeWithACommandThatSucceeds() {
		try (TransactionHandle transaction = this.manager.startTransaction("discord.command", "command.cases list")) {
			CommandRun run = this.commands.trackCommandStart("cases list", "slash");
			assertThat(run.name()).isEqualTo("cases list");
			assertThat(run.type()).isEqualTo("slash");
			this.commands.trackCommandEnd(run);
		}
		SentryItem item = this.sentry.received().awaitTransaction("command.cases list");
		SentryAssertions.assertThat(item)
			.hasTag("command.name", "cases list")
			.hasTag("command.type", "slash")
			.hasTag("command.success", "true")
			.doesNotHaveTag("command.error_type")
			.doesNotHaveContext("command_error");
		assertThat(item.tag("command.execution_time_ms")).matches("\\d+(\\.\\d+)?(E-\\d+)?");
	}

	@Test
	void tagsTheScopeWithACommandThatFails() {
		IllegalStateException failure = new IllegalStateException("no such case");
		try (TransactionHandle transaction = this.manager.startTransaction("discord.command", "command.ban")) {
			CommandRun run = this.commands.trackCommandStart("ban");
			this.commands.trackCommandEnd(run, failure);
			this.manager.captureException(failure);
		}
		SentryAssertions.assertThat(this.sentry.received())
			.onlyEvent()
			.hasTag("command.name", "ban")
			.hasTag("command.type", "unknown")
			.hasTag("command.success", "false")
			.hasTag("command.error_type", "IllegalStateException")
			.hasContextEntry("command_error", "error_message", "no such case")
			.hasContextEntry("command_error", "error_type", "IllegalStateException")
			.hasContextEntry("command_error", "error_module", "java.lang");
	}

	@Test
	void namesTheTypeOfAnErrorWhoseClassHasNoName(CapturedOutput output) {
		CommandRun run = this.commands.trackCommandStart("ban");
		this.commands.trackCommandEnd(run, new RuntimeException() {
		});
		this.manager.captureMessage("hello");
		SentryItem event = this.sentry.received().events().get(0);
		String type = event.tag("command.error_type");
		assertThat(type).startsWith("CommandTrackingTests$");
		SentryAssertions.assertThat(event).hasContextEntry("command_error", "error_type", type);
		assertThat(this.underTest.metrics.of(BotMetric.COMMAND_FAILURES)).singleElement()
			.satisfies((recording) -> assertThat(recording.attributes().get(BotAttribute.ERROR_TYPE)).isEqualTo(type));
		assertThat(output).doesNotContain("is not set");
	}

	@Test
	void recordsTheMetricsOfACommandThatSucceeds() {
		this.commands.trackCommandEnd(this.commands.trackCommandStart("ping", "prefix"));
		assertThat(List.of(BotMetric.COMMAND_EXECUTION_TIME, BotMetric.COMMAND_USAGE)).allSatisfy(
				(metric) -> assertThat(this.underTest.metrics.of(metric)).singleElement().satisfies((recording) -> {
					assertThat(recording.attributes().get(BotAttribute.COMMAND)).isEqualTo("ping");
					assertThat(recording.attributes().get(BotAttribute.COMMAND_TYPE)).isEqualTo("prefix");
					assertThat(recording.attributes().get(BotAttribute.SUCCESS)).isEqualTo("true");
					assertThat(recording.attributes().get(BotAttribute.ERROR_TYPE)).isNull();
				}));
		assertThat(this.underTest.metrics.of(BotMetric.COMMAND_FAILURES)).isEmpty();
	}

	@Test
	void recordsTheMetricsOfACommandThatFails() {
		this.commands.trackCommandEnd(this.commands.trackCommandStart("ban", "slash"), new IllegalStateException());
		assertThat(this.underTest.metrics.of(BotMetric.COMMAND_FAILURES)).singleElement().satisfies((recording) -> {
			assertThat(recording.attributes().get(BotAttribute.SUCCESS)).isEqualTo("false");
			assertThat(recording.attributes().get(BotAttribute.ERROR_TYPE)).isEqualTo("IllegalStateException");
		});
		assertThat(this.underTest.metrics.of(BotMetric.COMMAND_USAGE)).hasSize(1);
	}

	@Test
	void recordsTheMetricsWithoutSentryToo() {
		this.sentry.stop();
		CommandRun run = this.commands.trackCommandStart("ping", "slash");
		this.commands.trackCommandEnd(run);
		assertThat(this.underTest.metrics.of(BotMetric.COMMAND_USAGE)).hasSize(1);
		assertThat(this.underTest.faults.count()).isZero();
	}

	@Test
	void keepsTheTimesOfTwoRunsOfOneCommandApart() {
		CommandRun first = this.commands.trackCommandStart("ping", "slash");
		CommandRun second = this.commands.trackCommandStart("ping", "slash");
		this.commands.trackCommandEnd(second);
		Duration secondTook = second.elapsed();
		this.commands.trackCommandEnd(first, new IllegalStateException());
		assertThat(first.elapsed()).isGreaterThanOrEqualTo(secondTook);
		assertThat(second.elapsed()).isEqualTo(secondTook);
		List<RecordedMetrics.Recording> times = this.underTest.metrics.of(BotMetric.COMMAND_EXECUTION_TIME);
		assertThat(times).extracting(RecordedMetrics.Recording::elapsed)
			.containsExactly(second.elapsed(), first.elapsed());
		assertThat(times).extracting((recording) -> recording.attributes().get(BotAttribute.SUCCESS))
			.containsExactly("true", "false");
	}

	@Test
	void endsARunOnceWhoeverEndsIt() {
		CommandRun run = this.commands.trackCommandStart("ping", "slash");
		CompletableFuture
			.allOf(IntStream.range(0, 8)
				.mapToObj((i) -> CompletableFuture.runAsync(() -> this.commands.trackCommandEnd(run)))
				.toArray(CompletableFuture[]::new))
			.join();
		Duration elapsed = run.elapsed();
		this.commands.trackCommandEnd(run, new IllegalStateException());
		assertThat(this.underTest.metrics.of(BotMetric.COMMAND_USAGE)).hasSize(1);
		assertThat(this.underTest.metrics.of(BotMetric.COMMAND_FAILURES)).isEmpty();
		assertThat(run.elapsed()).isEqualTo(elapsed);
	}

	@Test
	void countsTheTimeOnWhileARunLasts() {
		CommandRun run = this.commands.trackCommandStart("ping", "slash");
		Duration before = run.elapsed();
		assertThat(before).isGreaterThanOrEqualTo(Duration.ZERO);
		long until = System.nanoTime() + 1_000_000;
		while (System.nanoTime() < until) {
			Thread.onSpinWait();
		}
		assertThat(run.elapsed()).isGreaterThan(before);
	}

	@Test
	void takesTheTimeInMilliseconds() {
		CommandRun run = this.commands.trackCommandStart("ping", "slash");
		this.commands.trackCommandEnd(run);
		this.manager.captureMessage("hello");
		double tagged = Double.parseDouble(this.sentry.received().events().get(0).tag("command.execution_time_ms"));
		assertThat(tagged).isEqualTo(run.elapsed().toNanos() / 1000 / 1000.0);
	}

	@Test
	void ignoresARunOfSomebodyElse() {
		this.commands.trackCommandEnd(new CommandRun() {

			@Override
			public String name() {
				return "foreign";
			}

			@Override
			public String type() {
				return "slash";
			}

			@Override
			public Duration elapsed() {
				return Duration.ZERO;
			}

		});
		assertThat(this.underTest.metrics.of(BotMetric.COMMAND_USAGE)).isEmpty();
		assertThat(this.underTest.faults.count()).isZero();
	}

}
