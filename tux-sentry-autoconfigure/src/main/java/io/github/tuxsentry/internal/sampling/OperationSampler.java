package io.github.tuxsentry.internal.sampling;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.operation.OperationNames;
import io.github.tuxsentry.internal.operation.Operations;
import io.github.tuxsentry.internal.text.Wildcard;
import io.github.tuxsentry.internal.tracing.TransactionRates;
import io.sentry.CustomSamplingContext;
import io.sentry.IScopes;
import io.sentry.SamplingContext;
import io.sentry.SentryOptions.TracesSamplerCallback;
import io.sentry.TransactionContext;
import io.sentry.util.SampleRateUtils;
import org.jspecify.annotations.Nullable;

/**
 * Single traces sampler. The decision of a parent transaction always takes precedence,
 * followed by the application's own samplers, which are called in order and may abstain
 * by returning {@code null}. Otherwise the first matching rule or the rate of the
 * operation's class applies, halved for each step by which the SDK's back-pressure
 * monitor reduces sampling. A transaction with the name {@code error} is always sent
 * unless a rule specifies otherwise. Thread-safe.
 */
public final class OperationSampler implements TracesSamplerCallback, TransactionRates {

	private static final String ERROR_TRANSACTION = "error";

	private final Rates rates;

	private final Rule[] rules;

	private final Supplier<List<TracesSamplerCallback>> applicationSamplers;

	private final IntSupplier downsampleSteps;

	private final FaultBarrier faults;

	/**
	 * Create a new sampler.
	 * @param rates the rates of the classes of operations
	 * @param rules the rules that take precedence over the rates; the first match applies
	 * @param applicationSamplers the application's own samplers, obtained for each
	 * decision
	 * @param downsampleSteps the current number of times to halve the rate
	 * @param faults handles exceptions thrown by the application's samplers, and invalid
	 * rates; such a sampler abstains
	 */
	OperationSampler(Rates rates, List<Rule> rules, Supplier<List<TracesSamplerCallback>> applicationSamplers,
			IntSupplier downsampleSteps, FaultBarrier faults) {
		this.rates = rates;
		this.rules = rules.toArray(Rule[]::new);
		this.applicationSamplers = applicationSamplers;
		this.downsampleSteps = downsampleSteps;
		this.faults = faults;
	}

	/**
	 * Return whether transactions are sampled by this sampler, or would be if Sentry were
	 * enabled, rather than by options that the application has set in code.
	 * @param scopes the scopes of the SDK
	 * @return whether the library decides
	 */
	public static boolean decidesFor(IScopes scopes) {
		return !scopes.isEnabled() || scopes.getOptions().getTracesSampler() instanceof OperationSampler;
	}

	@Override
	public @Nullable Double sample(SamplingContext samplingContext) {
		TransactionContext transaction = samplingContext.getTransactionContext();
		if (transaction.getParentSampled() != null) {
			return useParentDecision();
		}
		for (TracesSamplerCallback sampler : knownSamplers()) {
			Double rate = this.faults.getOrNull("call a traces sampler", () -> apply(sampler, samplingContext));
			if (rate != null) {
				return rate;
			}
		}
		return rate(operationAsGiven(samplingContext), transaction.getOperation(), transaction.getName());
	}

	@Override
	public double rateOf(String operation, String sentOperation, String name) {
		return knownSamplers().isEmpty() ? rate(operation, sentOperation, name) : Double.NaN;
	}

	private List<TracesSamplerCallback> knownSamplers() {
		return this.faults.get("find the traces samplers", this.applicationSamplers, List.of());
	}

	private double rate(String operation, String sentOperation, String name) {
		return Math.scalb(ownRate(operation, sentOperation, name), -this.downsampleSteps.getAsInt());
	}

	/**
	 * Return {@code null}, in which case the SDK uses the decision, the rate and the
	 * random number of the parent.
	 */
	private static @Nullable Double useParentDecision() {
		return null;
	}

	private static @Nullable Double apply(TracesSamplerCallback sampler, SamplingContext samplingContext) {
		Double rate = sampler.sample(samplingContext);
		if (!SampleRateUtils.isValidTracesSampleRate(rate)) {
			throw new IllegalStateException(
					sampler.getClass().getName() + " returned " + rate + ", not a number from 0 to 1");
		}
		return rate;
	}

	/**
	 * Return the original operation, which may be sent by another name.
	 */
	private static String operationAsGiven(SamplingContext context) {
		CustomSamplingContext custom = context.getCustomSamplingContext();
		return (custom != null && custom.get(Operations.AS_GIVEN) instanceof String given) ? given
				: context.getTransactionContext().getOperation();
	}

	private double ownRate(String operation, String sentOperation, String name) {
		String normalized = OperationNames.TUX.of(operation, name);
		for (Rule rule : this.rules) {
			if (rule.isForName(name)
					&& (rule.isFor(operation) || rule.isFor(sentOperation) || rule.isFor(normalized))) {
				return rule.rate();
			}
		}
		return ERROR_TRANSACTION.equals(name) ? 1 : this.rates.of(normalized);
	}

	/**
	 * Sample rates of transactions by class of operation, from 0 (none) to 1 (all).
	 *
	 * @param commands the rate of commands and interactions of users
	 * @param database the rate of database queries
	 * @param http the rate of HTTP requests
	 * @param tasks the rate of background and scheduled tasks
	 * @param other the rate of all other operations
	 */
	record Rates(double commands, double database, double http, double tasks, double other) {

		static final Rates ALL = new Rates(1, 1, 1, 1, 1);

		/**
		 * Return the rate of the class of an operation.
		 * @param operation the normalized name, as returned by
		 * {@link Operations#normalize}
		 * @return the rate
		 */
		double of(String operation) {
			return switch (operation) {
				case "discord.command", "discord.interaction" -> this.commands;
				case "database.query" -> this.database;
				case "http.request" -> this.http;
				case "task.background", "task.scheduled" -> this.tasks;
				default -> this.other;
			};
		}

	}

	/**
	 * Sample rate of transactions with a matching operation and name.
	 *
	 * @param operation the pattern for the operation, or {@code null} for any
	 * @param name the pattern for the name of the transaction, or {@code null} for any
	 * @param rate the sample rate, from 0 (none) to 1 (all)
	 */
	record Rule(@Nullable Wildcard operation, @Nullable Wildcard name, double rate) {

		/**
		 * Return whether the rule applies to an operation.
		 * @param operation a name of the operation: as given, as sent or as normalized
		 * @return {@code true} if the name matches
		 */
		boolean isFor(String operation) {
			return this.operation == null || this.operation.matches(operation);
		}

		/**
		 * Return whether the rule applies to transactions of a name.
		 * @param transactionName the name of the transaction
		 * @return {@code true} if the name matches
		 */
		boolean isForName(String transactionName) {
			return this.name == null || this.name.matches(transactionName);
		}

	}

}
