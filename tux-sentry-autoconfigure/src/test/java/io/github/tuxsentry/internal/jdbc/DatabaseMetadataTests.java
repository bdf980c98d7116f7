package io.github.tuxsentry.internal.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseMetadataTests {

	@Test
	void aSingleDatabaseIsReadOnce() throws SQLException {
		DatabaseMetadata metadata = DatabaseMetadata.ofFirstStatement();
		assertThat(readFrom("one", metadata)).isEqualTo("one");
		assertThat(readFrom("two", metadata)).isEqualTo("one");
	}

	@Test
	void aRoutedDatabaseIsReadWithEachStatement() throws SQLException {
		DatabaseMetadata metadata = DatabaseMetadata.ofEachStatement();
		assertThat(readFrom("one", metadata)).isEqualTo("one");
		assertThat(readFrom("two", metadata)).isEqualTo("two");
	}

	@Test
	void aDatabaseThatCannotBeReadIsReadAgain() throws SQLException {
		DatabaseMetadata metadata = DatabaseMetadata.ofFirstStatement();
		assertThat(metadata.of(closed())).isEqualTo(Database.UNKNOWN);
		assertThat(readFrom("one", metadata)).isEqualTo("one");
	}

	@Test
	void readingIsGivenUpAfterAFewAttempts() throws SQLException {
		DatabaseMetadata metadata = DatabaseMetadata.ofFirstStatement();
		for (int i = 0; i < 3; i++) {
			assertThat(metadata.of(closed())).isEqualTo(Database.UNKNOWN);
		}
		assertThat(readFrom("one", metadata)).isNull();
	}

	private static String readFrom(String database, DatabaseMetadata metadata) throws SQLException {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			return metadata.of(statement).namespace();
		}
	}

	private static Statement closed() throws SQLException {
		try (Connection connection = connect("closed"); Statement statement = connection.createStatement()) {
			return statement;
		}
	}

	private static Connection connect(String database) throws SQLException {
		return DriverManager.getConnection("jdbc:h2:mem:" + database);
	}

}
