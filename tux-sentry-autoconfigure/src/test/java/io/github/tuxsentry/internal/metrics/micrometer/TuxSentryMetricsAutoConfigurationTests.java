package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.internal.autoconfigure.NamedAutoConfigurations;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.delivery.DeliveryConfiguration;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.lifecycle.TuxSentryLifecycleAutoConfiguration;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricSink;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class TuxSentryMetricsAutoConfigurationTests {

	private static final Duration ELAPSED = Duration.ofMillis(1);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(TuxSentryMetricsAutoConfiguration.class, TuxSentryAutoConfiguration.class));

	private final ApplicationContextRunner actuatorRunner = this.contextRunner
		.withConfiguration(NamedAutoConfigurations.of("MetricsAutoConfiguration",
				"SimpleMetricsExportAutoConfiguration", "CompositeMeterRegistryAutoConfiguration"));

	@Test
	void withoutActuatorTheSentryRegistryIsTheOnlyOne() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(MeterRegistry.class)
				.hasSingleBean(SentryMeterRegistry.class)
				.hasSingleBean(MetricsPublisher.class);
			context.getBean(BotMetrics.class).recordCommandMetric("ping", ELAPSED);
			assertThat(uses(context.getBean(SentryMeterRegistry.class))).isOne();
		});
	}

	@Test
	void withActuatorTheRegistriesAreComposed() {
		this.actuatorRunner.run((context) -> {
			assertThat(context).hasSingleBean(SimpleMeterRegistry.class).hasSingleBean(SentryMeterRegistry.class);
			assertThat(context.getBean(MeterRegistry.class)).isInstanceOf(CompositeMeterRegistry.class);
			context.getBean(BotMetrics.class).recordCommandMetric("ping", ELAPSED);
			assertThat(uses(context.getBean(SimpleMeterRegistry.class))).isOne();
			assertThat(uses(context.getBean(SentryMeterRegistry.class))).isOne();
		});
	}

	@Test
	void metricsOfABotWithADsnArriveInSentry() {
		try (LocalSentry sentry = LocalSentry.start()) {
			this.actuatorRunner.withConfiguration(NamedAutoConfigurations.of("SentryAutoConfiguration"))
				.withPropertyValues("sentry.dsn=" + sentry.dsn())
				.run((context) -> {
					context.getBean(BotMetrics.class).recordTaskMetric("cleanup", ELAPSED, (m) -> m.type("scheduled"));
					context.getBean(MetricsPublisher.class).publishNow();
					LocalMetric metric = sentry.awaitMetric("bot.task.executions");
					assertThat(metric.attributes()).containsEntry("task", "cleanup")
						.containsEntry("task_type", "scheduled")
						.containsEntry("success", true);
				});
		}
	}

	@Test
	void lastStepIsSentWhenTheContextCloses() {
		try (LocalSentry sentry = LocalSentry.start()) {
			this.actuatorRunner.withConfiguration(NamedAutoConfigurations.of("SentryAutoConfiguration"))
				.withPropertyValues("sentry.dsn=" + sentry.dsn(), "tux.sentry.metrics.step=1h")
				.run((context) -> context.getBean(BotMetrics.class).recordTaskMetric("cleanup", ELAPSED));
			assertThat(sentry.awaitMetric("bot.task.executions").value()).isEqualTo(1.0);
		}
	}

	@Test
	void sendingCanBeSwitchedOffAtSentry() {
		try (LocalSentry sentry = LocalSentry.start()) {
			this.actuatorRunner.withConfiguration(NamedAutoConfigurations.of("SentryAutoConfiguration"))
				.withPropertyValues("sentry.dsn=" + sentry.dsn(), "sentry.metrics.enabled=false")
				.run((context) -> {
					context.getBean(BotMetrics.class).recordCommandMetric("ping", ELAPSED);
					context.getBean(MetricsPublisher.class).publishNow();
					context.getBean(IScopes.class).captureMessage("after the metrics");
					sentry.awaitEvent((event) -> true);
					assertThat(sentry.metrics()).isEmpty();
					assertThat(uses(context.getBean(SimpleMeterRegistry.class))).isOne();
				});
		}
	}

	@Test
	void isOrderedByClassesThatThisBootHas() {
		AutoConfiguration ordering = TuxSentryMetricsAutoConfiguration.class.getAnnotation(AutoConfiguration.class);
		assertThat(ordering.afterName())
			.contains(NamedAutoConfigurations.named("SimpleMetricsExportAutoConfiguration").getName());
		assertThat(ordering.beforeName())
			.contains(NamedAutoConfigurations.named("CompositeMeterRegistryAutoConfiguration").getName());
	}

	@Test
	void onlyBotMetricsReachTheSentryRegistryByDefault() {
		this.actuatorRunner.run((context) -> {
			context.getBean(MeterRegistry.class).counter("jvm.other").increment();
			assertThat(context.getBean(SimpleMeterRegistry.class).find("jvm.other").counter()).isNotNull();
			assertThat(context.getBean(SentryMeterRegistry.class).find("jvm.other").counter()).isNull();
		});
	}

	@Test
	void propertiesChooseWhatReachesTheSentryRegistry() {
		this.contextRunner
			.withPropertyValues("tux.sentry.metrics.include=jvm.,bot.", "tux.sentry.metrics.exclude=bot.command")
			.run((context) -> {
				context.getBean(MeterRegistry.class).counter("jvm.other").increment();
				context.getBean(BotMetrics.class).recordCommandMetric("ping", ELAPSED);
				context.getBean(BotMetrics.class).recordTaskMetric("cleanup", ELAPSED);
				assertThat(context.getBean(SentryMeterRegistry.class).getMeters())
					.extracting((meter) -> meter.getId().getName())
					.containsExactlyInAnyOrder("jvm.other", "bot.task.execution_time", "bot.task.executions");
			});
	}

	@Test
	void meterFiltersOfTheApplicationWork() {
		this.actuatorRunner.withBean(MeterFilter.class, () -> MeterFilter.denyNameStartsWith("bot.command"))
			.run((context) -> {
				context.getBean(BotMetrics.class).recordCommandMetric("ping", ELAPSED);
				assertThat(context.getBean(SentryMeterRegistry.class).getMeters()).isEmpty();
			});
	}

	@Test
	void stepIsTenSecondsUnlessConfigured() {
		this.contextRunner.run((context) -> assertThat(context.getBean(MetricsProperties.class).step())
			.isEqualTo(Duration.ofSeconds(10)));
		this.contextRunner.withPropertyValues("tux.sentry.metrics.step=3s")
			.run((context) -> assertThat(context.getBean(MetricsProperties.class).step())
				.isEqualTo(Duration.ofSeconds(3)));
	}

	@ParameterizedTest
	@CsvSource({ "step, 0s", "limits.recordings, -1", "limits.recordings, 1001", "limits.series, 0", "limits.items, 9",
			"include, bot.{", "exclude, bot.{cache}" })
	void wrongValuesAreRefusedByName(String property, String value) {
		this.contextRunner.withPropertyValues("tux.sentry.metrics." + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("tux.sentry.metrics." + property));
	}

	@Test
	void limitsAndTagsCanBeConfigured() {
		this.contextRunner
			.withPropertyValues("tux.sentry.metrics.limits.series=3", "tux.sentry.metrics.exclude=bot.{command=ping}")
			.run((context) -> {
				for (String command : List.of("ping", "ban", "kick", "mute", "warn")) {
					context.getBean(BotMetrics.class).recordCommandMetric(command, ELAPSED);
				}
				assertThat(context.getBean(SentryMeterRegistry.class).find("bot.command.usage").counters())
					.extracting((counter) -> counter.getId().getTag("command"))
					.contains("ban", "kick")
					.doesNotContain("ping");
				assertThat(context.getBean(MetricsProperties.class).limits())
					.isEqualTo(new MetricsProperties.Limits(100, 3, 5000));
			});
	}

	@Test
	void newSeriesOfAClosingApplicationStillReachSentry() {
		try (LocalSentry sentry = LocalSentry.start()) {
			this.actuatorRunner
				.withConfiguration(AutoConfigurations.of(TuxSentryAutoConfiguration.class, DeliveryConfiguration.class,
						NamedAutoConfigurations.named("SentryAutoConfiguration"),
						TuxSentryLifecycleAutoConfiguration.class))
				.withBean(LastWords.class)
				.withPropertyValues("sentry.dsn=" + sentry.dsn(), "tux.sentry.metrics.step=1h")
				.run((context) -> context.getBean(BotMetrics.class).recordTaskMetric("known", ELAPSED));
			assertThat(sentry.awaitMetric((metric) -> "last words".equals(metric.attributes().get("task"))).name())
				.startsWith("bot.task.");
			assertThat(sentry.metrics()).filteredOn((metric) -> metric.name().equals("bot.task.executions"))
				.extracting((metric) -> metric.attributes().get("task"))
				.containsExactlyInAnyOrder("known", "known", "last words");
		}
	}

	@Test
	void withoutMicrometerTheMetricsAreThereAndDoNothing() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer")).run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(BotMetrics.class)
				.doesNotHaveBean(MetricSink.class)
				.doesNotHaveBean(MetricsPublisher.class);
			context.getBean(BotMetrics.class).recordCommandMetric("ping", ELAPSED);
		});
	}

	@Test
	void withoutSentryTheMetricsStillReachMicrometer() {
		this.actuatorRunner.withClassLoader(new FilteredClassLoader(IScopes.class)).run((context) -> {
			assertThat(context).doesNotHaveBean(SentryMeterRegistry.class);
			context.getBean(BotMetrics.class).recordCommandMetric("ping", ELAPSED);
			assertThat(uses(context.getBean(SimpleMeterRegistry.class))).isOne();
		});
	}

	@Test
	void withoutAnyRegistryTheMetricsDoNothing() {
		FaultBarrier faults = new FaultBarrier();
		this.contextRunner.withBean(FaultBarrier.class, () -> faults)
			.withClassLoader(new FilteredClassLoader(IScopes.class))
			.run((context) -> {
				assertThat(context).doesNotHaveBean(MeterRegistry.class);
				context.getBean(BotMetrics.class).recordCommandMetric("ping", ELAPSED);
				assertThat(faults.count()).isZero();
			});
	}

	@Test
	void roomCanBeSwitchedOff() {
		this.actuatorRunner.withPropertyValues("tux.sentry.metrics.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(SentryMeterRegistry.class).doesNotHaveBean(MetricSink.class);
			context.getBean(BotMetrics.class).recordCommandMetric("ping", ELAPSED);
			assertThat(context.getBean(SimpleMeterRegistry.class).find("bot.command.usage").counter()).isNull();
		});
	}

	@Test
	void wholeLibraryCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("tux.sentry.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(BotMetrics.class)
				.doesNotHaveBean(SentryMeterRegistry.class)
				.doesNotHaveBean(MetricSink.class));
	}

	@Test
	void backsOffWhenSentryHasARegistryOfItsOwn() {
		this.contextRunner.withUserConfiguration(UpstreamConfiguration.class)
			.run((context) -> assertThat(context).hasSingleBean(BotMetrics.class)
				.doesNotHaveBean(SentryMeterRegistry.class));
	}

	@Test
	void usersBeansWin() {
		this.contextRunner.withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context).hasSingleBean(BotMetrics.class)
				.hasSingleBean(SentryMeterRegistry.class)
				.doesNotHaveBean(MicrometerMetricSink.class);
			assertThat(context.getBean(BotMetrics.class)).isSameAs(context.getBean("ownMetrics"));
			assertThat(context.getBean(SentryMeterRegistry.class)).isSameAs(context.getBean("ownRegistry"));
		});
	}

	@Test
	void severalRegistriesWithoutAPrimaryOneAllGetTheMetrics() {
		this.contextRunner.withBean(SimpleMeterRegistry.class).run((context) -> {
			context.getBean(BotMetrics.class).recordCommandMetric("ping", ELAPSED);
			context.getBean(BotMetrics.class).recordCommandMetric("ping", ELAPSED);
			assertThat(uses(context.getBean(SimpleMeterRegistry.class))).isEqualTo(2);
			assertThat(uses(context.getBean(SentryMeterRegistry.class))).isEqualTo(2);
		});
	}

	private static double uses(MeterRegistry registry) {
		return registry.get("bot.command.usage").counter().count();
	}

	/**
	 * Records when the lifecycles stop, after Boot has closed its registries.
	 */
	record LastWords(BotMetrics metrics, MeterRegistry registry) implements SmartLifecycle {

		@Override
		public void start() {
		}

		@Override
		public void stop() {
			assertThat(this.registry.isClosed()).isTrue();
			this.metrics.recordTaskMetric("known", ELAPSED);
			this.metrics.recordTaskMetric("last words", ELAPSED);
		}

		@Override
		public boolean isRunning() {
			return true;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UpstreamConfiguration {

		@Bean
		io.sentry.micrometer.SentryMeterRegistry upstreamRegistry() {
			return new io.sentry.micrometer.SentryMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		BotMetrics ownMetrics() {
			return new BotMetrics(MetricSink.none(), new FaultBarrier()::run);
		}

		@Bean
		MetricSink ownSink() {
			return MetricSink.none();
		}

		@Bean
		SentryMeterRegistry ownRegistry() {
			return new SentryMeterRegistry(SentryRegistryConfig.DEFAULT, Clock.SYSTEM, ScopesAdapter.getInstance(),
					Scrubber.standard(), new FaultBarrier());
		}

	}

}
