package io.github.tuxsentry.capture;

import java.sql.SQLException;

/**
 * Details of a database error, sent as the tag {@code error.type=database} and the
 * context {@code database}. SQLState and vendor code are derived from the
 * {@link SQLException} in the chain of causes. Query, table and operation are derived
 * from the failed statement if it was executed by an instrumented {@code DataSource}.
 * <p>
 * Instances are not thread-safe and are only valid during the callback that receives
 * them.
 *
 * @since 0.1.0
 */
public interface DatabaseErrorDetails {

	/**
	 * Set the query. The table and the operation are derived from it unless they are set.
	 * @param query the query; literals are removed
	 * @return these details
	 */
	DatabaseErrorDetails query(String query);

	/**
	 * Set the table.
	 * @param table the name of the table
	 * @return these details
	 */
	DatabaseErrorDetails table(String table);

	/**
	 * Set the operation.
	 * @param operation the operation, e.g. {@code select}
	 * @return these details
	 */
	DatabaseErrorDetails operation(String operation);

}
