package io.github.tuxsentry.internal.tracing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLTimeoutException;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.github.tuxsentry.error.TuxApiConnectionException;
import io.github.tuxsentry.error.TuxApiPermissionException;
import io.github.tuxsentry.error.TuxApiRequestException;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.FailureStatusRule;
import io.sentry.SpanStatus;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Exceptions;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.QueryTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link FailureStatuses}.
 */
class FailureStatusesTests {

	private static final FailureStatuses DEFAULTS = new FailureStatuses(Map.of(), List::of, new FaultBarrier());

	static Stream<Arguments> wellKnown() {
		return Stream.of(arguments(new TimeoutException(), SpanStatus.DEADLINE_EXCEEDED),
				arguments(new SocketTimeoutException(), SpanStatus.DEADLINE_EXCEEDED),
				arguments(new HttpConnectTimeoutException(""), SpanStatus.DEADLINE_EXCEEDED),
				arguments(new SQLTimeoutException(), SpanStatus.DEADLINE_EXCEEDED),
				arguments(new QueryTimeoutException(""), SpanStatus.DEADLINE_EXCEEDED),
				arguments(new IllegalArgumentException(), SpanStatus.INVALID_ARGUMENT),
				arguments(new NumberFormatException(), SpanStatus.INVALID_ARGUMENT),
				arguments(new DateTimeParseException("", "", 0), SpanStatus.INVALID_ARGUMENT),
				arguments(new SecurityException(), SpanStatus.PERMISSION_DENIED),
				arguments(new AccessDeniedException("f"), SpanStatus.PERMISSION_DENIED),
				arguments(new PermissionException(Permission.BAN_MEMBERS.getName()), SpanStatus.PERMISSION_DENIED),
				arguments(new InvalidTokenException(), SpanStatus.UNAUTHENTICATED),
				arguments(new CancellationException(), SpanStatus.CANCELLED),
				arguments(new InterruptedException(), SpanStatus.ABORTED),
				arguments(new InterruptedIOException(), SpanStatus.ABORTED),
				arguments(new NoSuchFileException("f"), SpanStatus.NOT_FOUND),
				arguments(new EmptyResultDataAccessException(1), SpanStatus.NOT_FOUND),
				arguments(new DuplicateKeyException(""), SpanStatus.ALREADY_EXISTS),
				arguments(new ConnectException(), SpanStatus.UNAVAILABLE),
				arguments(new RejectedExecutionException(), SpanStatus.RESOURCE_EXHAUSTED),
				arguments(new UnsupportedOperationException(), SpanStatus.UNIMPLEMENTED),
				arguments(new IOException(), SpanStatus.INTERNAL_ERROR),
				arguments(new IllegalStateException(), SpanStatus.INTERNAL_ERROR),
				arguments(new StackOverflowError(), SpanStatus.INTERNAL_ERROR));
	}

	@ParameterizedTest
	@MethodSource("wellKnown")
	void knowsWellKnownExceptions(Throwable failure, SpanStatus status) {
		assertThat(DEFAULTS.of(failure)).isEqualTo(status);
	}

	@ParameterizedTest
	@MethodSource("wellKnown")
	void looksThroughExceptionsThatOnlyWrapAnother(Throwable failure, SpanStatus status) {
		FailureStatuses statuses = DEFAULTS;
		assertThat(statuses.of(new CompletionException(failure))).isEqualTo(status);
		assertThat(statuses.of(new ExecutionException(new CompletionException(failure)))).isEqualTo(status);
		assertThat(statuses.of(new UndeclaredThrowableException(new InvocationTargetException(failure))))
			.isEqualTo(status);
	}

	@Test
	void looksThroughWhatReactorWraps() {
		assertThat(DEFAULTS.of(Exceptions.propagate(new TimeoutException()))).isEqualTo(SpanStatus.DEADLINE_EXCEEDED);
	}

	@Test
	void looksThroughARuntimeExceptionThatSaysNothingButItsCause() {
		assertThat(DEFAULTS.of(new RuntimeException(new TimeoutException("slow"))))
			.isEqualTo(SpanStatus.DEADLINE_EXCEEDED);
		assertThat(DEFAULTS.of(new RuntimeException("own words", new TimeoutException("slow"))))
			.isEqualTo(SpanStatus.INTERNAL_ERROR);
	}

