package io.github.tuxsentry.error;

import java.net.ConnectException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the {@link TuxApiException API errors} and the other errors of ours.
 */
class ApiErrorsTests {

	private static final Exception CAUSE = new ConnectException("Connection refused");

	@Test
	void aResourceThatIsNotFoundIsARequestThatFailedWith404() {
		TuxApiRequestException error = new TuxApiResourceNotFoundException("GitHub", "Issue #123", CAUSE);
		assertThat(error).hasMessage("API request to GitHub failed with status 404: Resource 'Issue #123' not found.")
			.hasCause(CAUSE);
		assertThat(error.getStatusCode()).isEqualTo(404);
		assertThat(error.getCode()).isEqualTo("api_resource_not_found");
	}

	@Test
	void aMissingPermissionIsARequestThatFailedWith403() {
		TuxApiRequestException error = new TuxApiPermissionException("GitHub", null);
		assertThat(error).hasMessage(
				"API request to GitHub failed with status 403: API request failed due to insufficient permissions.");
		assertThat(error.getStatusCode()).isEqualTo(403);
		assertThat(error.getCode()).isEqualTo("api_permission");
	}

	@Test
	void aFailedRequestTellsItsStatusAndReason() {
		TuxApiRequestException error = new TuxApiRequestException("Wandbox", 500, "compiler down", null);
		assertThat(error).hasMessage("API request to Wandbox failed with status 500: compiler down").hasNoCause();
		assertThat(error.getService()).isEqualTo("Wandbox");
		assertThat(error.getReason()).isEqualTo("compiler down");
	}

	@Test
	void aFailedConnectionTellsItsCause() {
		assertThat(new TuxApiConnectionException("xkcd", CAUSE))
			.hasMessage("Connection error with xkcd: Connection refused")
			.hasCause(CAUSE);
	}

	@Test
	void errorsOfOursAreNotForTheUser() {
		assertThat(new TuxApiPermissionException("GitHub", null).isUserFacing()).isFalse();
		assertThat(new TuxConfigurationException("no log channel").isUserFacing()).isFalse();
		TuxException error = new TuxDatabaseException("cannot save the case", CAUSE);
		assertThat(error.isUserFacing()).isFalse();
		assertThat(error.getCode()).isEqualTo("database");
		assertThat(error.getSeverity()).isEqualTo(ErrorSeverity.ERROR);
	}

}
