package io.github.tuxsentry.internal.jdbc;

import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.autoconfigure.RunningBot;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a real database throws, through Spring's exceptions: the event.
 */
class DatabaseErrorTablesTests {

	private static RunningBot bot;

	@BeforeAll
	static void startBot() {
		bot = RunningBot.start(DatabaseErrorTablesTests.class, "spring.datasource.generate-unique-name=true");
		JdbcTemplate jdbc = bot.bean(JdbcTemplate.class);
		jdbc.execute("create table cases (id int primary key, reason varchar(10) not null)");
		jdbc.update("insert into cases values (1, 'spam')");
		bot.clear();
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	@AfterEach
	void clear() {
		bot.clear();
	}

	@ParameterizedTest(name = "{0} with parameters: {1}")
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					insert into cases values (1, 'a')          | false | 23505 | insert | cases   | insert into cases values (?, ?)
					insert into cases (id, reason) values (?, ?) | true  | 23505 | insert | cases   | insert into cases (id, reason) values (?, ?)
					insert into cases values (2, null)         | false | 23502 | insert | cases   | insert into cases values (?, null)
					update cases set reason = 'much too long'  | false | 22001 | update | cases   | update cases set reason = ?
					select * from missing where name = 'alice' | false | 42S02 | select | missing | select * from missing where name = ?
					select * from missing where id = ? or 1 = ? | true  | 42S02 | select | missing | select * from missing where id = ? or ? = ?
					selec from cases                           | false | 42001 | -      | -       | selec from cases
					select reason / 0 from cases where id = 1  | false | 22018 | select | cases   | select reason / ? from cases where id = ?
					""")
	void anErrorOfAStatementTellsIt(String sql, boolean parameters, String state, String operation, String table,
			String query) {
		JdbcTemplate jdbc = bot.bean(JdbcTemplate.class);
		DataAccessException failure = catchThrowableOfType(DataAccessException.class, () -> {
			if (parameters) {
				jdbc.update(sql, 1, "1");
			}
			else {
				jdbc.execute(sql);
			}
		});
		bot.bean(ErrorCapture.class).captureDatabaseError(failure);
		SentryItem event = bot.received().awaitEvent((candidate) -> true);
		assertThat(event).hasTag("error.type", "database")
			.hasExceptionOfType(failure.getClass())
			.hasContextEntry("database", "error_type", failure.getClass().getSimpleName())
			.hasContextEntry("database", "sql_state", state)
			.hasContextEntry("database", "query", query);
		assertThat(event.context("database").path("vendor_code").asInt()).isPositive();
		assertThat(event.context("database").path("operation").asText(null)).isEqualTo(operation);
		assertThat(event.context("database").path("table").asText(null)).isEqualTo(table);
	}

	@Test
	void aDatabaseThatCannotBeReachedTellsItsState() {
		JdbcTemplate nowhere = new JdbcTemplate(
				new DriverManagerDataSource("jdbc:h2:mem:missing-for-errors;IFEXISTS=TRUE"));
		CannotGetJdbcConnectionException failure = catchThrowableOfType(CannotGetJdbcConnectionException.class,
				() -> nowhere.execute("select 1"));
		bot.bean(ErrorCapture.class).captureDatabaseError(failure, (database) -> database.operation("connect"));
		SentryItem event = bot.received().awaitEvent((candidate) -> true);
		assertThat(event).hasContextEntry("database", "sql_state", "90146")
			.hasContextEntry("database", "vendor_code", 90146)
			.hasContextEntry("database", "operation", "connect");
		assertThat(event.context("database").has("query")).isFalse();
	}

}
