package io.github.tuxsentry.internal.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Database of a data source, read from the connection of its first statement: at that
 * time the application itself uses a connection, while a lazy data source may not have
 * connected before. Drivers know the URL without asking the server. If it cannot be read,
 * further statements try again, but only a few times. Thread-safe.
 */
final class DatabaseMetadata {

	private static final int MAX_ATTEMPTS = 3;

	private final boolean routing;

	private volatile @Nullable Database database;

	private final AtomicInteger attempts = new AtomicInteger();

	private DatabaseMetadata(boolean routing) {
		this.routing = routing;
	}

	/**
	 * Create the metadata of a data source with a single database, which is read once.
	 */
	static DatabaseMetadata ofFirstStatement() {
		return new DatabaseMetadata(false);
	}

	/**
	 * Create the metadata of a data source that routes to several databases.
	 */
	static DatabaseMetadata ofEachStatement() {
		return new DatabaseMetadata(true);
	}

	/**
	 * Return the database of a statement.
	 * @param statement the statement, about to be executed
	 * @return the database
	 */
	Database of(@Nullable Statement statement) {
		Database known = this.database;
		if (known != null) {
			return known;
		}
		Database read = (statement != null) ? read(statement) : null;
		Database result = (read != null) ? read : Database.UNKNOWN;
		if (!this.routing && (read != null || this.attempts.incrementAndGet() >= MAX_ATTEMPTS)) {
			this.database = result;
		}
		return result;
	}

	private static @Nullable Database read(Statement statement) {
		try {
			Connection connection = statement.getConnection();
			DatabaseMetaData metadata = (connection != null) ? connection.getMetaData() : null;
			if (metadata == null) {
				return null;
			}
			String url = metadata.getURL();
			return (url != null) ? Database.ofUrl(url) : Database.ofProduct(metadata.getDatabaseProductName());
		}
		catch (SQLException | RuntimeException ex) {
			return null;
		}
	}

}
