package io.github.tuxsentry.sampling;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.operation.OperationClass;
import io.github.tuxsentry.operation.Operations;
import io.sentry.SamplingContext;
import io.sentry.SentryOptions.TracesSamplerCallback;
import io.sentry.TransactionContext;
import org.jspecify.annotations.Nullable;

/**
 * The one traces sampler. The decision of a parent transaction always wins; then the
 * application's own samplers are asked, in order, and may abstain with {@code null}; else
 * the rate of the operation's class counts, halved for each step by which the SDK's
 * back-pressure monitor asks to send less. Thread-safe.
 */
public final class OperationSampler implements TracesSamplerCallback {

	private final SamplingRates rates;

	private final Supplier<List<TracesSamplerCallback>> applicationSamplers;

	private final IntSupplier downsampleSteps;

	private final FaultBarrier faults;

	/**
	 * Creates a sampler.
	 * @param rates the rates
	 * @param applicationSamplers the application's own samplers, asked for at each
	 * decision
	 * @param downsampleSteps how often the rate is to be halved just now
	 * @param faults takes what the application's samplers throw; such a sampler abstains
	 */
	public OperationSampler(SamplingRates rates, Supplier<List<TracesSamplerCallback>> applicationSamplers,
			IntSupplier downsampleSteps, FaultBarrier faults) {
		this.rates = rates;
		this.applicationSamplers = applicationSamplers;
		this.downsampleSteps = downsampleSteps;
		this.faults = faults;
	}

	@Override
	public @Nullable Double sample(SamplingContext samplingContext) {
		TransactionContext transaction = samplingContext.getTransactionContext();
		if (transaction.getParentSampled() != null) {
			return leaveToParent();
		}
		for (TracesSamplerCallback sampler : this.applicationSamplers.get()) {
			Double rate = this.faults.getOrNull("ask a traces sampler", () -> sampler.sample(samplingContext));
			if (rate != null) {
				return rate;
			}
		}
		String operation = Operations.normalize(transaction.getOperation(), transaction.getName());
		return this.rates.of(OperationClass.of(operation)) / Math.pow(2, this.downsampleSteps.getAsInt());
	}

	/**
	 * Without an answer from the sampler the SDK takes the parent's decision, its rate
	 * and its random number.
	 */
	private static @Nullable Double leaveToParent() {
		return null;
	}

}
