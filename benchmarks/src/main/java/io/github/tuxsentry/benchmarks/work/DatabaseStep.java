package io.github.tuxsentry.benchmarks.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import io.github.tuxsentry.benchmarks.contender.Step;

/**
 * Step that runs a prepared query on an open connection.
 */
public final class DatabaseStep implements Step, AutoCloseable {

	/**
	 * Query that the step runs.
	 */
	public static final String QUERY = "SELECT level FROM members WHERE id = ?";

	private final Connection connection;

	private final PreparedStatement statement;

	/**
	 * Open a connection and create the table.
	 * @param dataSource the database
	 * @throws SQLException if the database rejects a statement
	 */
	public DatabaseStep(DataSource dataSource) throws SQLException {
		this.connection = dataSource.getConnection();
		try (Statement setup = this.connection.createStatement()) {
			setup.execute("CREATE TABLE IF NOT EXISTS members (id INT PRIMARY KEY, level INT)");
			setup.execute("MERGE INTO members VALUES (1, 7)");
		}
		this.statement = this.connection.prepareStatement(QUERY);
	}

	@Override
	public int call(int value) {
		try {
			this.statement.setInt(1, 1);
			try (ResultSet members = this.statement.executeQuery()) {
				members.next();
				return members.getInt(1);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws SQLException {
		this.statement.close();
		this.connection.close();
	}

}
