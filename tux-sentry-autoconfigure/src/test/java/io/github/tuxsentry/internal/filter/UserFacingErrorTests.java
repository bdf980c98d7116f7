package io.github.tuxsentry.internal.filter;

import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxException;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExceptionFilter#userFacingErrors()} and {@link TuxException}.
 */
class UserFacingErrorTests {

	private final ExceptionFilter filter = ExceptionFilter.userFacingErrors();

	@Test
	void dropsErrorsThatTheUserIsTold() {
		TuxException error = new TuxException("missing_permission", "may not ban", ErrorSeverity.INFO,
				"You may not ban.", null);
		assertThat(drops(error)).isTrue();
		assertThat(error.isUserFacing()).isTrue();
		assertThat(error.getUserMessage()).isEqualTo("You may not ban.");
	}

	@Test
	void dropsThemInSubclassesToo() {
		assertThat(drops(new CaseNotFoundException())).isTrue();
	}

	@Test
	void keepsErrorsThatTheUserIsNotTold() {
		TuxException error = new TuxException("broken", "the database is down");
		assertThat(drops(error)).isFalse();
		assertThat(error.isUserFacing()).isFalse();
		assertThat(error.getUserMessage()).isNull();
		assertThat(error.getSeverity()).isEqualTo(ErrorSeverity.ERROR);
		assertThat(error.getCode()).isEqualTo("broken");
		assertThat(error).hasMessage("the database is down").hasNoCause();
	}

	@Test
	void keepsAllOtherEvents() {
		assertThat(drops(new IllegalStateException())).isFalse();
		assertThat(this.filter.drops(new SentryEvent(), new Hint())).isFalse();
	}

	@Test
	void tellsItsReason() {
		assertThat(this.filter.reason()).isEqualTo("user_facing_error");
	}

	private boolean drops(Throwable throwable) {
		return this.filter.drops(new SentryEvent(throwable), new Hint());
	}

	@Test
	void anErrorOfTheBotsOwnTakesPartByTheInterface() {
		assertThat(this.filter.drops(new SentryEvent(new OwnException("You may not.")), new Hint())).isTrue();
		assertThat(this.filter.drops(new SentryEvent(new OwnException(null)), new Hint())).isFalse();
	}

	@Test
	void theOutermostErrorInAChainDecides() {
		OwnException userFacing = new OwnException("You may not.");
		assertThat(this.filter.drops(new SentryEvent(new RuntimeException(userFacing)), new Hint())).isTrue();
		TuxException wrapper = new TuxException("broken", "while answering", ErrorSeverity.ERROR, null, userFacing);
		assertThat(this.filter.drops(new SentryEvent(wrapper), new Hint())).isFalse();
	}

	private static final class CaseNotFoundException extends TuxException {

		CaseNotFoundException() {
			super("case_not_found", "no case 7", ErrorSeverity.INFO, "There is no case 7.", null);
		}

	}

	private static final class OwnException extends IllegalArgumentException implements DomainError {

		private final String userMessage;

		OwnException(String userMessage) {
			this.userMessage = userMessage;
		}

		@Override
		public String getCode() {
			return "own";
		}

		@Override
		public String getUserMessage() {
			return this.userMessage;
		}

	}

}
