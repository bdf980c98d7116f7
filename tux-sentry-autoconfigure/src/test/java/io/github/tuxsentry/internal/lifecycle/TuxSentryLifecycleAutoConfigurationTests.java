package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Logger;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.core.ShutdownStep;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.logging.logback.SentryLogback;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.tracing.ProcessTransactions;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TuxSentryLifecycleAutoConfiguration}.
 */
class TuxSentryLifecycleAutoConfigurationTests {

	private static final Duration RESPONSE_TIME = Duration.ofSeconds(30);

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void sendsWhatIsWaitingWhenTheContextCloses() {
		BotContext.sendingTo(this.sentry).withPropertyValues("tux.sentry.filter.storm.enabled=false").run((context) -> {
			assertThat(context).hasSingleBean(BotShutdown.class);
			for (int i = 0; i < 20; i++) {
				context.getBean(SentryManager.class).captureMessage("message " + i);
			}
		});
		assertThat(this.sentry.events()).hasSize(20);
		assertThat(ScopesAdapter.getInstance().isEnabled()).isFalse();
	}

	@Test
	void sendsWhatBeansCaptureWhileTheyCloseEvenThoseMadeBeforeSentry() {
		List<String> order = new ArrayList<>();
		BotContext.sendingTo(this.sentry)
			.withBean("beforeSentry", AutoCloseable.class, () -> capturing("before Sentry", order))
			.withBean("lifecycle", SmartLifecycle.class, () -> new Stopping("lifecycle", order))
			.run((context) -> context.getBean(SentryManager.class));
		assertThat(order).containsExactly("lifecycle", "before Sentry");
		assertThat(this.sentry.events()).extracting(SentryItem::message).containsExactlyElementsOf(order);
	}

	@Test
	void sendsWhatBeansLogWhileTheyClose() {
		BotContext.sendingTo(this.sentry)
			.withBean("beforeSentry", AutoCloseable.class,
					() -> () -> LoggerFactory.getLogger("bot").error("last words"))
			.run((context) -> assertThat(context).hasSingleBean(SentryLogback.class));
		assertThat(this.sentry.events()).extracting(SentryItem::message).containsExactly("last words");
		assertThat(((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).iteratorForAppenders()).toIterable()
			.noneMatch(SentryAppender.class::isInstance);
	}

	private static AutoCloseable capturing(String name, List<String> order) {
		return () -> {
			order.add(name);
			ScopesAdapter.getInstance().captureMessage(name);
		};
	}

	@Test
	void tellsOfTheShutdownInATransaction() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.shutdown.send-transaction=true")
			.withBean("step", ShutdownStep.class, () -> new Step("say good-bye"))
			.run((context) -> context.getBean(SentryManager.class));
		SentryAssertions.assertThat(this.sentry.awaitTransaction("bot.shutdown")).hasOp("app.shutdown").hasStatus("ok");
		assertThat(this.sentry.awaitTransaction("bot.shutdown").spans())
			.extracting((span) -> span.path("op").asText() + ": " + span.path("description").asText() + ", "
					+ span.path("status").asText())
			.containsExactly("app.shutdown: await commands, ok", "app.shutdown: shut down JDA, ok",
					"app.shutdown: say good-bye, ok", "app.shutdown: close beans, ok");
	}

	@Test
	void stepThatFailsStopsNothing() {
		List<String> order = new ArrayList<>();
		BotContext.sendingTo(this.sentry).withBean("broken", ShutdownStep.class, () -> new Step("broken") {
			@Override
			public void stop(Duration patience) {
				throw new IllegalStateException("broken");
			}
		}).withBean("next", ShutdownStep.class, () -> new Step("next") {
			@Override
			public void stop(Duration patience) {
				order.add("next " + patience);
			}
		})
			.withPropertyValues("tux.sentry.shutdown.grace-period=3s", "tux.sentry.shutdown.send-transaction=true")
			.run((context) -> assertThat(order).isEmpty());
		assertThat(order).containsExactly("next PT3S");
		assertThat(this.sentry.awaitTransaction("bot.shutdown").spans())
			.extracting((span) -> span.path("status").asText())
			.containsExactly("ok", "ok", "internal_error", "ok", "ok");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hanging", "slow" })
	void doesNotWaitLongerThanAllowedForAnIngestThatDoesNotAnswer(String behavior) {
		this.sentry
			.setBehavior(behavior.equals("slow") ? IngestBehavior.slow(RESPONSE_TIME) : IngestBehavior.hanging());
		long[] start = new long[1];
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.shutdown.flush-timeout=300ms")
			.run((context) -> {
				context.getBean(SentryManager.class).captureMessage("stuck");
				start[0] = System.nanoTime();
			});
		assertThat(Duration.ofNanos(System.nanoTime() - start[0])).isLessThan(RESPONSE_TIME);
		await().until(() -> !ScopesAdapter.getInstance().isEnabled());
	}

	@Test
	void closesSentryWhenTheContextFailsToStart() {
		BotContext.sendingTo(this.sentry)
			.withUserConfiguration(Failing.class)
			.run((context) -> assertThat(context).hasFailed());
		assertThat(this.sentry.events()).extracting(SentryItem::message).containsExactly("on the way");
		assertThat(ScopesAdapter.getInstance().isEnabled()).isFalse();
	}

	@Test
	void leavesTheClosingToSpringWhenSwitchedOff() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.shutdown.enabled=false")
			.run((context) -> context.getBean(SentryManager.class).captureMessage("hello"));
		assertThat(this.sentry.events()).hasSize(1);
		assertThat(ScopesAdapter.getInstance().isEnabled()).isFalse();
	}

