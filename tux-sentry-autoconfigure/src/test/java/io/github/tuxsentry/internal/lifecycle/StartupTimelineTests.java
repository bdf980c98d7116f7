package io.github.tuxsentry.internal.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.lifecycle.StartupTimeline.Phase;
import io.github.tuxsentry.internal.tracing.ProcessTransactions;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartupTimeline} and {@link StartupSteps}.
 */
class StartupTimelineTests {

	private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> options.setTracesSampleRate(0.0));

	private Instant now = BEGIN;

	private final Clock clock = new Clock() {

		@Override
		public Instant instant() {
			return StartupTimelineTests.this.now;
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	};

	@Test
	void phasesAreSpansAndTheLoginMayEndAfterTheStart() {
		StartupTimeline timeline = new StartupTimeline(BEGIN, Runnable::run, this.clock);
		StartupSteps.Recorder steps = new StartupSteps.Recorder(this.clock);
		at(1);
		timeline.enter(Phase.CONTEXT);
		var refresh = steps.start("spring.context.refresh");
		at(2);
		var bean = steps.start("spring.beans.instantiate").tag("beanName", "jda");
		steps.start("spring.beans.instantiate").tag("beanName", "quick").end();
		timeline.loginBegan("bot");
		at(3);
		bean.end();
		refresh.end();
		timeline.enter(Phase.RUNNERS);
		assertThat(timeline.phase()).isEqualTo(Phase.RUNNERS);
		at(4);
		timeline.ready(new ProcessTransactions(this.sentry.scopes()), steps.end());
		SentryAssertions.assertThat(this.sentry.received()).hasReceivedNothing();
		at(6);
		timeline.loginEnded("bot");
		timeline.loginEnded("another");
		SentryItem start = this.sentry.received().awaitTransaction("app.startup");
		SentryAssertions.assertThat(start).hasOp("app.startup").hasStatus("ok");
		assertThat(this.sentry.local().transactions()).hasSize(1);
		assertThat(start.spans()).extracting(StartupTimelineTests::describe)
			.containsExactlyInAnyOrder("app.startup environment 0-1", "app.startup context 1-3",
					"spring.context.refresh spring.context.refresh 1-3", "spring.beans.instantiate jda 2-3",
					"app.startup runners 3-4", "app.startup discord_login 2-6", "app.startup ready 4-6");
		assertThat(parentOf(start, "jda")).isEqualTo("spring.context.refresh");
		assertThat(parentOf(start, "spring.context.refresh")).isEqualTo("context");
	}

	@Test
	void stepsOfOtherThreadsAndThoseAfterTheStartAreNotNoted() throws Exception {
		StartupSteps.Recorder steps = new StartupSteps.Recorder(this.clock);
		Thread other = new Thread(() -> {
			var step = steps.start("other");
			at(5);
			step.end();
		});
		other.start();
		other.join();
		assertThat(steps.end()).isEmpty();
		var late = steps.start("late");
		at(9);
		late.end();
		assertThat(steps.end()).isEmpty();
	}

	@Test
	void noMoreStepsAreNotedThanTheirLimit() {
		StartupSteps.Recorder steps = new StartupSteps.Recorder(this.clock);
		for (int i = 0; i < 1000; i++) {
			var step = steps.start("step");
			this.now = this.now.plusSeconds(1);
			step.end();
		}
		assertThat(steps.end()).hasSize(StartupSteps.MAX_STEPS);
	}

	@Test
	void nothingIsSentWithoutSentry() {
		this.sentry.stop();
		StartupTimeline timeline = new StartupTimeline(BEGIN, Runnable::run, this.clock);
		timeline.ready(new ProcessTransactions(this.sentry.scopes()), List.of());
		SentryAssertions.assertThat(this.sentry.local()).hasReceivedNothing();
	}

	private void at(int second) {
		this.now = BEGIN.plusSeconds(second);
	}

	private static String describe(JsonNode span) {
		return span.path("op").asText() + " " + span.path("description").asText() + " "
				+ second(span.path("start_timestamp")) + "-" + second(span.path("timestamp"));
	}

	private static long second(JsonNode time) {
		return Math.round(time.asDouble()) - BEGIN.getEpochSecond();
	}

	private static String parentOf(SentryItem start, String description) {
		String parent = find(start, "description", description).path("parent_span_id").asText();
		return find(start, "span_id", parent).path("description").asText();
	}

	private static JsonNode find(SentryItem start, String field, String value) {
		return start.spans()
			.stream()
			.filter((span) -> span.path(field).asText().equals(value))
			.findFirst()
			.orElseThrow();
	}

}
