package io.github.tuxsentry.internal.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.capture.CapturedThrowables;
import io.github.tuxsentry.internal.capture.DefaultErrorCapture;
import io.github.tuxsentry.internal.capture.FailedStatements;
import io.github.tuxsentry.internal.core.ContextResolver;
import io.github.tuxsentry.internal.core.DefaultSentryManager;
import io.github.tuxsentry.internal.core.Flusher;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.HttpErrors;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.spi.ContextContributor;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.sentry.IScopes;
import io.sentry.NoOpScopes;
import io.sentry.ScopesAdapter;
import io.sentry.SentryLevel;
import io.sentry.protocol.User;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryAutoConfiguration}.
 */
class TuxSentryAutoConfigurationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void providesAManagerThatSendsToSentry() {
		BotContext.sendingTo(this.sentry).run((context) -> {
			assertThat(context).hasSingleBean(SentryManager.class)
				.hasSingleBean(Tracer.class)
				.hasSingleBean(FaultBarrier.class)
				.hasSingleBean(ErrorCapture.class);
			SentryManager manager = context.getBean(SentryManager.class);
			assertThat(manager.isInitialized()).isTrue();
			manager.captureMessage("hello");
			manager.flush(TIMEOUT);
			SentryAssertions.assertThat(this.sentry).onlyEvent().hasMessage("hello");
		});
		assertThat(ScopesAdapter.getInstance().isEnabled()).isFalse();
	}

	@Test
	void backsOffWithoutSentryOnTheClassPath() {
		BotContext.onlyOurs().withClassLoader(new FilteredClassLoader(IScopes.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(SentryManager.class).doesNotHaveBean(Tracer.class);
		});
	}

	@Test
	void sendsNothingWhenDisabledByProperty() {
		BotContext.sendingTo(this.sentry).withPropertyValues("tux.sentry.enabled=false").run((context) -> {
			assertThat(context).hasSingleBean(SentryManager.class);
			SentryManager manager = context.getBean(SentryManager.class);
			assertThat(manager.isInitialized()).isFalse();
			manager.captureMessage("hello");
			manager.startTransaction("task", "t").close();
			manager.flush(TIMEOUT);
		});
		SentryAssertions.assertThat(this.sentry).hasReceivedNothing();
	}

	@Test
	void ignoresAMalformedDsnWhenDisabledByProperty() {
		BotContext.withoutDsn()
			.withPropertyValues("sentry.dsn=not a dsn", "tux.sentry.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void backsOffForBeansOfTheApplication() {
		BotContext.sendingTo(this.sentry).withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context).hasSingleBean(SentryManager.class).hasBean("ownManager");
			assertThat(context).hasSingleBean(Tracer.class).hasBean("ownTracer");
			assertThat(context).hasSingleBean(FaultBarrier.class).hasBean("ownFaultBarrier");
			assertThat(context).hasSingleBean(ErrorCapture.class).hasBean("ownErrorCapture");
		});
	}

	@Test
	void asksTheContributorsOfTheApplicationInOrder() {
		BotContext.sendingTo(this.sentry).withUserConfiguration(Contributors.class).run((context) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			manager.captureMessage("hello", SentryLevel.INFO, (CaptureSpec event) -> event.user(42));
			manager.flush(TIMEOUT);
			SentryAssertions.assertThat(this.sentry).onlyEvent().hasUsername("first");
		});
	}

	@Test
	void publishesTheMetricsOfTheApplicationBeforeAFlush() {
		BotContext.sendingTo(this.sentry).withUserConfiguration(OwnPublisher.class).run((context) -> {
			context.getBean(SentryManager.class).flush(TIMEOUT);
			SentryAssertions.assertThat(this.sentry).onlyEvent().hasMessage("published");
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		FaultBarrier ownFaultBarrier() {
			return new FaultBarrier();
		}

		@Bean
		Tracer ownTracer() {
			return TracerUnderTest.of(NoOpScopes.getInstance());
		}

		@Bean
		SentryManager ownManager(Tracer tracer, FaultBarrier faults) {
			return new DefaultSentryManager(NoOpScopes.getInstance(), new ContextResolver(List::of, faults), tracer,
					new TracedOperations(List::of, new FaultBarrier()),
					new Flusher(NoOpScopes.getInstance(), Stream::empty, faults), new CapturedThrowables(), faults);
		}

		@Bean
		ErrorCapture ownErrorCapture(SentryManager manager, HttpErrors http, FaultBarrier faults) {
			return new DefaultErrorCapture(manager, new FailedStatements(), http, Map::of, faults);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Contributors {

		@Bean
		@Order(2)
		ContextContributor second() {
			return named("second");
		}

		@Bean
		@Order(1)
		ContextContributor first() {
			return named("first");
		}

		private static ContextContributor named(String name) {
			return new ContextContributor() {

				@Override
				public User toUser(Object source) {
					User user = new User();
					user.setUsername(name);
					return user;
				}

				@Override
				public CommandContext toCommandContext(Object source) {
					return null;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPublisher {

		@Bean
		MetricsPublisher publisher() {
			return () -> ScopesAdapter.getInstance().captureMessage("published");
		}

	}

}
