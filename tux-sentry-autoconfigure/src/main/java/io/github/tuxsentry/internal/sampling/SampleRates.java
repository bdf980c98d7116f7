package io.github.tuxsentry.internal.sampling;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Sample rates of transactions: those that the application has set, and the defaults of
 * the others, which depend on where it runs. Immutable.
 */
public final class SampleRates {

	private final SamplingProperties properties;

	private final DefaultRates defaults;

	SampleRates(SamplingProperties properties, DefaultRates defaults) {
		this.properties = properties;
		this.defaults = defaults;
	}

	/**
	 * Return the rates by which transactions are sampled once Sentry is enabled.
	 */
	OperationSampler.Rates whenEnabled() {
		return this.properties.toRates(this.defaults.whenEnabled().rates());
	}

	/**
	 * Return the properties with the rates in effect.
	 * @param enabled whether Sentry is enabled
	 * @return the properties, each of which is set
	 */
	public SamplingProperties inEffect(boolean enabled) {
		return this.properties.withDefaults(defaults(enabled).rates());
	}

	/**
	 * Return the rates in effect by kind of operation.
	 * @param enabled whether Sentry is enabled
	 * @return the rates, from 0 to 1
	 */
	public Map<String, Double> byKind(boolean enabled) {
		OperationSampler.Rates rates = this.properties.toRates(defaults(enabled).rates());
		Map<String, Double> byKind = new LinkedHashMap<>();
		byKind.put("commands", rates.commands());
		byKind.put("database", rates.database());
		byKind.put("http", rates.http());
		byKind.put("tasks", rates.tasks());
		byKind.put("other", rates.other());
		return byKind;
	}

	/**
	 * Return whether the application has set the rate of a kind of operation.
	 * @param kind the kind, as in {@link #byKind}
	 * @return {@code false} if it is the default
	 */
	public boolean isSet(String kind) {
		return switch (kind) {
			case "commands" -> this.properties.commands() != null;
			case "database" -> this.properties.database() != null;
			case "http" -> this.properties.http() != null;
			case "tasks" -> this.properties.tasks() != null;
			default -> this.properties.other() != null;
		};
	}

	/**
	 * Return the circumstance in which all transactions are sampled by default.
	 * @param enabled whether Sentry is enabled
	 * @return the circumstance, e.g. {@code in the profile dev}, or {@code null} if a
	 * part of them is sampled
	 */
	public @Nullable String circumstance(boolean enabled) {
		return defaults(enabled).circumstance();
	}

	private DefaultRates defaults(boolean enabled) {
		return enabled ? this.defaults.whenEnabled() : this.defaults;
	}

}
