package io.github.tuxsentry.internal.operation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OperationClass}.
 */
class OperationClassTests {

	@ParameterizedTest
	@CsvSource({ "discord.command, COMMANDS", "discord.interaction, COMMANDS", "database.query, DATABASE",
			"http.request, HTTP", "task.background, TASKS", "task.scheduled, TASKS", "discord.api, OTHER",
			"cache.operation, OTHER", "file.read, OTHER", "app.startup, OTHER", "app.operation, OTHER",
			"function, OTHER", "'', OTHER", "DISCORD.COMMAND, OTHER" })
	void classifiesNormalisedOperations(String operation, OperationClass expected) {
		assertThat(OperationClass.of(operation)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "command.run, COMMANDS", "discord.command, COMMANDS", "interaction, COMMANDS", "db, DATABASE",
			"db.query, DATABASE", "http.client, HTTP", "cron, TASKS", "task.background, TASKS", "function, OTHER" })
	void classifiesRawOperationsOnceTheyAreNormalised(String operation, OperationClass expected) {
		assertThat(OperationClass.of(Operations.normalize(operation, null))).isEqualTo(expected);
	}

}
