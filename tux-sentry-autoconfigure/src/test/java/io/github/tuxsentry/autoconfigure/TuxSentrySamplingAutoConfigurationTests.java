package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.sampling.OperationSampler;
import io.github.tuxsentry.sampling.SamplingRates;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions.TracesSamplerCallback;
import io.sentry.backpressure.IBackpressureMonitor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentrySamplingAutoConfiguration} and {@link SamplingProperties}.
 */
class TuxSentrySamplingAutoConfigurationTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void hasARateForEachClassOfOperation() {
		BotContext.withoutDsn()
			.run((context) -> assertThat(context.getBean(SamplingProperties.class).toRates())
				.isEqualTo(new SamplingRates(0.1, 0.05, 0.05, 0.02, 0.01)));
	}

	@Test
	void takesTheRatesFromTheProperties() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.sampling.commands=1", "tux.sentry.sampling.database=0",
					"tux.sentry.sampling.http=0.25", "tux.sentry.sampling.tasks=0.75", "tux.sentry.sampling.other=1e-3")
			.run((context) -> assertThat(context.getBean(SamplingProperties.class).toRates())
				.isEqualTo(new SamplingRates(1, 0, 0.25, 0.75, 0.001)));
	}

	@Test
	void makesTheSamplerTheOneOfTheSdk() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.sampling.commands=1", "tux.sentry.sampling.other=0")
			.run((context) -> {
				assertThat(context).hasSingleBean(OperationSampler.class);
				assertThat(ScopesAdapter.getInstance().getOptions().getTracesSampler())
					.isSameAs(context.getBean(OperationSampler.class));
				assertThat(transaction("discord.command").isSampled()).isTrue();
				assertThat(transaction("function").isSampled()).isFalse();
			});
	}

	@Test
	void sendsLessUnderBackPressure() {
		BotContext.sendingTo(this.sentry).withPropertyValues("tux.sentry.sampling.commands=1").run((context) -> {
			ScopesAdapter.getInstance().getOptions().setBackpressureMonitor(new Downsampling(2));
			assertThat(transaction("discord.command").getSamplingDecision().getSampleRate()).isEqualTo(0.25);
		});
	}

	@Test
	void asksTheSamplerOfTheApplicationFirst() {
		BotContext.sendingTo(this.sentry)
			.withUserConfiguration(OwnSampler.class)
			.withPropertyValues("tux.sentry.sampling.commands=0", "tux.sentry.sampling.database=1")
			.run((context) -> {
				assertThat(transaction("discord.command").isSampled()).isTrue();
				assertThat(transaction("db").isSampled()).isTrue();
				assertThat(transaction("function").isSampled()).isFalse();
			});
	}

	@Test
	void backsOffWithoutSentryOnTheClassPath() {
		BotContext.onlyOurs().withClassLoader(new FilteredClassLoader(IScopes.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(OperationSampler.class);
		});
	}

	@ParameterizedTest
	@CsvSource({ "commands, -0.1", "database, 1.1", "http, NaN", "tasks, Infinity", "other, 100", "commands, -1e-9" })
	void failsForANumberThatIsNoRate(String name, String rate) {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.sampling." + name + "=" + rate)
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
				.rootCause()
				.hasMessageContaining("tux.sentry.sampling." + name)
				.hasMessageContaining(String.valueOf(Double.parseDouble(rate))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "10%", "0,1" })
	void failsForWhatIsNoNumber(String rate) {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.sampling.commands=" + rate)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("tux.sentry.sampling.commands")
				.hasStackTraceContaining(rate));
	}

	private static ISpan transaction(String operation) {
		return ScopesAdapter.getInstance().startTransaction("t", operation);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnSampler {

		@Bean
		TracesSamplerCallback ownSampler() {
			return (context) -> switch (context.getTransactionContext().getOperation()) {
				case "discord.command" -> 1.0;
				case "function" -> 0.0;
				default -> null;
			};
		}

	}

	private record Downsampling(int steps) implements IBackpressureMonitor {

		@Override
		public void start() {
		}

		@Override
		public int getDownsampleFactor() {
			return this.steps;
		}

		@Override
		public void close() {
		}

	}

}