	@Test
	void knowsWhatAnApiHasAnswered() {
		assertThat(DEFAULTS.of(new TuxApiPermissionException("github", null))).isEqualTo(SpanStatus.PERMISSION_DENIED);
		assertThat(DEFAULTS.of(new TuxApiRequestException("github", 503, "down", null)))
			.isEqualTo(SpanStatus.UNAVAILABLE);
		assertThat(DEFAULTS.of(new TuxApiConnectionException("github", new IOException())))
			.isEqualTo(SpanStatus.UNAVAILABLE);
	}

	@Test
	void doesNotLookThroughOtherExceptions() {
		assertThat(DEFAULTS.of(new IllegalStateException(new TimeoutException()))).isEqualTo(SpanStatus.INTERNAL_ERROR);
	}

	@Test
	void copesWithAWrapperAroundNothingAndWithOneAroundItself() {
		assertThat(DEFAULTS.of(new ExecutionException("empty", null))).isEqualTo(SpanStatus.INTERNAL_ERROR);
		assertThat(DEFAULTS.of(new AroundItself())).isEqualTo(SpanStatus.INTERNAL_ERROR);
	}

	@Test
	void prefersConfiguredStatusesAndTheNearestClass() {
		FailureStatuses statuses = new FailureStatuses(Map.of("java.lang.Exception", SpanStatus.UNKNOWN,
				"java.util.concurrent.TimeoutException", SpanStatus.UNAVAILABLE), List::of, new FaultBarrier());
		assertThat(statuses.of(new TimeoutException())).isEqualTo(SpanStatus.UNAVAILABLE);
		assertThat(statuses.of(new IllegalStateException())).isEqualTo(SpanStatus.UNKNOWN);
		assertThat(statuses.of(new NumberFormatException())).isEqualTo(SpanStatus.INVALID_ARGUMENT);
		assertThat(statuses.of(new StackOverflowError())).isEqualTo(SpanStatus.INTERNAL_ERROR);
	}

	@Test
	void asksRulesBetweenWhatIsConfiguredAndWhatIsBuiltIn() {
		FailureStatusRule first = rule(IllegalArgumentException.class, "first", SpanStatus.DATA_LOSS);
		FailureStatusRule second = rule(IllegalArgumentException.class, "", SpanStatus.OUT_OF_RANGE);
		FailureStatuses statuses = new FailureStatuses(Map.of(), () -> List.of(first, second), new FaultBarrier());
		assertThat(statuses.of(new NumberFormatException("first"))).isEqualTo(SpanStatus.DATA_LOSS);
		assertThat(statuses.of(new IllegalArgumentException("other"))).isEqualTo(SpanStatus.OUT_OF_RANGE);
		FailureStatuses configured = new FailureStatuses(
				Map.of("java.lang.IllegalArgumentException", SpanStatus.ABORTED), () -> List.of(first),
				new FaultBarrier());
		assertThat(configured.of(new NumberFormatException("first"))).isEqualTo(SpanStatus.ABORTED);
	}

	@Test
	void goesOnWhereARuleAbstains() {
		FailureStatuses statuses = new FailureStatuses(Map.of(),
				() -> List.of(rule(IllegalArgumentException.class, "known", SpanStatus.DATA_LOSS)), new FaultBarrier());
		assertThat(statuses.of(new IllegalArgumentException("unknown"))).isEqualTo(SpanStatus.INVALID_ARGUMENT);
	}

	@Test
	void goesOnWhereARuleThrows() {
		FailureStatusRule broken = new FailureStatusRule() {

			@Override
			public Class<? extends Throwable> type() {
				return IllegalArgumentException.class;
			}

			@Override
			public SpanStatus statusOf(Throwable failure) {
				throw new IllegalStateException("broken");
			}

		};
		FailureStatusRule next = rule(IllegalArgumentException.class, "known", SpanStatus.DATA_LOSS);
		FailureStatuses statuses = new FailureStatuses(Map.of(), () -> List.of(broken, next), new FaultBarrier());
		assertThat(statuses.of(new IllegalArgumentException("known"))).isEqualTo(SpanStatus.DATA_LOSS);
		assertThat(statuses.of(new IllegalArgumentException("other"))).isEqualTo(SpanStatus.INVALID_ARGUMENT);
	}

	private static FailureStatusRule rule(Class<? extends Throwable> type, String messageStart, SpanStatus status) {
		return new FailureStatusRule() {

			@Override
			public Class<? extends Throwable> type() {
				return type;
			}

			@Override
			public SpanStatus statusOf(Throwable failure) {
				return String.valueOf(failure.getMessage()).startsWith(messageStart) ? status : null;
			}

		};
	}

	private static final class AroundItself extends ExecutionException {

		private static final long serialVersionUID = 1L;

		@Override
		public synchronized Throwable getCause() {
			return this;
		}

	}

}
