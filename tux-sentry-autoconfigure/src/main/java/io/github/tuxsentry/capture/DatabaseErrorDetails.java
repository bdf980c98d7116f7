package io.github.tuxsentry.capture;

import java.sql.SQLException;

/**
 * What is known of an error of a database: tag {@code error.type=database}, context
 * {@code database}. SQLState and vendor code come from the {@link SQLException} in the
 * chain of causes; query, table and operation from the statement that failed, where its
 * data source is watched.
 */
public interface DatabaseErrorDetails {

	/**
	 * Sets the query, from which the table and the operation are told too.
	 * @param query the query; its literals are taken out
	 * @return these details
	 */
	DatabaseErrorDetails query(String query);

	/**
	 * Sets the table.
	 * @param table the table's name
	 * @return these details
	 */
	DatabaseErrorDetails table(String table);

	/**
	 * Sets the operation.
	 * @param operation e.g. {@code select}
	 * @return these details
	 */
	DatabaseErrorDetails operation(String operation);

}
