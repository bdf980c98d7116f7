package io.github.tuxsentry.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.lifecycle.FlushOnStop;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricsPublisher;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.sentry.IScopes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryLifecycleAutoConfiguration}.
 */
class TuxSentryLifecycleAutoConfigurationTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void sendsWhatIsWaitingWhenTheContextCloses() {
		List<Integer> arrivedBeforeAnyBeanIsDestroyed = new ArrayList<>();
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.filter.storm.enabled=false")
			.withBean("destroyed", AutoCloseable.class,
					() -> () -> arrivedBeforeAnyBeanIsDestroyed.add(this.sentry.events().size()))
			.run((context) -> {
				assertThat(context).hasSingleBean(FlushOnStop.class);
				for (int i = 0; i < 20; i++) {
					context.getBean(SentryManager.class).captureMessage("message " + i);
				}
			});
		assertThat(arrivedBeforeAnyBeanIsDestroyed).containsExactly(20);
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
		assertThat(published).containsExactly("published");
	}

	@Test
	void backsOffWithoutSentryOnTheClassPath() {
		BotContext.onlyOurs().withClassLoader(new FilteredClassLoader(IScopes.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(FlushOnStop.class);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.lifecycle.enabled=false", "tux.sentry.enabled=false" })
	void isTurnedOffByProperty(String property) {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues(property)
			.run((context) -> assertThat(context).doesNotHaveBean(FlushOnStop.class));
	}

	@Test
	void backsOffForABeanOfTheApplication() {
		BotContext.sendingTo(this.sentry)
			.withUserConfiguration(OwnBean.class)
			.run((context) -> assertThat(context).hasSingleBean(FlushOnStop.class).hasBean("ownFlushOnStop"));
	}

	@Test
	void waitsTenSecondsAtTheMostUnlessThePropertySaysOtherwise() {
		BotContext.withoutDsn()
			.run((context) -> assertThat(context.getBean(LifecycleProperties.class).flushTimeout())
				.isEqualTo(Duration.ofSeconds(10)));
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.lifecycle.flush-timeout=1500ms")
			.run((context) -> assertThat(context.getBean(LifecycleProperties.class).flushTimeout())
				.isEqualTo(Duration.ofMillis(1500)));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBean {

		@Bean
		FlushOnStop ownFlushOnStop(SentryManager manager) {
			return new FlushOnStop(manager, Duration.ZERO);
		}

	}

}
