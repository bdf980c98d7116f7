package io.github.tuxsentry.internal.tracing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sentry.SpanStatus;

/**
 * Statuses of well-known exceptions, by class name, since most of their libraries are
 * optional.
 */
final class DefaultFailureStatuses {

	private static final Map<SpanStatus, List<String>> CLASS_NAMES = Map.ofEntries(
			Map.entry(SpanStatus.DEADLINE_EXCEEDED,
					List.of("java.util.concurrent.TimeoutException", "java.net.SocketTimeoutException",
							"java.net.http.HttpTimeoutException", "java.sql.SQLTimeoutException",
							"io.netty.handler.timeout.TimeoutException",
							"org.springframework.dao.QueryTimeoutException",
							"org.springframework.transaction.TransactionTimedOutException",
							"org.springframework.web.context.request.async.AsyncRequestTimeoutException")),
			Map.entry(SpanStatus.INVALID_ARGUMENT,
					List.of("java.lang.IllegalArgumentException", "java.time.DateTimeException",
							"jakarta.validation.ValidationException", "org.springframework.validation.BindException")),
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

	private DefaultFailureStatuses() {
	}

	static Map<String, SpanStatus> byClassName() {
		Map<String, SpanStatus> statuses = new HashMap<>();
		CLASS_NAMES.forEach((status, names) -> names.forEach((name) -> statuses.put(name, status)));
		return statuses;
	}

}
