package io.github.tuxsentry.internal.executor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;

import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.reactor.ReactorContext;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.ScopesPropagation;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.micrometer.context.ContextRegistry;
import io.sentry.IScopes;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryExecutorAutoConfiguration}.
 */
class TuxSentryExecutorAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = BotContext.withoutDsn();

	@Test
	void followsExecutorsAndWhateverTakesPartInContextPropagation() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(ExecutorBeanPostProcessor.class)
				.hasSingleBean(ScopesThreadLocalAccessor.class)
				.hasSingleBean(ReactorContext.class)
				.hasSingleBean(ContextPropagation.class);
			assertThat(ContextRegistry.getInstance().getThreadLocalAccessors())
				.contains(context.getBean(ScopesThreadLocalAccessor.class));
		});
	}

	@Test
	void backsOffWithoutSentry() {
		new ApplicationContextRunner().withClassLoader(new FilteredClassLoader(IScopes.class))
			.withConfiguration(AutoConfigurations.of(TuxSentryExecutorAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("tuxSentryExecutorBeanPostProcessor"));
	}

	@Test
	void needsNeitherContextPropagationNorReactor() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.context"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ExecutorBeanPostProcessor.class)
				.doesNotHaveBean(ScopesThreadLocalAccessor.class));
		this.contextRunner.withClassLoader(new FilteredClassLoader(Hooks.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ScopesThreadLocalAccessor.class)
				.doesNotHaveBean(ReactorContext.class));
	}

	@Test
	void leavesReactorAsItIsWhereTheApplicationSaysSo() {
		this.contextRunner.withPropertyValues("spring.reactor.context-propagation=limited")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactorContext.class));
		this.contextRunner.withPropertyValues("spring.reactor.context-propagation=auto")
			.run((context) -> assertThat(context).hasSingleBean(ReactorContext.class));
	}

	@Test
	void canBeSwitchedOff() {
		for (String property : List.of("tux.sentry.tracing.context.enabled=false", "tux.sentry.enabled=false")) {
			this.contextRunner.withPropertyValues(property).withUserConfiguration(Pools.class).run((context) -> {
				assertThat(context).hasNotFailed()
					.doesNotHaveBean(ScopesThreadLocalAccessor.class)
					.hasSingleBean(ContextPropagation.class);
				assertThat(context.getBean("byInterface")).isExactlyInstanceOf(ThreadPoolExecutor.class);
			});
		}
		this.contextRunner.withPropertyValues("tux.sentry.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ExecutorBeanPostProcessor.class));
	}

	@Test
	void beansOfTheApplicationWin() {
		this.contextRunner
			.withBean("ownContext", ScopesPropagation.class,
					() -> new ScopesPropagation(new LogContext(Map.of(), new FaultBarrier()), new FaultBarrier()))
			.withBean("ownAccessor", ScopesThreadLocalAccessor.class)
			.run((context) -> {
				assertThat(context).getBean(ContextPropagation.class).isSameAs(context.getBean("ownContext"));
				assertThat(context).getBean(ScopesThreadLocalAccessor.class).isSameAs(context.getBean("ownAccessor"));
			});
	}

	@Test
	void executorsKeepTheirClass() {
		this.contextRunner.withUserConfiguration(Pools.class).run((context) -> {
			assertThat(context.getBean("byClass")).isInstanceOf(ThreadPoolExecutor.class)
				.isInstanceOf(InstrumentedExecutor.class);
			assertThat(context.getBean("byInterface")).isInstanceOf(ThreadPoolExecutor.class)
				.isInstanceOf(InstrumentedExecutor.class);
			assertThat(context.getBean("bare")).isInstanceOf(InstrumentedExecutor.class)
				.isNotInstanceOf(ExecutorService.class);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Pools {

		@Bean(destroyMethod = "shutdownNow")
		ThreadPoolExecutor byClass() {
			return (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
		}

		@Bean(destroyMethod = "shutdownNow")
		ExecutorService byInterface() {
			return Executors.newFixedThreadPool(1);
		}

		@Bean
		Executor bare() {
			return Runnable::run;
		}

	}

}
