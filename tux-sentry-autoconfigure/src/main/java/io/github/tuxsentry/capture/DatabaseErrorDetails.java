package io.github.tuxsentry.capture;

/**
 * What is known of an error of a database: tag {@code error.type=database}, context
 * {@code database}.
 */
public final class DatabaseErrorDetails extends ErrorDetails {

	DatabaseErrorDetails() {
		super("database", "database");
	}

	/**
	 * Sets the query.
	 * @param query the query, without values of users
	 * @return these details
	 */
	public DatabaseErrorDetails query(String query) {
		value("query", query);
		return this;
	}

	/**
	 * Sets the table.
	 * @param table the table's name
	 * @return these details
	 */
	public DatabaseErrorDetails table(String table) {
		value("table", table);
		return this;
	}

	/**
	 * Sets the operation.
	 * @param operation e.g. {@code select}
	 * @return these details
	 */
	public DatabaseErrorDetails operation(String operation) {
		value("operation", operation);
		return this;
	}

}
