package io.github.tuxsentry.tracing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.tuxsentry.error.TuxApiRequestException;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which status a span ends with when its work fails. Of the types that are known, the one
 * nearest to the exception's own counts; an exception that only wraps another is looked
 * through. Immutable.
 */
public final class FailureStatuses {

	private final Map<String, Function<Throwable, @Nullable SpanStatus>> byClassName = new HashMap<>();

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
		DefaultFailureStatuses.byClassName().forEach((type, status) -> put(type, (failure) -> status));
		put(TuxApiRequestException.class.getName(), FailureStatuses::ofAnswer);
		List<FailureStatusRule> firstLast = new ArrayList<>(rules);
		Collections.reverse(firstLast);
		firstLast.forEach((rule) -> put(rule.type().getName(), rule::statusOf));
		configured.forEach((type, status) -> put(type, (failure) -> status));
	}

	private static @Nullable SpanStatus ofAnswer(Throwable failure) {
		return (failure instanceof TuxApiRequestException answered)
				? SpanStatus.fromHttpStatusCode(answered.getStatusCode()) : null;
	}

	private void put(String className, Function<Throwable, @Nullable SpanStatus> first) {
		Function<Throwable, @Nullable SpanStatus> next = this.byClassName.get(className);
		this.byClassName.put(className, (next == null) ? first : (failure) -> {
			SpanStatus status = first.apply(failure);
			return (status != null) ? status : next.apply(failure);
		});
	}

	/**
	 * Tells the status.
	 * @param failure what the work failed with
	 * @return the status, internal_error if nothing better is known
	 */
	public SpanStatus of(Throwable failure) {
		Throwable cause = WrappedFailures.unwrap(failure);
		for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
			Function<Throwable, @Nullable SpanStatus> known = this.byClassName.get(type.getName());
			SpanStatus status = (known != null) ? known.apply(cause) : null;
			if (status != null) {
				return status;
			}
		}
		return SpanStatus.INTERNAL_ERROR;
	}

}