	@Test
	void boundsTheSdksOwnHookToo() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.shutdown.flush-timeout=4s")
			.run((context) -> assertThat(context.getBean(SentryOptions.class).getFlushTimeoutMillis()).isEqualTo(4000));
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("sentry.flush-timeout-millis=15000")
			.run((context) -> assertThat(context.getBean(SentryOptions.class).getFlushTimeoutMillis())
				.isEqualTo(15000));
	}

	@Test
	void sendsTheMetricsRecordedSoFarWhenTheContextCloses() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.metrics.step=1h")
			.run((context) -> context.getBean(BotMetrics.class).recordCommandMetric("ping", Duration.ofMillis(5)));
		SentryAssertions.assertThat(this.sentry).hasMetric("bot.command.usage").hasMetric("bot.command.execution_time");
	}

	@Test
	void publishesMetricsWhenTheContextCloses() {
		List<String> published = new ArrayList<>();
		BotContext.sendingTo(this.sentry)
			.withBean(MetricsPublisher.class, () -> () -> published.add("published"))
			.run((context) -> assertThat(published).isEmpty());
		assertThat(published).containsExactly("published", "published");
	}

	@Test
	void backsOffWithoutSentryOnTheClassPath() {
		BotContext.onlyOurs().withClassLoader(new FilteredClassLoader(IScopes.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(BotShutdown.class);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.shutdown.enabled=false", "tux.sentry.enabled=false" })
	void isTurnedOffByProperty(String property) {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues(property)
			.run((context) -> assertThat(context).doesNotHaveBean(BotShutdown.class));
	}

	@Test
	void backsOffForABeanOfTheApplication() {
		BotContext.sendingTo(this.sentry)
			.withUserConfiguration(OwnBean.class)
			.run((context) -> assertThat(context).hasSingleBean(BotShutdown.class).hasBean("ownBotShutdown"));
	}

	@Test
	void waitsTenSecondsAtTheMostUnlessThePropertySaysOtherwise() {
		BotContext.withoutDsn()
			.run((context) -> assertThat(context.getBean(ShutdownProperties.class).flushTimeout())
				.isEqualTo(Duration.ofSeconds(10)));
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.shutdown.flush-timeout=1500ms")
			.run((context) -> assertThat(context.getBean(ShutdownProperties.class).flushTimeout())
				.isEqualTo(Duration.ofMillis(1500)));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBean {

		@Bean
		BotShutdown ownBotShutdown(ApplicationContext context, FaultBarrier faults) {
			IScopes scopes = ScopesAdapter.getInstance();
			return new BotShutdown(context, List::of, List::of, new ProcessTransactions(scopes), scopes,
					new DeliveryCounters(),
					new ShutdownProperties(true, Duration.ZERO, Duration.ZERO, true, true, true), faults);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@Bean
		Object failing(SentryManager manager) {
			manager.captureMessage("on the way");
			throw new IllegalStateException("no");
		}

	}

	private static class Step implements ShutdownStep {

		private final String description;

		Step(String description) {
			this.description = description;
		}

		@Override
		public String description() {
			return this.description;
		}

		@Override
		public void stop(Duration patience) throws InterruptedException {
		}

	}

	private static final class Stopping implements SmartLifecycle {

		private final String name;

		private final List<String> order;

		private boolean running;

		Stopping(String name, List<String> order) {
			this.name = name;
			this.order = order;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			this.order.add(this.name);
			ScopesAdapter.getInstance().captureMessage(this.name);
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
