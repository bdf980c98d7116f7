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
 * Mapping of failures to the status of their span. Among the known types, the one closest
 * to the type of the exception is used; an exception that only wraps another one is
 * unwrapped. Thread-safe.
 */
public final class FailureStatuses {

	private static final Map<String, SpanStatus> KNOWN = DefaultFailureStatuses.byClassName();

	private final Map<String, SpanStatus> configured;

	private final Supplier<? extends Collection<FailureStatusRule>> rules;

	private final @Nullable FaultBarrier faults;

	/**
	 * Create new statuses with the defaults.
	 */
	public FailureStatuses() {
		this(Map.of(), List.of());
	}

	/**
	 * Create new statuses. For the same type, configured ones take precedence over rules,
	 * and rules over the defaults.
	 * @param configured the statuses by name of the exception class
	 * @param rules the rules in order
	 */
	public FailureStatuses(Map<String, SpanStatus> configured, Collection<FailureStatusRule> rules) {
		this.configured = Map.copyOf(configured);
		this.rules = () -> rules;
		this.faults = null;
	}

	/**
	 * Create new statuses whose rules may become available later.
	 * @param configured the statuses by name of the exception class
	 * @param rules the supplier of the rules in order, consulted with each failure
	 * @param faults handles exceptions of rules
	 */
	public FailureStatuses(Map<String, SpanStatus> configured, Supplier<? extends Collection<FailureStatusRule>> rules,
			FaultBarrier faults) {
		this.configured = Map.copyOf(configured);
		this.rules = rules;
		this.faults = faults;
	}

	/**
	 * Return the status for a failure.
	 * @param failure the failure of the work
	 * @return the status; internal_error by default
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
					? this.faults.getOrNull("apply a failure status rule", () -> ask(rule, failure, type))
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
