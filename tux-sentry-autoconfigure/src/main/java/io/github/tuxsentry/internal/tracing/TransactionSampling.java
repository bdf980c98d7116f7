package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.ThreadLocalRandom;

import io.github.tuxsentry.internal.frame.FrameSupport;
import io.sentry.CustomSamplingContext;
import io.sentry.SamplingContext;
import io.sentry.SentryOptions;
import io.sentry.TracesSamplingDecision;
import io.sentry.TransactionContext;
import io.sentry.util.SampleRateUtils;
import io.sentry.util.SpanUtils;
import org.jspecify.annotations.Nullable;

/**
 * Sampling of transactions that continue no trace, before they are created. It decides as
 * the SDK does, which would require the transaction and its scopes.
 */
final class TransactionSampling {

	private TransactionSampling() {
	}

	/**
	 * Return whether the decision can be made here.
	 * @param options the options of Sentry
	 * @param origin the origin of the transaction
	 * @return {@code false} if the SDK would create no transaction, or one of another
	 * kind
	 */
	static boolean appliesTo(SentryOptions options, String origin) {
		return FrameSupport.isUsable(options) && options.isTracingEnabled()
				&& !SpanUtils.isIgnored(options.getIgnoredSpanOrigins(), origin);
	}

	/**
	 * Return the rate of a transaction, if no sampler has to be asked with a context.
	 * @return the rate, or {@link Double#NaN}
	 */
	static double rateOf(SentryOptions options, String operation, String sentOperation, String name) {
		if (options.getProfilesSampler() != null) {
			return Double.NaN;
		}
		SentryOptions.TracesSamplerCallback sampler = options.getTracesSampler();
		if (sampler != null) {
			return (sampler instanceof TransactionRates rates) ? rates.rateOf(operation, sentOperation, name)
					: Double.NaN;
		}
		Double rate = options.getTracesSampleRate();
		int steps = options.getBackpressureMonitor().getDownsampleFactor();
		return (rate == null) ? Double.NaN : (steps > 0) ? rate / (1 << steps) : rate;
	}

	/**
	 * Draw a number, which exceeds the rate of a transaction that is sampled out.
	 */
	static double random() {
		return ThreadLocalRandom.current().nextDouble();
	}

	/**
	 * Return the decision for a transaction that is sampled at its rate.
	 */
	static TracesSamplingDecision sampledIn(SentryOptions options, double rate, double random) {
		Double profiles = options.getProfilesSampleRate();
		return new TracesSamplingDecision(true, rate, random, profiles != null && profiles >= random, profiles);
	}

	/**
	 * Ask the samplers.
	 */
	static TracesSamplingDecision sample(SentryOptions options, TransactionContext transaction,
			@Nullable CustomSamplingContext custom) {
		Double drawn = (transaction.getBaggage() != null) ? transaction.getBaggage().getSampleRand() : null;
		return SampleRateUtils.backfilledSampleRand(options.getInternalTracesSampler()
			.sample(new SamplingContext(transaction, custom, (drawn != null) ? drawn : random(), null)));
	}

}
