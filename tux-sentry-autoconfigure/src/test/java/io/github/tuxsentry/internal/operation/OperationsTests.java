package io.github.tuxsentry.internal.operation;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Operations}.
 */
class OperationsTests {

	@ParameterizedTest
	@CsvSource({ "db, database.query", "database, database.query", "sql, database.query", "http, http.request",
			"request, http.request", "command, discord.command", "discord.command, discord.command",
			"interaction, discord.interaction", "discord.interaction, discord.interaction", "discord, discord.api",
			"task, task.background", "background, task.background", "task.scheduled, task.scheduled",
			"scheduled, task.scheduled", "cron, task.scheduled", "timer, task.scheduled", "cache, cache.operation",
			"redis, cache.operation", "file, file.operation", "io, file.operation", "file.read, file.read",
			"file.write, file.write" })
	void knowsTheNamesOfTheTable(String operation, String normalized) {
		assertThat(Operations.normalize(operation, null)).isEqualTo(normalized);
	}

	@ParameterizedTest
	@CsvSource({ "db.query, database.query", "db.query.select, database.query", "db_x, database.query",
			"http.client, http.request", "http_client.get, http.request", "command.run, discord.command",
			"discord.command.run, discord.command", "discord.interaction_button, discord.interaction",
			"discord.rest, discord.api", "task.background, task.background", "task.cleanup, task.background",
			"task.scheduled.x, task.scheduled", "cache.get, cache.operation", "redis.mget, cache.operation",
			"file.read.all, file.read", "file.copy, file.operation" })
	void goesByTheLongestKnownPrefix(String operation, String normalized) {
		assertThat(Operations.normalize(operation, null)).isEqualTo(normalized);
	}

	@ParameterizedTest
	@CsvSource({ "DB, database.query", "Db.Query, database.query", "HTTP.Client, http.request",
			"Discord.COMMAND, discord.command", "CRON, task.scheduled", "File.Write, file.write" })
	void doesNotCareForCase(String operation, String normalized) {
		assertThat(Operations.normalize(operation, null)).isEqualTo(normalized);
	}

	@Test
	void doesNotCareForTheLocale() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			assertThat(Operations.normalize("IO", null)).isEqualTo("file.operation");
			assertThat(Operations.normalize(null, "NIGHTLY TIMER")).isEqualTo("task.scheduled");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "function", "websocket.server", "dbx", "xdb", "commander", "cronjob", ".", "_",
			"Grpc.Call", "app.db" })
	void leavesAnUnknownOperationAsItIs(String operation) {
		assertThat(Operations.normalize(operation, "command.ping")).isEqualTo(operation);
	}

	@ParameterizedTest
	@CsvSource({ "command.ping, discord.command", "cmd ban, discord.command", "interaction 5, discord.interaction",
			"slash ping, discord.interaction", "my task, task.background", "Background work, task.background",
			"clean job, task.background", "scheduled report, task.scheduled", "cron, task.scheduled",
			"a timer, task.scheduled", "bot startup, app.startup", "Setup, app.startup", "initialise, app.startup",
			"shutdown, app.shutdown", "cleanup, app.shutdown", "teardown of it, app.shutdown",
			"something else, app.operation" })
	void tellsAnOperationWithoutNameFromTheTransactionsName(String transactionName, String normalized) {
		assertThat(Operations.normalize(null, transactionName)).isEqualTo(normalized);
		assertThat(Operations.normalize("", transactionName)).isEqualTo(normalized);
		assertThat(Operations.normalize(" \t", transactionName)).isEqualTo(normalized);
	}

	@Test
	void takesTheFirstRowThatFitsWhereATransactionsNameFitsSeveral() {
		assertThat(Operations.normalize("", "slash command")).isEqualTo("discord.command");
		assertThat(Operations.normalize("", "scheduled task")).isEqualTo("task.background");
		assertThat(Operations.normalize("", "timer setup")).isEqualTo("task.scheduled");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void callsWhatHasNoNameAtAllAnOperationOfTheApplication(String transactionName) {
		assertThat(Operations.normalize(null, transactionName)).isEqualTo("app.operation");
	}

}
