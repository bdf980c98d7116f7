package io.github.tuxsentry.internal.capture;

import java.util.Objects;

import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.error.WeakThrowableMap;
import io.github.tuxsentry.internal.operation.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Registry of the SQL statements that caused database exceptions, each kept for the
 * lifetime of the exception. Thread-safe.
 */
public final class FailedStatements {

	private final WeakThrowableMap<SqlStatement> statements = new WeakThrowableMap<>();

	/**
	 * Create a new, empty registry.
	 */
	public FailedStatements() {
	}

	/**
	 * Register a failed statement.
	 * @param failure the exception
	 * @param statement the statement
	 */
	public void add(Throwable failure, SqlStatement statement) {
		this.statements.put(failure, statement);
	}

	/**
	 * Find the statement that caused an exception.
	 * @param error the exception or a wrapper of it
	 * @return the statement, or {@code null} if it is not known
	 */
	public @Nullable SqlStatement find(Throwable error) {
		return Causes.of(error).stream().map(this.statements::get).filter(Objects::nonNull).findFirst().orElse(null);
	}

}
