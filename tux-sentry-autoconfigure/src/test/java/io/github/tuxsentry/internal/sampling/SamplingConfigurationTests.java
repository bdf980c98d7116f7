package io.github.tuxsentry.internal.sampling;

import java.io.FileNotFoundException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ScopesAdapter;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions.TracesSamplerCallback;
import io.sentry.backpressure.IBackpressureMonitor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link SamplingConfiguration} and {@link SamplingProperties}.
 */
class SamplingConfigurationTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void hasARateForEachClassOfOperation() {
		BotContext.sendingTo(this.sentry)
			.run((context) -> assertThat(rates(context))
				.isEqualTo(new OperationSampler.Rates(0.1, 0.05, 0.05, 0.02, 0.01)));
	}

	@Test
	void takesTheRatesFromTheProperties() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.sampling.commands=1", "tux.sentry.sampling.database=0",
					"tux.sentry.sampling.http=0.25", "tux.sentry.sampling.tasks=0.75", "tux.sentry.sampling.other=1e-3")
			.run((context) -> assertThat(rates(context))
				.isEqualTo(new OperationSampler.Rates(1, 0, 0.25, 0.75, 0.001)));
	}

	private static OperationSampler.Rates rates(ApplicationContext context) {
		return context.getBean(SampleRates.class).whenEnabled();
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

	@Test
	void takesTheRulesFromThePropertiesInTheirOrder() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.sampling.rules[0].op=discord.command",
					"tux.sentry.sampling.rules[0].name=command.ban*", "tux.sentry.sampling.rules[0].rate=0",
					"tux.sentry.sampling.rules[1].op=discord.*", "tux.sentry.sampling.rules[1].rate=1")
			.run((context) -> {
				assertThat(ScopesAdapter.getInstance().startTransaction("command.ban user", "command").isSampled())
					.isFalse();
				assertThat(ScopesAdapter.getInstance().startTransaction("command.ping", "command").isSampled())
					.isTrue();
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			op=db**,rate=1           | rules[0].op   | '*' matches any number
			op=db\\.query,rate=1     | rules[0].op   | An operation must not contain white space
			op=(db),rate=1      | rules[0].op   | An operation must not contain white space
			op=db query,rate=1       | rules[0].op   | An operation must not contain white space
			name=**,rate=1           | rules[0].name | '*' matches any number
			op=db,rate=2             | rules[0].rate | a number from 0
			op=db,rate=NaN           | rules[0].rate | a number from 0
			op=db                    | rules[0].rate | a number from 0
			rate=1                   | rules[0]      | an 'op', a 'name' or both
			""")
	void failsForAMalformedRule(String rule, String property, String allowed) {
		BotContext.withoutDsn()
			.withPropertyValues(Arrays.stream(rule.split(","))
				.map((part) -> "tux.sentry.sampling.rules[0]." + part)
				.toArray(String[]::new))
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
				.rootCause()
				.hasMessageContaining("tux.sentry.sampling." + property)
				.hasMessageContaining(allowed));
	}

	@Test
	void samplesErrorsByTypeAndCountsWhatIsNotSent() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.sampling.errors=0", "tux.sentry.sampling.exceptions.java.io.IOException=1",
					"tux.sentry.sampling.exceptions.java.io.FileNotFoundException=0",
					"tux.sentry.sampling.exceptions[" + OwnException.class.getName() + "]=1")
			.run((context) -> {
				SentryManager manager = context.getBean(SentryManager.class);
				manager.captureException(new IllegalStateException());
				manager.captureException(new SocketTimeoutException("sent"));
				manager.captureException(new FileNotFoundException());
				manager.captureException(new OwnException());
				manager.captureMessage("a message");
				manager.flush(Duration.ofSeconds(30));
				assertThat(context.getBean(EventFilterChain.class).dropped()).containsExactly(entry("sample_rate", 2L));
			});
		assertThat(this.sentry.events()).hasSize(3);
	}

	@Test
	void tellsWhatIsNotSent() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.sampling.errors=0")
			.run((context) -> assertThat(context.getBean(SamplingReasons.class).reasons()).singleElement()
				.satisfies((reason) -> assertThat(reason.text()).startsWith("No errors are sent")));
	}

	@Test
	void sendsAllErrorsByDefault() {
		BotContext.withoutDsn().run((context) -> {
			ErrorSampler sampler = context.getBean(ErrorSampler.class);
			for (int i = 0; i < 1000; i++) {
				assertThat(sampler.drops(new SentryEvent(new IllegalStateException()), new Hint())).isFalse();
			}
		});
	}

	@Test
	void backsOffForAnErrorSamplerOfTheApplication() {
		ErrorSampler own = new ErrorSampler(0, Map.of());
		BotContext.withoutDsn()
			.withBean("ownErrorSampler", ErrorSampler.class, () -> own)
			.run((context) -> assertThat(context.getBean(ErrorSampler.class)).isSameAs(own));
	}

	@ParameterizedTest
	@CsvSource({ "no.such.Exception, The class does not exist",
			"java.lang.String, The class is not an exception type" })
	void failsForARateOfWhatIsNoException(String name, String reason) {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.sampling.exceptions." + name + "=0.5")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("tux.sentry.sampling.exceptions." + name)
				.hasMessageContaining(reason));
	}

	@ParameterizedTest
	@CsvSource({ "errors, 1.5", "exceptions.java.io.IOException, -1" })
	void failsForANumberThatIsNoRateOfErrors(String name, String rate) {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.sampling." + name + "=" + rate)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("tux.sentry.sampling." + name)
				.hasMessageContaining("from 0 (nothing is sent) to 1"));
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

	static class OwnException extends RuntimeException {

		private static final long serialVersionUID = 1L;

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
