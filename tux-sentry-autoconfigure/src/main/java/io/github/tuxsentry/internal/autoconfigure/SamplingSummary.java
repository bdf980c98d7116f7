package io.github.tuxsentry.internal.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.sampling.OperationSampler;
import io.github.tuxsentry.internal.sampling.SampleRates;
import io.github.tuxsentry.internal.sampling.SamplingProperties;
import io.sentry.IScopes;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Summary of what is sampled: the rates of transactions by where they come from, and the
 * rate of errors.
 */
final class SamplingSummary {

	private final SampleRates rates;

	private final IScopes scopes;

	private final ConfigurableEnvironment environment;

	SamplingSummary(SampleRates rates, IScopes scopes, ConfigurableEnvironment environment) {
		this.rates = rates;
		this.scopes = scopes;
		this.environment = environment;
	}

	List<String> lines() {
		boolean enabled = this.scopes.isEnabled();
		SamplingProperties inEffect = this.rates.inEffect(enabled);
		List<String> lines = new ArrayList<>();
		if (!OperationSampler.decidesFor(this.scopes)) {
			lines.add("transactions as in the options set by the application");
		}
		else {
			lines.addAll(transactions(enabled));
			if (!inEffect.rules().isEmpty()) {
				lines.add("rules that take precedence: " + inEffect.rules().size() + " (tux.sentry.sampling.rules)");
			}
		}
		lines.add((inEffect.errors() == 1) ? "all errors" : "errors " + inEffect.errors());
		if (!inEffect.exceptions().isEmpty()) {
			lines
				.add("rates of exception types: " + inEffect.exceptions().size() + " (tux.sentry.sampling.exceptions)");
		}
		return lines;
	}

	private List<String> transactions(boolean enabled) {
		Map<String, List<String>> byOrigin = new LinkedHashMap<>();
		boolean all = true;
		for (Map.Entry<String, Double> rate : this.rates.byKind(enabled).entrySet()) {
			all &= rate.getValue() == 1;
			byOrigin.computeIfAbsent(origin(rate.getKey(), enabled), (origin) -> new ArrayList<>())
				.add(rate.getKey() + " " + rate.getValue());
		}
		if (all && byOrigin.size() == 1) {
			return List.of("all transactions (" + byOrigin.keySet().iterator().next() + ")");
		}
		return byOrigin.entrySet()
			.stream()
			.map((entry) -> String.join(", ", entry.getValue()) + " (" + entry.getKey() + ")")
			.toList();
	}

	private String origin(String kind, boolean enabled) {
		if (this.rates.isSet(kind)) {
			return SentryPropertyDefaults.sourceOf(this.environment, "tux.sentry.sampling." + kind);
		}
		String circumstance = this.rates.circumstance(enabled);
		return (circumstance != null) ? "default " + circumstance : "default";
	}

}
