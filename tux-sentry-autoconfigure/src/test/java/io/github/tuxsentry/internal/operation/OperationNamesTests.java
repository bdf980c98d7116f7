package io.github.tuxsentry.internal.operation;

import java.util.Locale;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OperationNames}.
 */
class OperationNamesTests {

	@ParameterizedTest
	@CsvSource({ "db, db.query, database.query", "DB, db.query, database.query", "database, db.query, database.query",
			"database.query, db.query, database.query", "sql, db.query, database.query",
			"db_x, db.query, database.query", "db.query.select, db.query, database.query",
			"db.sql.query, db.sql.query, database.query", "db.redis, db.redis, database.query",
			"http, http.client, http.request", "HTTP.Request, http.client, http.request",
			"request, http.client, http.request", "http.client, http.client, http.request",
			"http.server, http.server, http.request", "cache, cache.operation, cache.operation",
			"redis, cache.operation, cache.operation", "cache.get, cache.get, cache.operation",
			"Cache.PUT, cache.put, cache.operation", "cache.remove, cache.remove, cache.operation",
			"cache.flush, cache.flush, cache.operation", "command, discord.command, discord.command",
			"command.run, discord.command, discord.command", "interaction, discord.interaction, discord.interaction",
			"discord, discord.api, discord.api", "task, task.background, task.background",
			"background, task.background, task.background", "cron, task.scheduled, task.scheduled",
			"Timer, task.scheduled, task.scheduled", "file, file.operation, file.operation",
			"io, file.operation, file.operation", "file.read, file.read, file.read", "function, function, function",
			"Queue.Publish, Queue.Publish, Queue.Publish" })
	void namesAnOperation(String raw, String sentry, String tux) {
		assertThat(OperationNames.SENTRY.of(raw, "t")).isEqualTo(sentry);
		assertThat(OperationNames.TUX.of(raw, "t")).isEqualTo(tux);
	}

	@ParameterizedTest
	@CsvSource({ "command.ping, discord.command", "nightly job, task.background", "boot setup, app.startup",
			"something, app.operation" })
	void tellsAnOperationWithoutNameFromTheTransactionsName(String transaction, String name) {
		assertThat(OperationNames.SENTRY.of("", transaction)).isEqualTo(name);
		assertThat(OperationNames.TUX.of(null, transaction)).isEqualTo(name);
	}

	@ParameterizedTest
	@MethodSource("rawNames")
	void keepsTheClassOfAnOperation(String raw) {
		String seed = Operations.normalize(raw, null);
		assertThat(Operations.normalize(OperationNames.SENTRY.of(raw, null), null)).isEqualTo(seed);
		assertThat(Operations.normalize(OperationNames.TUX.of(raw, null), null)).isEqualTo(seed);
	}

	@ParameterizedTest
	@MethodSource("rawNames")
	void changesANameOnce(String raw) {
		for (OperationNames names : OperationNames.values()) {
			String name = names.of(raw, null);
			assertThat(names.of(name, null)).isEqualTo(name);
		}
	}

	static Stream<String> rawNames() {
		Stream<String> known = Stream.of("db", "database", "sql", "db.redis", "db.sql.query", "http", "request",
				"http.server", "command", "interaction", "discord", "task", "background", "scheduled", "cron", "timer",
				"cache", "redis", "cache.get", "file", "io", "file.read", "file.write", "function", "queue.publish");
		return known.flatMap(
				(name) -> Stream.of(name, name.toUpperCase(Locale.ROOT), name + ".x", name + "_x", name + ".x_y.z"));
	}

	@ParameterizedTest
	@EnumSource(OperationNames.class)
	void keepsAThousandNamesHoweverManyOperationsThereAre(OperationNames names) {
		for (int i = 0; i < 5000; i++) {
			assertThat(names.of("made.up" + i, null)).isEqualTo("made.up" + i);
		}
		assertThat(names).extracting("cachedNames").asInstanceOf(InstanceOfAssertFactories.MAP).hasSize(1000);
	}

	@Test
	void namesTheSameFromManyThreads() {
		assertThat(Stream.generate(() -> "db.query.select")
			.limit(10_000)
			.parallel()
			.map((raw) -> OperationNames.SENTRY.of(raw, null))
			.distinct()).containsExactly("db.query");
	}

}
