package io.github.tuxsentry.internal.cache;

import java.time.Duration;

import io.github.tuxsentry.internal.autoconfigure.NamedAutoConfigurations;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sentry.IScopes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryCacheAutoConfiguration}.
 */
class TuxSentryCacheAutoConfigurationTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	private final ApplicationContextRunner contextRunner = BotContext.sendingTo(this.sentry)
		.withConfiguration(NamedAutoConfigurations.of("CacheAutoConfiguration"))
		.withUserConfiguration(Pages.class)
		.withPropertyValues("spring.cache.cache-names=tldr", "spring.cache.caffeine.spec=maximumSize=10,recordStats",
				"tux.sentry.sampling.other=1", "tux.sentry.metrics.step=1h");

	@Test
	void cachesOfTheBeanAreObserved() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(CaffeineCacheManager.class);
			assertThat(tldr(context)).isInstanceOf(InstrumentedCache.class);
			askTwice(context);
		});
		SentryItem transaction = this.sentry.awaitTransaction("pages");
		assertThat(transaction).hasSpan("cache.get", "tar (x2)").hasSpan("cache.put", "tar");
		assertThat(transaction.spans()).as("alike ones grouped").hasSize(2);
		assertThat(this.sentry).hasMetric("bot.cache.hits")
			.hasMetric("bot.cache.misses")
			.hasMetric("bot.cache.operation.duration")
			.hasMetric("bot.cache.size");
		assertThat(this.sentry.awaitMetric("bot.cache.hits").attributes()).containsEntry("cache", "tldr")
			.containsEntry("operation", "get");
	}

	@Test
	void whereSentrysStarterTracesCachesThereIsOneSpanEach() {
		this.contextRunner.withPropertyValues("sentry.enable-cache-tracing=true")
			.run(TuxSentryCacheAutoConfigurationTests::askTwice);
		assertThat(this.sentry.awaitTransaction("pages").spans()).hasSize(2)
			.allMatch((span) -> span.path("origin").asText().equals("auto.cache.spring"));
		assertThat(this.sentry).hasMetric("bot.cache.hits");
	}

	@Test
	void metricsThatBootHasOfACacheStay() {
		this.contextRunner
			.withConfiguration(
					NamedAutoConfigurations.of("MetricsAutoConfiguration", "SimpleMetricsExportAutoConfiguration",
							"CompositeMeterRegistryAutoConfiguration", "CacheMetricsAutoConfiguration"))
			.run((context) -> {
				askTwice(context);
				SimpleMeterRegistry registry = context.getBean(SimpleMeterRegistry.class);
				assertThat(registry.get("cache.gets").tags("cache", "tldr", "result", "hit").functionCounter().count())
					.isOne();
				assertThat(registry.get("bot.cache.hits").counter().count()).isOne();
			});
	}

	@Test
	void worksWithoutCaffeine() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("com.github.benmanes.caffeine"))
			.run((context) -> assertThat(tldr(context)).isInstanceOf(InstrumentedCache.class));
	}

	@Test
	void backsOffWithoutSentry() {
		BotContext.onlyOurs()
			.withConfiguration(NamedAutoConfigurations.of("CacheAutoConfiguration"))
			.withUserConfiguration(Pages.class)
			.withClassLoader(new FilteredClassLoader(IScopes.class))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(CacheInstrumentation.class);
				assertThat(tldr(context)).isNotInstanceOf(InstrumentedCache.class);
			});
	}

	@Test
	void isNotThereWithoutSpringsCaches() {
		BotContext.sendingTo(this.sentry)
			.withClassLoader(new FilteredClassLoader("org.springframework.cache"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CacheInstrumentation.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.cache.enabled=false", "tux.sentry.enabled=false" })
	void canBeSwitchedOff(String property) {
		this.contextRunner.withPropertyValues(property).run((context) -> {
			assertThat(context).doesNotHaveBean(CacheInstrumentation.class);
			assertThat(tldr(context)).isNotInstanceOf(InstrumentedCache.class);
		});
	}

	@Test
	void beanOfTheApplicationWins() {
		this.contextRunner.withUserConfiguration(OwnBean.class).run((context) -> {
			assertThat(context).hasSingleBean(CacheInstrumentation.class).hasBean("ownInstrumentation");
			assertThat(tldr(context)).isInstanceOf(InstrumentedCache.class);
		});
	}

	@Test
	void doesNothingToCachesWithoutADsn() {
		BotContext.withoutDsn()
			.withConfiguration(NamedAutoConfigurations.of("CacheAutoConfiguration"))
			.withUserConfiguration(Pages.class)
			.run((context) -> {
				assertThat(context.getBean(Pages.class).page("tar")).isEqualTo("page 1 of tar");
				assertThat(context.getBean(Pages.class).page("tar")).isEqualTo("page 1 of tar");
				assertThat(context.getBean(FaultBarrier.class).count()).isZero();
			});
	}

	private static void askTwice(ApplicationContext context) {
		try (TransactionHandle transaction = context.getBean(SentryManager.class).startTransaction("test", "pages")) {
			assertThat(context.getBean(Pages.class).page("tar")).isEqualTo("page 1 of tar");
			assertThat(context.getBean(Pages.class).page("tar")).isEqualTo("page 1 of tar");
		}
		context.getBean(SentryManager.class).flush(Duration.ofSeconds(10));
	}

	private static Cache tldr(ApplicationContext context) {
		return context.getBean(CacheManager.class).getCache("tldr");
	}

	@EnableCaching
	@Configuration(proxyBeanMethods = false)
	public static class Pages {

		private int asked;

		@Cacheable("tldr")
		public String page(String name) {
			this.asked++;
			return "page " + this.asked + " of " + name;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBean {

		@Bean
		CacheInstrumentation ownInstrumentation(FaultBarrier faults) {
			return new CacheInstrumentation(null, TracerUnderTest::noBreadcrumbs, Scrubber::standard, () -> {
				throw new IllegalStateException("not to be asked");
			}, faults);
		}

	}

}
