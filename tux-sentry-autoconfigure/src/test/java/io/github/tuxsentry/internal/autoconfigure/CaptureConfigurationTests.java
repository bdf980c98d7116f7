package io.github.tuxsentry.internal.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.tuxsentry.HostileError;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.capture.ExceptionLimit;
import io.github.tuxsentry.internal.capture.OriginalThrowables;
import io.github.tuxsentry.internal.core.SafeThrowableRootScopes;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions.BeforeSendCallback;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link CaptureConfiguration}.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CaptureConfigurationTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void guardsTheSdk() {
		run((context) -> {
			assertThat(context).hasSingleBean(SafeThrowableRootScopes.class)
				.hasSingleBean(OriginalThrowables.class)
				.hasSingleBean(ExceptionLimit.class);
			context.getBean(IScopes.class).captureException(HostileError.CIRCLE_OF_TWO.create());
		});
		assertThat(this.sentry).onlyEvent().hasExceptionOfType(HostileError.CIRCLE_OF_TWO.type());
	}

	@Test
	void backsOffWithoutSentry() {
		BotContext.onlyOurs()
			.withClassLoader(new FilteredClassLoader(IScopes.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("tuxSentrySafeThrowableRootScopes"));
	}

	@Test
	void beansOfTheApplicationWin() {
		runner().withBean("own", SafeThrowableRootScopes.class, () -> new SafeThrowableRootScopes(new FaultBarrier()))
			.run((context) -> assertThat(context).getBean(SafeThrowableRootScopes.class)
				.isSameAs(context.getBean("own")));
	}

	@Test
	void processorsCallbacksAndFiltersSeeTheErrorItself() {
		List<Throwable> seen = new ArrayList<>();
		EventProcessor processor = new EventProcessor() {

			@Override
			public SentryEvent process(SentryEvent event, Hint hint) {
				seen.add(event.getThrowable());
				return event;
			}

		};
		BeforeSendCallback callback = (event, hint) -> {
			seen.add(event.getThrowable());
			return event;
		};
		RuntimeException error = HostileError.CIRCLE_OF_TWO.create();
		runner()
			.withPropertyValues(
					"tux.sentry.filter.ignored-exceptions=" + HostileError.CAUSED_BY_ITSELF.type().getName())
			.withBean(EventProcessor.class, () -> processor)
			.withBean("callback", BeforeSendCallback.class, () -> callback)
			.run((context) -> {
				context.getBean(SentryManager.class).captureException(error);
				assertThat(seen).containsExactly(error, error);
				context.getBean(SentryManager.class).captureException(HostileError.CAUSED_BY_ITSELF.create());
				assertThat(context.getBean(EventFilterChain.class).dropped())
					.containsExactly(entry("ignored_exception", 1L));
			});
	}

	@Test
	void whatTheSdkIsToIgnoreByTextIsReadWithoutDanger() {
		run((context) -> context.getBean(IScopes.class).captureException(HostileError.THROWING_TEXTS.create()),
				"sentry.ignored-errors=nothing of the kind");
		assertThat(this.sentry).onlyEvent().hasExceptionOfType(HostileError.THROWING_TEXTS.type());
	}

	@Test
	void theSdksOwnDeduplicationWalksWithoutDanger() {
		run((context) -> context.getBean(IScopes.class).captureException(HostileError.ENDLESS_CAUSES.create()),
				"sentry.enable-deduplication=true");
		assertThat(this.sentry).onlyEvent().hasExceptionOfType(HostileError.ENDLESS_CAUSES.type());
	}

	@Test
	void tracedWorkFailsWithoutDangerWhereItIsNotSampled() {
		run((context) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			assertThat(HostileError.values()).allSatisfy((error) -> {
				this.sentry.clear();
				RuntimeException thrown = error.create();
				assertThat(catchThrowable(() -> manager.trace("task.background", "job", () -> {
					throw thrown;
				}))).isSameAs(thrown);
				manager.captureException(thrown);
				manager.flush(Duration.ofSeconds(10));
				assertThat(this.sentry).hasNoTransactions().onlyEvent().hasExceptionOfType(error.type());
			});
		}, "tux.sentry.sampling.tasks=0");
	}

	private void run(Consumer<AssertableApplicationContext> bot, String... properties) {
		runner().withPropertyValues(properties).run((context) -> {
			bot.accept(context);
			context.getBean(SentryManager.class).flush(Duration.ofSeconds(10));
			assertThat(context.getBean(FaultBarrier.class).count()).isZero();
		});
	}

	private ApplicationContextRunner runner() {
		return BotContext.sendingTo(this.sentry).withPropertyValues("tux.sentry.sampling.other=1");
	}

}
