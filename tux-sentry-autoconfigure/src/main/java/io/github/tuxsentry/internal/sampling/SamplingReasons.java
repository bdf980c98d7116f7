package io.github.tuxsentry.internal.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.tuxsentry.internal.session.CommandCount;
import io.github.tuxsentry.internal.state.StateContributor;
import io.github.tuxsentry.internal.state.StateReason;
import io.github.tuxsentry.internal.state.StateReason.Rank;
import io.sentry.IScopes;

/**
 * Reasons why transactions and errors do not arrive although they occurred: sample rates
 * that are zero, or so low that not a single transaction is expected.
 */
final class SamplingReasons implements StateContributor {

	private final SampleRates rates;

	private final CommandCount commands;

	private final IScopes scopes;

	SamplingReasons(SampleRates rates, CommandCount commands, IScopes scopes) {
		this.rates = rates;
		this.commands = commands;
		this.scopes = scopes;
	}

	@Override
	public List<StateReason> reasons() {
		boolean enabled = this.scopes.isEnabled();
		if (!OperationSampler.decidesFor(this.scopes)) {
			return List.of();
		}
		List<StateReason> reasons = new ArrayList<>();
		Map<String, Double> byKind = this.rates.byKind(enabled);
		String never = byKind.entrySet()
			.stream()
			.filter((rate) -> rate.getValue() == 0)
			.map(Map.Entry::getKey)
			.collect(Collectors.joining(", "));
		String exception = this.rates.inEffect(enabled).rules().isEmpty() ? "" : ", unless a rule applies";
		if (!never.isEmpty()) {
			reasons.add(new StateReason(Rank.CONFIGURED, "No transactions are sent for " + never
					+ ", since their sample rate is 0" + exception + ". See tux.sentry.sampling."));
		}
		if (this.rates.inEffect(enabled).errors() == 0) {
			reasons.add(new StateReason(Rank.CONFIGURED,
					"No errors are sent, since their sample rate is 0. See tux.sentry.sampling.errors."));
		}
		Double sdkRate = this.scopes.getOptions().getSampleRate();
		if (sdkRate != null && sdkRate == 0) {
			reasons.add(new StateReason(Rank.CONFIGURED,
					"No errors are sent, since their sample rate is 0. See sentry.sample-rate."));
		}
		double rate = byKind.getOrDefault("commands", 1.0);
		long count = this.commands.get();
		if (rate > 0 && count > 0 && count * rate < 1) {
			reasons.add(new StateReason(Rank.SAMPLED_OUT,
					("Commands since the start: %d. At their sample rate of %s, not a single transaction is expected%s. "
							+ "See tux.sentry.sampling.commands.")
						.formatted(count, rate, exception)));
		}
		return reasons;
	}

}
