package io.github.tuxsentry.capture;

import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.AbstractMap;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.tuxsentry.internal.autoconfigure.NamedAutoConfigurations;
import io.github.tuxsentry.HostileError;
import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxApiRequestException;
import io.github.tuxsentry.error.TuxException;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.filter.FilterConfiguration;
import io.github.tuxsentry.internal.metrics.micrometer.TuxSentryMetricsAutoConfiguration;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Sentry;
import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorCapture}.
 */
class ErrorCaptureTests {

	private final LocalSentry sentry = LocalSentry.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NamedAutoConfigurations.named("SentryAutoConfiguration"),
				TuxSentryAutoConfiguration.class, FilterConfiguration.class, TuxSentryMetricsAutoConfiguration.class))
		.withPropertyValues("sentry.dsn=" + this.sentry.dsn());

	@AfterEach
	void stopSentry() {
		this.sentry.close();
	}

	private SentryItem captured(Function<ErrorCapture, SentryId> capture) {
		this.contextRunner.run((context) -> {
			SentryId id = capture.apply(context.getBean(ErrorCapture.class));
			SentryItem event = this.sentry.awaitEvent((candidate) -> true);
			assertThat(event.eventId()).isEqualTo(id.toString());
		});
		return this.sentry.events().get(0);
	}

	@Test
	void aDatabaseErrorTellsItsQueryTableAndOperation() {
		assertThat(captured((errors) -> errors.captureDatabaseError(new SQLException("no such table"),
				(database) -> database.query("SELECT * FROM users").table("users").operation("select"))))
			.hasTag("error.type", "database")
			.hasExceptionOfType(SQLException.class)
			.hasContextEntry("database", "error_type", "SQLException")
			.hasContextEntry("database", "error_message", "no such table")
			.hasContextEntry("database", "query", "SELECT * FROM users")
			.hasContextEntry("database", "table", "users")
			.hasContextEntry("database", "operation", "select");
	}

	@Test
	void anApiErrorTellsItsEndpointStatusAndResponse() {
		assertThat(captured((errors) -> errors.captureApiError(new IllegalStateException("not found"),
				(api) -> api.endpoint("repos.get").statusCode(404).response("{}"))))
			.hasTag("error.type", "api")
			.hasTag("api.endpoint", "repos.get")
			.hasTag("api.status_code", "404")
			.hasContextEntry("api_error", "endpoint", "repos.get")
			.hasContextEntry("api_error", "status_code", 404)
			.hasContextEntry("api_error", "response", "{}");
	}

	@Test
	void aCogErrorTellsItsCogCommandAndEvent() {
		assertThat(captured((errors) -> errors.captureCogError(new IllegalStateException("broken"), "Moderation",
				(cog) -> cog.command("ban").event("GuildBanEvent"))))
			.hasTag("error.type", "cog")
			.hasTag("cog.name", "Moderation")
			.hasTag("command.name", "ban")
			.hasTag("event.name", "GuildBanEvent")
			.hasContextEntry("cog_error", "cog_name", "Moderation")
			.hasContextEntry("cog_error", "command", "ban")
			.hasContextEntry("cog_error", "event", "GuildBanEvent");
	}

	@Test
	void anErrorOfTheDomainTellsItsCodeAndSeverity() {
		TuxException error = new TuxException("config_missing", "No log channel", ErrorSeverity.WARNING, null, null);
		assertThat(captured(
				(errors) -> errors.captureTuxException(error, (tux) -> tux.command("setup").user("1").guild("2"))))
			.hasTag("error.type", "tux_error")
			.hasTag("error.severity", "warning")
			.hasContextEntry("tux_error", "error_code", "config_missing")
			.hasContextEntry("tux_error", "user_facing", false)
			.hasContextEntry("tux_error", "command", "setup")
			.hasContextEntry("tux_error", "user_id", "1")
			.hasContextEntry("tux_error", "guild_id", "2");
	}

	@Test
	void aDatabaseErrorTellsItsStateAndCodeFromTheDriver() {
		SQLException driver = new SQLException("duplicate key", "23505", 23_505);
		assertThat(captured((errors) -> errors.captureDatabaseError(new IllegalStateException("cannot save", driver))))
			.hasContextEntry("database", "error_type", "IllegalStateException")
			.hasContextEntry("database", "sql_state", "23505")
			.hasContextEntry("database", "vendor_code", 23_505);
	}

	@Test
	void aDatabaseErrorTellsTheStateOfTheNextOneInABatch() {
		SQLException batch = new BatchUpdateException("batch", null, 0, new int[0]);
		batch.setNextException(new SQLException("duplicate key", "23505", 7));
		assertThat(captured((errors) -> errors.captureDatabaseError(batch)))
			.hasContextEntry("database", "sql_state", "23505")
			.hasContextEntry("database", "vendor_code", 7);
	}

	@Test
	void aQueryHasNoLiteralsAndTellsTableAndOperation() {
		assertThat(captured((errors) -> errors.captureDatabaseError(new SQLException("down"),
				(database) -> database.query("DELETE FROM users WHERE name = 'alice'"))))
			.hasContextEntry("database", "query", "DELETE FROM users WHERE name = ?")
			.hasContextEntry("database", "table", "users")
			.hasContextEntry("database", "operation", "delete");
	}

	@Test
	void whatIsSaidOfAQueryWins() {
		assertThat(captured((errors) -> errors.captureDatabaseError(new SQLException("down"),
				(database) -> database.table("members").operation("purge").query("DELETE FROM users"))))
			.hasContextEntry("database", "table", "members")
			.hasContextEntry("database", "operation", "purge");
	}

	@Test
	void anApiErrorOfOursTellsItsServiceAndStatus() {
		assertThat(captured((errors) -> errors.captureApiError(
				new IllegalStateException("wrapped", new TuxApiRequestException("Wandbox", 503, "down", null)))))
			.hasTag("api.status_code", "503")
			.hasContextEntry("api_error", "service", "Wandbox")
			.hasContextEntry("api_error", "status_code", 503);
	}

	@Test
	void aResponseIsCutTo2KiB() {
		SentryItem event = captured((errors) -> errors.captureApiError(new IllegalStateException("too much"),
				(api) -> api.response("é".repeat(1_000_000))));
		String response = event.payload().at("/contexts/api_error/response").asText();
		assertThat(response.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2046, 2048);
		assertThat(response).endsWith("é…");
	}

	@Test
	void aResponseHasNoSecrets() {
		SentryItem event = captured((errors) -> errors.captureApiError(new IllegalStateException("refused"),
				(api) -> api.response("{\"password\":\"hunter2hunter2\",\"user\":\"alice\"}")));
		assertThat(event.payload().at("/contexts/api_error/response").asText()).contains("alice")
			.doesNotContain("hunter2");
	}

	@Test
	void anErrorOfTheBotsOwnTakesPartByTheInterface() {
		assertThat(captured((errors) -> errors.captureTuxException(new OwnException()))).hasLevel("fatal")
			.hasTag("error.severity", "fatal")
			.hasContextEntry("tux_error", "error_code", "own")
			.hasContextEntry("tux_error", "user_facing", false);
	}

	@Test
	void severityIsTheLevel() {
		assertThat(captured((errors) -> errors
			.captureTuxException(new TuxException("slow", "slow", ErrorSeverity.WARNING, null, null))))
			.hasLevel("warning");
	}

	@ParameterizedTest
	@EnumSource
	void safeCaptureTakesErrorsThatCannotBeRead(HostileError error) {
		SentryItem event = captured((errors) -> errors.captureExceptionSafe(error.create(), null));
		assertThat(event).hasTag("error.captured_safely", "true");
		assertThat(event).hasExceptionOfType(error.type());
	}

	@Test
	void safeCaptureTakesNothingToo() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(ErrorCapture.class).captureExceptionSafe(null, null))
				.isEqualTo(SentryId.EMPTY_ID);
			assertThat(context.getBean(FaultBarrier.class).count()).isZero();
		});
		assertThat(this.sentry).hasNoEvents();
	}

	@Test
	void inPlaceOfNoHttpErrorIsAnIllegalArgument() {
		assertThat(captured((errors) -> {
			RuntimeException converted = errors.convertHttpError(null, "GitHub", "repos.get");
			assertThat(converted).isExactlyInstanceOf(IllegalArgumentException.class)
				.hasMessage("The error of GitHub must not be null");
			return Sentry.getLastEventId();
		})).hasTag("api.endpoint", "repos.get").hasExceptionOfType(IllegalArgumentException.class);
	}

	@Test
	void anExtraContextThatCannotBeReadDoesNotLoseTheEvent() {
		Map<String, Object> unreadable = new AbstractMap<>() {

			@Override
			public Set<Entry<String, Object>> entrySet() {
				throw new ConcurrentModificationException();
			}

		};
		assertThat(captured((errors) -> errors.captureExceptionSafe(new IllegalStateException("odd"), unreadable)))
			.hasExceptionMessage("odd");
	}

	@Test
	void anErrorThatTheUserIsToldIsNotSent() {
		TuxException error = new TuxException("no_permission", "Not allowed", ErrorSeverity.INFO, "You may not.", null);
		this.contextRunner.run((context) -> assertThat(
				context.getBean(ErrorCapture.class).captureTuxException(error, (tux) -> tux.command("ban")))
			.isEqualTo(SentryId.EMPTY_ID));
		assertThat(this.sentry).hasNoEvents();
	}

	@Test
	void safeCaptureTakesWhateverItIsGiven() {
		Map<String, Object> odd = new HashMap<>();
		odd.put("operation", "user_update");
		odd.put("nothing", null);
		SentryItem event = captured((errors) -> errors.captureExceptionSafe(new IllegalStateException("odd"), odd));
		assertThat(event).hasTag("error.captured_safely", "true").hasContextEntry("extra", "operation", "user_update");
	}

	@Test
	void detailsThatThrowDoNotLoseTheEvent() {
		assertThat(captured((errors) -> errors.captureDatabaseError(new SQLException("down"), (database) -> {
			throw new IllegalStateException("in the details");
		}))).hasTag("error.type", "database").hasExceptionMessage("down");
	}

	private static final class OwnException extends IllegalArgumentException implements DomainError {

		@Override
		public String getCode() {
			return "own";
		}

		@Override
		public ErrorSeverity getSeverity() {
			return ErrorSeverity.FATAL;
		}

	}

}
