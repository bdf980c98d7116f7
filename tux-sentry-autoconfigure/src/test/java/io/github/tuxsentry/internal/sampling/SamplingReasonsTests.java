package io.github.tuxsentry.internal.sampling;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.session.CommandCount;
import io.github.tuxsentry.internal.state.StateReason;
import io.github.tuxsentry.internal.state.StateReason.Rank;
import io.sentry.NoOpScopes;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SamplingReasons}.
 */
class SamplingReasonsTests {

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry(this::customize);

	private final CommandCount commands = new CommandCount();

	private @Nullable Double sdkRate;

	private void customize(SentryOptions options) {
		options.setTracesSampler(
				new OperationSampler(OperationSampler.Rates.ALL, List.of(), List::of, () -> 0, new FaultBarrier()));
	}

	@Test
	void hasNoneWhileEverythingIsSent() {
		countCommands(100);
		assertThat(reasons(properties(1.0, List.of(), 1))).isEmpty();
	}

	@Test
	void namesTheKindsOfWhichNoTransactionIsSent() {
		countCommands(1);
		assertThat(reasons(new SamplingProperties(0.0, 0.0, 1.0, null, 0.5, List.of(), 1, Map.of()))).containsExactly(
				new StateReason(Rank.CONFIGURED, "No transactions are sent for commands, database, since their sample "
						+ "rate is 0. See tux.sentry.sampling."));
	}

	@Test
	void mentionsTheRulesThatMayApplyNevertheless() {
		List<SamplingProperties.Rule> rules = List.of(new SamplingProperties.Rule("cron", null, 1.0));
		assertThat(reasons(properties(0.0, rules, 1))).singleElement()
			.satisfies((reason) -> assertThat(reason.text()).contains("rate is 0, unless a rule applies. See"));
	}

	@Test
	void tellsThatNoErrorsAreSent() {
		assertThat(reasons(properties(1.0, List.of(), 0))).containsExactly(new StateReason(Rank.CONFIGURED,
				"No errors are sent, since their sample rate is 0. See tux.sentry.sampling.errors."));
	}

	@Test
	void tellsThatTheSdkSendsNoErrors() {
		this.sentry.scopes().getOptions().setSampleRate(0.0);
		assertThat(reasons(properties(1.0, List.of(), 1))).containsExactly(new StateReason(Rank.CONFIGURED,
				"No errors are sent, since their sample rate is 0. See sentry.sample-rate."));
		this.sentry.scopes().getOptions().setSampleRate(0.1);
		assertThat(reasons(properties(1.0, List.of(), 1))).isEmpty();
	}

	@Test
	void tellsThatNoTransactionIsExpectedOfFewCommands() {
		assertThat(reasons(properties(0.25, List.of(), 1))).isEmpty();
		countCommands(3);
		assertThat(reasons(properties(0.25, List.of(), 1))).containsExactly(new StateReason(Rank.SAMPLED_OUT,
				"Commands since the start: 3. At their sample rate of 0.25, not a single transaction is expected. "
						+ "See tux.sentry.sampling.commands."));
		countCommands(1);
		assertThat(reasons(properties(0.25, List.of(), 1))).isEmpty();
	}

	@Test
	void hasNoneIfTheApplicationSamplesItself() {
		this.sentry.scopes().getOptions().setTracesSampler((context) -> 1.0);
		assertThat(reasons(properties(0.0, List.of(), 0))).isEmpty();
	}

	@Test
	void tellsWhatWouldNotBeSentWhileSentryIsDisabled() {
		SamplingReasons reasons = new SamplingReasons(
				new SampleRates(properties(0.0, List.of(), 1), DefaultRates.WITHOUT_DSN), this.commands,
				NoOpScopes.getInstance());
		assertThat(reasons.reasons()).singleElement()
			.satisfies((reason) -> assertThat(reason.text()).contains("sent for commands, since"));
	}

	private List<StateReason> reasons(SamplingProperties properties) {
		return new SamplingReasons(new SampleRates(properties, DefaultRates.PRODUCTION), this.commands,
				this.sentry.scopes())
			.reasons();
	}

	private void countCommands(int number) {
		for (int i = 0; i < number; i++) {
			this.commands.commandEnded(null, Duration.ZERO);
		}
	}

	private static SamplingProperties properties(double commands, List<SamplingProperties.Rule> rules, double errors) {
		return new SamplingProperties(commands, null, null, null, null, rules, errors, Map.of());
	}

}
