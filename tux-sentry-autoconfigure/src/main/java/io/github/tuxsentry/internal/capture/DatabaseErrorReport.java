package io.github.tuxsentry.internal.capture;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.tuxsentry.capture.DatabaseErrorDetails;
import io.github.tuxsentry.error.TuxDatabaseException;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.operation.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Tags and context of a database error: tag {@code error.type=database}, context
 * {@code database}. SQLState and vendor code are derived from the {@link SQLException} in
 * the chain of causes; query, table and operation from the failed statement, if its data
 * source is instrumented.
 */
final class DatabaseErrorReport extends ErrorReport implements DatabaseErrorDetails {

	/** Superclasses of the exceptions of libraries, which may be absent. */
	private static final Set<String> OF_LIBRARIES = Set.of("org.springframework.dao.DataAccessException",
			"jakarta.persistence.PersistenceException", "io.r2dbc.spi.R2dbcException");

	private final FailedStatements statements;

	DatabaseErrorReport(FailedStatements statements) {
		super("database", "database");
		this.statements = statements;
	}

	static boolean covers(Throwable error) {
		if (error instanceof SQLException || error instanceof TuxDatabaseException) {
			return true;
		}
		for (Class<?> type = error.getClass(); type != Throwable.class; type = type.getSuperclass()) {
			if (OF_LIBRARIES.contains(type.getName())) {
				return true;
			}
		}
		return false;
	}

	@Override
	void derive(Throwable error) {
		super.derive(error);
		List<SQLException> exceptions = Causes.of(error).stream().flatMap(DatabaseErrorReport::withNext).toList();
		derivedValue("sql_state", first(exceptions, SQLException::getSQLState));
		derivedValue("vendor_code",
				first(exceptions, (exception) -> (exception.getErrorCode() != 0) ? exception.getErrorCode() : null));
		SqlStatement statement = this.statements.find(error);
		if (statement != null) {
			derive(statement);
		}
	}

	/**
	 * Include the next exception, which describes the failure of a batch.
	 */
	private static Stream<SQLException> withNext(Throwable error) {
		return (error instanceof SQLException exception)
				? Stream.of(exception, exception.getNextException()).filter(Objects::nonNull) : Stream.empty();
	}

	private static <T> @Nullable T first(List<SQLException> exceptions, Function<SQLException, @Nullable T> property) {
		for (SQLException exception : exceptions) {
			T value = property.apply(exception);
			if (value != null) {
				return value;
			}
		}
		return null;
	}

	private void derive(SqlStatement statement) {
		derivedValue("query", statement.text());
		derivedValue("table", statement.table());
		if (!SqlStatement.OTHER.equals(statement.operation())) {
			derivedValue("operation", statement.operation());
		}
	}

	@Override
	public DatabaseErrorDetails query(String query) {
		SqlStatement statement = SqlStatement.of(query);
		derive(statement);
		value("query", statement.text());
		return this;
	}

	@Override
	public DatabaseErrorDetails table(String table) {
		value("table", table);
		return this;
	}

	@Override
	public DatabaseErrorDetails operation(String operation) {
		value("operation", operation);
		return this;
	}

}
