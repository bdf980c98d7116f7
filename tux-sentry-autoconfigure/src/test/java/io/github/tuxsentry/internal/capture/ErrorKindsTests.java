package io.github.tuxsentry.internal.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.tuxsentry.HostileError;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxApiRequestException;
import io.github.tuxsentry.error.TuxDatabaseException;
import io.github.tuxsentry.error.TuxException;
import io.github.tuxsentry.internal.autoconfigure.RunningBot;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.InstrumentedClient;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.Transaction;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.client.HttpClientErrorException;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Every way by which an error reaches Sentry without its kind being named: the event is
 * described as by {@link ErrorCapture}.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ErrorKindsTests {

	private static RunningBot bot;

	@BeforeAll
	static void startBot() {
		bot = RunningBot.start(Bot.class, "spring.datasource.generate-unique-name=true",
				"sentry.print-uncaught-stack-trace=false");
		bot.bean(JdbcTemplate.class).execute("create table cases (id int primary key)");
		bot.clear();
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	@AfterEach
	void clear() {
		bot.clear();
		assertThat(bot.bean(FaultBarrier.class).count()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void aDomainErrorHasItsSeverityAndItsCode(Way way) {
		way.fail(bot, new IllegalStateException("wrapped", new OutOfStock()));
		assertThat(event()).hasTag("error.type", "tux_error")
			.hasTag("error.severity", "warning")
			.hasLevel(way.level)
			.hasContextEntry("tux_error", "error_code", "out_of_stock")
			.hasContextEntry("tux_error", "error_type", "OutOfStock")
			.hasContextEntry("tux_error", "user_facing", false);
	}

	@ParameterizedTest
	@EnumSource
	void anErrorOfADatabaseHasItsStatement(Way way) {
		JdbcTemplate jdbc = bot.bean(JdbcTemplate.class);
		way.fail(bot, catchThrowableOfType(DataAccessException.class,
				() -> jdbc.execute("select * from missing where name = 'alice'")));
		assertThat(event()).hasTag("error.type", "database")
			.hasContextEntry("database", "sql_state", "42S02")
			.hasContextEntry("database", "operation", "select")
			.hasContextEntry("database", "query", "select * from missing where name = ?")
			.doesNotHaveContext("api_error");
	}

	@ParameterizedTest
	@EnumSource
	void anErrorOfAnHttpClientHasItsResponse(Way way) {
		way.fail(bot, HttpClientErrorException.create(HttpStatus.CONFLICT, "no", new HttpHeaders(),
				"already merged".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
		assertThat(event()).hasTag("error.type", "api")
			.hasTag("api.status_code", "409")
			.hasContextEntry("api_error", "status_code", 409)
			.hasContextEntry("api_error", "response", "already merged");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "^(REST|OWN|WEB).*")
	void aCallWithoutResponseHasItsEndpoint(InstrumentedClient client) {
		InstrumentedClient.Clients clients = bot.bean(InstrumentedClient.Clients.class);
		Throwable failure = catchThrowable(() -> client.get(clients, URI.create("http://127.0.0.1:1/users/42")));
		Sentry.captureException(failure);
		assertThat(event()).hasTag("error.type", "api")
			.hasTag("api.endpoint", "GET /users/{id}")
			.doesNotHaveTag("api.status_code");
	}

	@Test
	void aFileThatCannotBeReadIsNoErrorOfAnApi() {
		Sentry.captureException(new UncheckedIOException(new IOException("Stream closed")));
		assertThat(event()).doesNotHaveTag("error.type").doesNotHaveContext("api_error");
	}

	@Test
	void anExceptionOfTuxIsOfItsMoreSpecificKind() {
		Sentry.captureException(new TuxDatabaseException("down", null));
		assertThat(event()).hasTag("error.type", "database")
			.hasContext("database")
			.hasContextEntry("tux_error", "error_code", "database");
		bot.clear();
		Sentry.captureException(new TuxApiRequestException("GitHub", 502, "Bad Gateway", null));
		assertThat(event()).hasTag("error.type", "api")
			.hasTag("api.status_code", "502")
			.hasContextEntry("api_error", "service", "GitHub")
			.hasContextEntry("tux_error", "error_code", "api_request");
	}

	@Test
	void theOutermostErrorIsTheKindAndItsCausesAreDescribedToo() {
		JdbcTemplate jdbc = bot.bean(JdbcTemplate.class);
		Throwable cause = catchThrowable(() -> jdbc.execute("select * from missing"));
		Sentry.captureException(new TuxException("cannot_ban", "Cannot ban", ErrorSeverity.FATAL, null, cause) {
		});
		assertThat(event()).hasTag("error.type", "tux_error")
			.hasTag("error.severity", "fatal")
			.hasLevel("fatal")
			.hasContextEntry("database", "sql_state", "42S02");
	}

	@Test
	void whatTheBotHasSetStays() {
		SentryEvent event = new SentryEvent(new OutOfStock());
		event.setLevel(SentryLevel.DEBUG);
		event.setTag("error.type", "shop");
		event.getContexts().put("tux_error", Map.of("own", "context"));
		Sentry.captureEvent(event);
		assertThat(event()).hasLevel("debug")
			.hasTag("error.type", "shop")
			.hasTag("error.severity", "warning")
			.hasContextEntry("tux_error", "own", "context");
	}

	@Test
	void whatIsSetForTheScopeOrTheCaptureStays() {
		bot.bean(SentryManager.class)
			.captureException(new OutOfStock(), (spec) -> spec.level(SentryLevel.INFO).tag("error.severity", "none"));
		assertThat(event()).hasLevel("info").hasTag("error.type", "tux_error").hasTag("error.severity", "none");
		bot.clear();
		bot.bean(ErrorCapture.class).captureCogError(new OutOfStock(), "Shop");
		assertThat(event()).hasTag("error.type", "cog").hasTag("cog.name", "Shop").hasContext("tux_error");
	}

	@Test
	void anErrorOfNoKindIsLeftAlone() {
		Sentry.captureException(new IllegalStateException("broken"));
		assertThat(event()).hasLevel("error")
			.doesNotHaveTag("error.type")
			.doesNotHaveContext("tux_error")
			.doesNotHaveContext("database");
	}

	@ParameterizedTest
	@EnumSource
	void theCausesOfAHostileErrorAreFollowedWithoutDanger(HostileError hostile) {
		RuntimeException error = new HostileDomainError(hostile.create());
		Sentry.captureException(error);
		assertThat(event()).hasTag("error.type", "tux_error").hasExceptionOfType(HostileDomainError.class);
	}

	private static SentryItem event() {
		SentryItem event = bot.received().awaitEvent((candidate) -> true);
		assertThat(bot.received().events()).hasSize(1);
		return event;
	}

	enum Way {

		CAPTURED("warning") {
			@Override
			void fail(RunningBot bot, Exception error) {
				Sentry.captureException(error);
			}
		},

		MANAGER("warning") {
			@Override
			void fail(RunningBot bot, Exception error) {
				bot.bean(SentryManager.class).captureException(error);
			}
		},

		SAFELY("warning") {
			@Override
			void fail(RunningBot bot, Exception error) {
				bot.bean(ErrorCapture.class).captureExceptionSafe(error, null);
			}
		},

		LOGGED("error") {
			@Override
			void fail(RunningBot bot, Exception error) {
				LoggerFactory.getLogger("bot.Shop").error("Cannot do it", error);
			}
		},

		ASYNC("warning") {
			@Override
			void fail(RunningBot bot, Exception error) {
				bot.bean(Background.class).async(error);
			}
		},

		TRANSACTION("warning") {
			@Override
			void fail(RunningBot bot, Exception error) {
				Throwable thrown = catchThrowable(() -> bot.bean(Background.class).transaction(error));
				Sentry.captureException(thrown);
			}
		},

		UNCAUGHT("fatal") {
			@Override
			void fail(RunningBot bot, Exception error) {
				Thread thread = new Thread(() -> Background.<RuntimeException>raise(error));
				thread.start();
				try {
					thread.join();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
		};

		private final String level;

		Way(String level) {
			this.level = level;
		}

		abstract void fail(RunningBot bot, Exception error);

	}

	private static final class OutOfStock extends RuntimeException implements DomainError {

		@Override
		public String getCode() {
			return "out_of_stock";
		}

		@Override
		public ErrorSeverity getSeverity() {
			return ErrorSeverity.WARNING;
		}

	}

	private static final class HostileDomainError extends RuntimeException implements DomainError {

		HostileDomainError(Throwable cause) {
			super("hostile", cause);
		}

		@Override
		public String getCode() {
			return "hostile";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	@Import(InstrumentedClient.ClientsConfiguration.class)
	static class Bot {

		@Bean
		Background background() {
			return new Background();
		}

	}

	static class Background {

		@Async
		void async(Exception error) {
			Background.<RuntimeException>raise(error);
		}

		@Transaction(op = "task.background")
		void transaction(Exception error) {
			Background.<RuntimeException>raise(error);
		}

		@SuppressWarnings("unchecked")
		static <E extends Exception> void raise(Exception error) throws E {
			throw (E) error;
		}

	}

}
