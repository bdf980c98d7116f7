package io.github.tuxsentry.internal.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.SpanHandle;
import io.github.tuxsentry.TransactionHandle;
import io.sentry.SentryLevel;
import io.sentry.SpanStatus;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link DefaultSentryManager} where Sentry was never started.
 */
@ExtendWith(OutputCaptureExtension.class)
class WithoutSentryTests {

	private final ManagerUnderTest underTest = new ManagerUnderTest();

	private final SentryManager manager = this.underTest.manager;

	private final CommandTracker commands = this.underTest.commands;

	@Test
	void isNotInitialized() {
		assertThat(this.manager.isInitialized()).isFalse();
	}

	@Test
	void capturesNothingAndDoesNotEvenAskForDetails() {
		List<String> asked = new ArrayList<>();
		assertThat(this.manager.captureException(new IllegalStateException())).isEqualTo(SentryId.EMPTY_ID);
		assertThat(this.manager.captureException(new IllegalStateException(), (event) -> asked.add("exception")))
			.isEqualTo(SentryId.EMPTY_ID);
		assertThat(this.manager.captureMessage("hello")).isEqualTo(SentryId.EMPTY_ID);
		assertThat(this.manager.captureMessage("hello", SentryLevel.INFO, (event) -> asked.add("message")))
			.isEqualTo(SentryId.EMPTY_ID);
		assertThat(asked).isEmpty();
	}

	@Test
	void doesNothingAtAll(CapturedOutput output) {
		assertThatNoException().isThrownBy(() -> {
			this.manager.setTag("not a key", "v");
			this.manager.setTags(Map.of("a", 1));
			this.manager.setContext("c", Map.of());
			this.manager.setUserContext(new User());
			this.manager.setCommandContext(new CommandContext("command", Map.of()));
			this.manager.addBreadcrumb("crumb");
			this.commands.trackCommandEnd(this.commands.trackCommandStart("ping"), new IllegalStateException());
			this.manager.flush(Duration.ofSeconds(10));
			this.manager.flushAsync(Duration.ofSeconds(10)).get(10, TimeUnit.SECONDS);
		});
		assertThat(this.underTest.faults.count()).isZero();
		assertThat(output.getAll()).doesNotContain("WARN");
	}

	@Test
	void handsOutHandlesThatDoNothing() {
		try (TransactionHandle transaction = this.manager.startTransaction("task", "t");
				SpanHandle span = this.manager.startSpan("db", "s");
				SpanHandle current = this.manager.currentSpan();
				TransactionHandle continued = this.manager.continueTrace(Map.of("sentry-trace", "x"), "task", "t")) {
			transaction.setName("n")
				.setTag("a", 1)
				.setData("b", 2)
				.setStatus(SpanStatus.ABORTED)
				.fail(new IllegalStateException());
			assertThat(this.manager.traceHeaders()).isEmpty();
			assertThat(List.of(transaction, span, current, continued))
				.allSatisfy((handle) -> assertThat(handle.getTraceId()).isNull());
			span.close();
			span.close();
		}
		assertThat(this.underTest.faults.count()).isZero();
	}

}
