package io.github.tuxsentry.internal.tracing;

import java.util.Collection;
import java.util.HashMap;
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

	private static final Map<String, SpanStatus> KNOWN = Defaults.byClassName();

	private final Map<String, SpanStatus> configured;

	private final Supplier<? extends Collection<FailureStatusRule>> rules;

	private final FaultBarrier faults;

	/**
	 * Create new statuses. For the same type, configured ones take precedence over rules,
	 * and rules over the defaults.
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
			status = this.faults.getOrNull("apply a failure status rule", () -> apply(rule, failure, type));
			if (status != null) {
				return status;
			}
		}
		status = (type == TuxApiRequestException.class) ? ofResponse((TuxApiRequestException) failure) : null;
		return (status != null) ? status : KNOWN.get(type.getName());
	}

	private static @Nullable SpanStatus apply(FailureStatusRule rule, Throwable failure, Class<?> type) {
		return rule.type().getName().equals(type.getName()) ? rule.statusOf(failure) : null;
	}

	private static @Nullable SpanStatus ofResponse(TuxApiRequestException error) {
		return SpanStatus.fromHttpStatusCode(error.getStatusCode());
	}

	/**
	 * Statuses of well-known exceptions, by class name, since most of their libraries are
	 * optional.
	 */
	private static final class Defaults {

		private static final Map<SpanStatus, List<String>> CLASS_NAMES = Map.ofEntries(
				Map.entry(SpanStatus.DEADLINE_EXCEEDED,
						List.of("java.util.concurrent.TimeoutException", "java.net.SocketTimeoutException",
								"java.net.http.HttpTimeoutException", "java.sql.SQLTimeoutException",
								"io.netty.handler.timeout.TimeoutException",
								"kotlinx.coroutines.TimeoutCancellationException",
								"org.springframework.dao.QueryTimeoutException",
								"org.springframework.transaction.TransactionTimedOutException",
								"org.springframework.web.context.request.async.AsyncRequestTimeoutException")),
				Map.entry(SpanStatus.INVALID_ARGUMENT,
						List.of("java.lang.IllegalArgumentException", "java.time.DateTimeException",
								"jakarta.validation.ValidationException",
								"org.springframework.validation.BindException")),
				Map.entry(SpanStatus.PERMISSION_DENIED,
						List.of("java.lang.SecurityException", "java.nio.file.AccessDeniedException",
								"org.springframework.dao.PermissionDeniedDataAccessException",
								"org.springframework.security.access.AccessDeniedException",
								"net.dv8tion.jda.api.exceptions.PermissionException")),
				Map.entry(SpanStatus.UNAUTHENTICATED,
						List.of("javax.security.auth.login.LoginException",
								"org.springframework.security.core.AuthenticationException",
								"net.dv8tion.jda.api.exceptions.InvalidTokenException")),
				Map.entry(SpanStatus.CANCELLED, List.of("java.util.concurrent.CancellationException")),
				Map.entry(SpanStatus.ABORTED,
						List.of("java.lang.InterruptedException", "java.io.InterruptedIOException",
								"java.nio.channels.ClosedByInterruptException",
								"org.springframework.dao.ConcurrencyFailureException")),
				Map.entry(SpanStatus.NOT_FOUND,
						List.of("java.io.FileNotFoundException", "java.nio.file.NoSuchFileException",
								"jakarta.persistence.EntityNotFoundException", "jakarta.persistence.NoResultException",
								"org.springframework.dao.EmptyResultDataAccessException")),
				Map.entry(SpanStatus.ALREADY_EXISTS,
						List.of("java.nio.file.FileAlreadyExistsException",
								"org.springframework.dao.DuplicateKeyException")),
				Map.entry(SpanStatus.UNAVAILABLE,
						List.of("java.net.ConnectException", "java.net.NoRouteToHostException",
								"java.net.UnknownHostException", "java.sql.SQLTransientConnectionException",
								"org.springframework.dao.DataAccessResourceFailureException",
								"io.github.tuxsentry.error.TuxApiConnectionException")),
				Map.entry(SpanStatus.RESOURCE_EXHAUSTED,
						List.of("java.lang.OutOfMemoryError", "java.util.concurrent.RejectedExecutionException",
								"net.dv8tion.jda.api.exceptions.RateLimitedException")),
				Map.entry(SpanStatus.UNIMPLEMENTED, List.of("java.lang.UnsupportedOperationException")));

		static Map<String, SpanStatus> byClassName() {
			Map<String, SpanStatus> statuses = new HashMap<>();
			CLASS_NAMES.forEach((status, names) -> names.forEach((name) -> statuses.put(name, status)));
			return statuses;
		}

	}

}
