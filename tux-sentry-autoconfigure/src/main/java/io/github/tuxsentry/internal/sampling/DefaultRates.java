package io.github.tuxsentry.internal.sampling;

import org.jspecify.annotations.Nullable;

/**
 * Default sample rates of transactions: all of them in development, a part of them in
 * production.
 */
enum DefaultRates {

	/** With a DSN. */
	PRODUCTION(new OperationSampler.Rates(0.1, 0.05, 0.05, 0.02, 0.01), null),

	/** In the profile {@code dev}. */
	DEVELOPMENT(OperationSampler.Rates.ALL, "in the profile dev"),

	/** With the local Sentry of tux-sentry-test. */
	LOCAL_SENTRY(OperationSampler.Rates.ALL, "with the local Sentry"),

	/** Without a DSN in the environment. */
	WITHOUT_DSN(OperationSampler.Rates.ALL, "without a DSN");

	private final OperationSampler.Rates rates;

	private final @Nullable String circumstance;

	DefaultRates(OperationSampler.Rates rates, @Nullable String circumstance) {
		this.rates = rates;
		this.circumstance = circumstance;
	}

	OperationSampler.Rates rates() {
		return this.rates;
	}

	/**
	 * Return the circumstance in which all transactions are sampled.
	 * @return the circumstance, or {@code null} in production
	 */
	@Nullable String circumstance() {
		return this.circumstance;
	}

	/**
	 * Return the defaults of a Sentry that is enabled. If there is no DSN in the
	 * environment, it is set in code, which production has in common with development.
	 */
	DefaultRates whenEnabled() {
		return (this == WITHOUT_DSN) ? PRODUCTION : this;
	}

}
