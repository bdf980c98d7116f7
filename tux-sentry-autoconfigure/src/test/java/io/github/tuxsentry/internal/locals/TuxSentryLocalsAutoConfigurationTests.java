package io.github.tuxsentry.internal.locals;

import java.util.Map;

import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.spi.LocalVariables;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.Transaction;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryLocalsAutoConfiguration}.
 */
class TuxSentryLocalsAutoConfigurationTests {

	private static final String ON = "tux.sentry.capture.locals.enabled=true";

	private static final String ARGUMENTS = "tux.sentry.capture.locals.record-arguments=true";

	private final ApplicationContextRunner contextRunner = BotContext.withoutDsn();

	@Test
	void doesNothingUnlessAskedTo() {
		this.contextRunner.withPropertyValues(ARGUMENTS)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LocalVariables.class)
				.doesNotHaveBean("tuxSentryArgumentsAdvisor"));
	}

	@Test
	void readsLocalVariables() {
		this.contextRunner.withPropertyValues(ON)
			.run((context) -> assertThat(context).hasSingleBean(LiveLocals.class)
				.doesNotHaveBean("tuxSentryArgumentsAdvisor"));
	}

	@Test
	void canBeSwitchedOffWithAllElse() {
		this.contextRunner.withPropertyValues(ON, ARGUMENTS, "tux.sentry.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LocalVariables.class));
	}

	@Test
	void needsNoAop() {
		BotContext.onlyOurs()
			.withPropertyValues(ON, ARGUMENTS)
			.withClassLoader(new FilteredClassLoader(MethodInterceptor.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(LiveLocals.class)
				.doesNotHaveBean("tuxSentryArgumentsAdvisor"));
	}

	@Test
	void tellsWhatIsAllowedWhereTheNumberOfFramesIsNot() {
		this.contextRunner.withPropertyValues(ON, "tux.sentry.capture.locals.frames=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("tux.sentry.capture.locals.frames")
				.hasMessageContaining("1 to 10"));
	}

	@Test
	void localVariablesOfTheApplicationWin() {
		SentryItem event = capture(
				this.contextRunner.withPropertyValues(ON)
					.withBean(LocalVariables.class, () -> () -> Map.of("found", "elsewhere")),
				(errors) -> errors.captureExceptionSafe(new IllegalStateException("broken"), Map.of("a", 1), true));
		assertThat(event).hasContextEntry("locals", "found", "elsewhere").hasContextEntry("extra", "a", 1);
	}

	@Test
	void whatTheCallerTellsIsSentAnyway() {
		SentryItem event = capture(this.contextRunner,
				(errors) -> errors.captureExceptionSafe(new IllegalStateException("broken"), null, Map.of("row", 7)));
		assertThat(event).hasContextEntry("locals", "row", 7);
	}

	@Test
	void thereAreNoneWhereNobodyAsks() {
		SentryItem event = capture(this.contextRunner.withPropertyValues(ON, ARGUMENTS),
				(errors) -> new Moderation(errors).ban("ann", false));
		assertThat(event).doesNotHaveContext("locals");
	}

	@Test
	void argumentsOfTracedMethodsStandInWhereTheJvmIsNotOpened() {
		try (LocalSentry sentry = LocalSentry.start()) {
			this.contextRunner.withPropertyValues(ON, ARGUMENTS, "sentry.dsn=" + sentry.dsn())
				.withBean(Moderation.class)
				.run((context) -> {
					assertThat(context.getBean(LiveLocals.class).isOpen()).isFalse();
					context.getBean(Moderation.class).ban("ann", true);
					assertThat(sentry.awaitEvent((event) -> true)).hasContextEntry("locals", "member", "ann")
						.hasContextEntry("locals", "locals", true);
				});
		}
	}

	private static SentryItem capture(ApplicationContextRunner runner, Capture capture) {
		try (LocalSentry sentry = LocalSentry.start()) {
			runner.withPropertyValues("sentry.dsn=" + sentry.dsn())
				.run((context) -> capture.with(context.getBean(ErrorCapture.class)));
			return sentry.awaitEvent((event) -> true);
		}
	}

	private interface Capture {

		void with(ErrorCapture errors);

	}

	static class Moderation {

		private final ErrorCapture errors;

		Moderation(ErrorCapture errors) {
			this.errors = errors;
		}

		@Transaction(op = "task.background")
		public void ban(String member, boolean locals) {
			this.errors.captureExceptionSafe(new IllegalStateException("broken"), null, locals);
		}

	}

}
