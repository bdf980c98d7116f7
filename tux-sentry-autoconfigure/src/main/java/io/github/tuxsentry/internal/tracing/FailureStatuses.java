package io.github.tuxsentry.internal.tracing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.tuxsentry.error.TuxApiRequestException;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.FailureStatusRule;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which status a span ends with when its work fails. Of the types that are known, the one
 * nearest to the exception's own counts; an exception that only wraps another is looked
 * through. Thread-safe.
 */
public final class FailureStatuses {

	private static final Map<String, SpanStatus> KNOWN = DefaultFailureStatuses.byClassName();

	private final Map<String, SpanStatus> configured;

	private final Supplier<? extends Collection<FailureStatusRule>> rules;

	private final @Nullable FaultBarrier faults;

	/**
	 * Creates the statuses that are known by default.
	 */
	public FailureStatuses() {
		this(Map.of(), List.of());
	}

	/**
	 * Creates statuses. Configured ones come before rules, and rules before those that
	 * are known by default, for the same type.
	 * @param configured statuses by the name of the exception's class
	 * @param rules the rules, in order
	 */
	public FailureStatuses(Map<String, SpanStatus> configured, Collection<FailureStatusRule> rules) {
		this.configured = Map.copyOf(configured);
		this.rules = () -> rules;
		this.faults = null;
	}

	/**
	 * Creates statuses whose rules may come later.
	 * @param configured statuses by the name of the exception's class
	 * @param rules the rules, in order, asked for with each failure
	 * @param faults takes what rules throw
	 */
	public FailureStatuses(Map<String, SpanStatus> configured, Supplier<? extends Collection<FailureStatusRule>> rules,
			FaultBarrier faults) {
		this.configured = Map.copyOf(configured);
		this.rules = rules;
		this.faults = faults;
	}

	/**
	 * Tells the status.
	 * @param failure what the work failed with
	 * @return the status, internal_error if nothing better is known
	 */
	public SpanStatus of(Throwable failure) {
		Throwable cause = CompletionFailures.unwrap(failure);
		Collection<FailureStatusRule> known = this.rules.get();
		for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
			SpanStatus status = of(cause, type, known);
			if (status != null) {
				return status;
			}
		}
		return SpanStatus.INTERNAL_ERROR;
	}

	private @Nullable SpanStatus of(Throwable failure, Class<?> type, Collection<FailureStatusRule> known) {
		SpanStatus status = this.configured.get(type.getName());
		if (status != null) {
			return status;
		}
		for (FailureStatusRule rule : known) {
			status = (this.faults != null)
					? this.faults.getOrNull("ask a rule of statuses", () -> ask(rule, failure, type))
					: ask(rule, failure, type);
			if (status != null) {
				return status;
			}
		}
		status = (type == TuxApiRequestException.class) ? ofAnswer((TuxApiRequestException) failure) : null;
		return (status != null) ? status : KNOWN.get(type.getName());
	}

	private static @Nullable SpanStatus ask(FailureStatusRule rule, Throwable failure, Class<?> type) {
		return rule.type().getName().equals(type.getName()) ? rule.statusOf(failure) : null;
	}

	private static @Nullable SpanStatus ofAnswer(TuxApiRequestException answered) {
		return SpanStatus.fromHttpStatusCode(answered.getStatusCode());
	}

}
