package io.github.tuxsentry.internal.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.operation.Operations;
import io.github.tuxsentry.internal.text.Wildcard;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.SentryOptions.TracesSamplerCallback;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link OperationSampler} in the SDK.
 */
class OperationSamplerTests {

	private static final int DECISIONS = Boolean.getBoolean("tux.long") ? 100_000 : 20_000;

	private static final int STANDARD_DEVIATIONS = 4;

	private static final OperationSampler.Rates NONE = new OperationSampler.Rates(0, 0, 0, 0, 0);

	private static final OperationSampler.Rates ALL = new OperationSampler.Rates(1, 1, 1, 1, 1);

	private static final OperationSampler.Rates DIFFERENT = new OperationSampler.Rates(0.1, 0.2, 0.3, 0.4, 0.5);

	private final AtomicInteger downsampleSteps = new AtomicInteger();

	private final List<TracesSamplerCallback> applicationSamplers = new ArrayList<>();

	private final FaultBarrier faults = new FaultBarrier();

	private List<OperationSampler.Rule> rules = List.of();

	private OperationSampler.Rates rates = new OperationSampler.Rates(0.1, 0.05, 0.05, 0.02, 0.01);

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> {
		options.setTracesSampleRate(null);
		options.setTracesSampler((context) -> sampler().sample(context));
	});

	@ParameterizedTest
	@CsvSource({ "discord.command, 0.1", "interaction, 0.1", "db, 0.05", "http.client, 0.05", "cron, 0.02",
			"function, 0.01" })
	void samplesTheShareOfItsClassOfOperation(String operation, double rate) {
		assertShare(rate, operation);
	}

	@Test
	void halvesTheShareForEachStepOfBackPressure() {
		this.rates = new OperationSampler.Rates(0.8, 0, 0, 0, 0);
		this.downsampleSteps.set(1);
		assertShare(0.4, "discord.command");
		this.downsampleSteps.set(3);
		assertShare(0.1, "discord.command");
	}

	@Test
	void classifiesATransactionWithoutOperationByItsName() {
		this.rates = new OperationSampler.Rates(1, 0, 0, 0, 0);
		assertThat(isSampled("", "command.ping")).isTrue();
		assertThat(isSampled("", "something else")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "discord.command, 0.1", "discord.interaction, 0.1", "database.query, 0.2", "http.request, 0.3",
			"task.background, 0.4", "task.scheduled, 0.4", "discord.api, 0.5", "cache.operation, 0.5", "file.read, 0.5",
			"app.startup, 0.5", "app.operation, 0.5", "function, 0.5", "'', 0.5", "DISCORD.COMMAND, 0.5" })
	void classifiesNormalizedOperations(String operation, double expected) {
		assertThat(DIFFERENT.of(operation)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "command.run, 0.1", "discord.command, 0.1", "interaction, 0.1", "db, 0.2", "db.query, 0.2",
			"http.client, 0.3", "cron, 0.4", "task.background, 0.4", "function, 0.5" })
	void classifiesRawOperationsOnceTheyAreNormalized(String operation, double expected) {
		assertThat(DIFFERENT.of(Operations.normalize(operation, null))).isEqualTo(expected);
	}

	@Test
	void samplesAllAtOneAndNoneAtZero() {
		this.rates = new OperationSampler.Rates(1, 0, 1, 0, 1);
		for (int i = 0; i < 1000; i++) {
			assertThat(isSampled("discord.command", "t")).isTrue();
			assertThat(isSampled("db", "t")).isFalse();
		}
	}

	@Test
	void followsAParentThatIsSampledWhateverTheRates() {
		this.rates = NONE;
		this.downsampleSteps.set(10);
		assertThat(continueTrace("-1").isSampled()).isTrue();
		assertThat(continueParent(true).isSampled()).isTrue();
	}

	@Test
	void followsAParentThatIsSampledOutWhateverTheRates() {
		this.rates = ALL;
		assertThat(continueTrace("-0").isSampled()).isFalse();
		assertThat(continueParent(false).isSampled()).isFalse();
	}

	@Test
	void decidesByItselfWhenTheParentHasNotDecided() {
		this.rates = ALL;
		assertThat(continueTrace("").isSampled()).isTrue();
		this.rates = NONE;
		assertThat(continueTrace("").isSampled()).isFalse();
	}

	@Test
	void followsTheParentWhateverTheSamplerOfTheApplicationSays() {
		List<String> asked = new ArrayList<>();
		this.applicationSamplers.add((context) -> {
			asked.add(context.getTransactionContext().getName());
			return 0.0;
		});
		assertThat(continueTrace("-1").isSampled()).isTrue();
		this.applicationSamplers.set(0, (context) -> 1.0);
		assertThat(continueTrace("-0").isSampled()).isFalse();
		assertThat(asked).isEmpty();
	}

	@Test
	void asksTheSamplersOfTheApplicationBeforeTheRatesUntilOneAnswers() {
		List<String> asked = new ArrayList<>();
		this.applicationSamplers.add((context) -> {
			asked.add("first");
			return null;
		});
		this.applicationSamplers.add((context) -> {
			asked.add("second");
			return "db.query".equals(context.getTransactionContext().getOperation()) ? 0.0 : null;
		});
		this.applicationSamplers.add((context) -> {
			asked.add("third");
			return null;
		});
		this.rates = ALL;
		assertThat(isSampled("db", "t")).isFalse();
		assertThat(asked).containsExactly("first", "second");
		asked.clear();
		assertThat(isSampled("cron", "t")).isTrue();
		assertThat(asked).containsExactly("first", "second", "third");
		this.rates = NONE;
		assertThat(isSampled("cron", "t")).isFalse();
	}

	@Test
	void decidesByTheRatesWhenASamplerOfTheApplicationThrows() {
		this.applicationSamplers.add((context) -> {
			throw new IllegalStateException("boom");
		});
		this.applicationSamplers
			.add((context) -> "db.query".equals(context.getTransactionContext().getOperation()) ? 0.0 : null);
		this.rates = ALL;
		assertThat(isSampled("db", "t")).isFalse();
		assertThat(isSampled("cron", "t")).isTrue();
		assertThat(this.faults.count()).isEqualTo(2);
	}

	@Test
	void decidesByTheRatesWhenTheSamplersOfTheApplicationAreNotAvailable() {
		OperationSampler sampler = new OperationSampler(ALL, this.rules, () -> {
			throw new IllegalStateException("boom");
		}, this.downsampleSteps::get, this.faults);
		assertThat(sampler.rateOf("db.query", "db.query", "t")).isOne();
		assertThat(this.faults.count()).isOne();
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, 1.1, 100, Double.NaN, Double.POSITIVE_INFINITY })
	void decidesByTheRatesWhenASamplerOfTheApplicationAnswersNoRate(double answer) {
		this.applicationSamplers.add((context) -> answer);
		this.rates = ALL;
		assertThat(isSampled("db", "t")).isTrue();
		this.rates = NONE;
		assertThat(isSampled("db", "t")).isFalse();
		assertThat(this.faults.count()).isEqualTo(2);
	}

	@Test
	void takesTheFirstRuleThatFits() {
		this.rates = NONE;
		this.rules = List.of(rule("discord.command", "command.ban", 1), rule("discord.command", null, 0),
				rule(null, "command.*", 1));
		assertThat(isSampled("discord.command", "command.ban")).isTrue();
		assertThat(isSampled("discord.command", "command.ping")).isFalse();
		assertThat(isSampled("function", "command.ping")).isTrue();
		assertThat(isSampled("function", "ping")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "db.query, db.query, true", "database.query, db.query, true", "db.*, db.query.select, true",
			"DATABASE.*, sql, true", "discord.command, command, true", "task.*, cron, true", "cron, cron, true",
			"db.query, sql, true", "db.query, http.client, false", "app.operation, '', true" })
	void knowsAnOperationByItsNameAndByItsNormalizedOne(String pattern, String operation, boolean fits) {
		this.rates = NONE;
		this.rules = List.of(rule(pattern, null, 1));
		assertThat(isSampled(operation, "t")).isEqualTo(fits);
	}

	@Test
	void samplesTheShareOfARule() {
		this.rules = List.of(rule("cron", null, 0.3));
		assertShare(0.3, "cron");
		this.downsampleSteps.set(1);
		assertShare(0.15, "cron");
	}

	@Test
	void asksTheParentAndTheApplicationBeforeTheRules() {
		this.rules = List.of(rule("*", null, 0));
		assertThat(continueTrace("-1").isSampled()).isTrue();
		assertThat(continueParent(true).isSampled()).isTrue();
		this.applicationSamplers.add((context) -> 1.0);
		assertThat(isSampled("db", "t")).isTrue();
	}

	@Test
	void sendsAllTransactionsByTheNameOfErrorUnlessARuleSaysOtherwise() {
		this.rates = NONE;
		assertThat(isSampled("function", "error")).isTrue();
		assertThat(isSampled("function", "errors")).isFalse();
		this.rules = List.of(rule(null, "error", 0));
		assertThat(isSampled("function", "error")).isFalse();
	}

	@Test
	void letsTheSdkTellOthersTheRateAndTheDecision() {
		this.rates = new OperationSampler.Rates(1, 0, 0, 0, 0);
		ActiveSpan transaction = tracer().startTransaction("discord.command", "t", "manual");
		ISpan span = this.sentry.scopes().getSpan();
		assertThat(span.toSentryTrace().getValue()).endsWith("-1");
		assertThat(span.getSamplingDecision().getSampleRate()).isEqualTo(1.0);
		transaction.close();
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t");
		ActiveSpan sampledOut = tracer().startTransaction("db", "t", "manual");
		assertThat(this.sentry.scopes().getSpan().toSentryTrace().getValue()).endsWith("-0");
		sampledOut.close();
		SentryAssertions.assertThat(this.sentry.received()).hasTransactions(1);
	}

	private static OperationSampler.Rule rule(@Nullable String operation, @Nullable String name, double rate) {
		return new OperationSampler.Rule((operation != null) ? Wildcard.of(operation) : null,
				(name != null) ? Wildcard.of(name) : null, rate);
	}

	private OperationSampler sampler() {
		return new OperationSampler(this.rates, this.rules, () -> this.applicationSamplers, this.downsampleSteps::get,
				this.faults);
	}

	private Tracer tracer() {
		return TracerUnderTest.of(this.sentry.scopes());
	}

	private void assertShare(double rate, String operation) {
		Tracer tracer = tracer();
		int sampled = 0;
		for (int i = 0; i < DECISIONS; i++) {
			ActiveSpan transaction = tracer.startTransaction(operation, "name", "manual");
			sampled += Boolean.TRUE.equals(this.sentry.scopes().getSpan().isSampled()) ? 1 : 0;
			transaction.detach();
		}
		double standardDeviation = Math.sqrt(DECISIONS * rate * (1 - rate));
		assertThat((double) sampled).isCloseTo(DECISIONS * rate, within(STANDARD_DEVIATIONS * standardDeviation));
	}

	private boolean isSampled(String operation, String name) {
		ActiveSpan transaction = tracer().startTransaction(operation, name, "manual");
		try {
			return this.sentry.scopes().getSpan().isSampled();
		}
		finally {
			transaction.detach();
		}
	}

	private ITransaction continueTrace(String decision) {
		TransactionContext context = this.sentry.scopes()
			.continueTrace("2722d9f6ec019ade60c776169d9a8904-cedf5b7571cb4972" + decision, null);
		context.setOperation("discord.command");
		return this.sentry.scopes().startTransaction(context, new TransactionOptions());
	}

	private ITransaction continueParent(boolean sampled) {
		TransactionContext context = new TransactionContext("t", "discord.command");
		context.setParentSampled(sampled);
		return this.sentry.scopes().startTransaction(context, new TransactionOptions());
	}

}
