package io.github.tuxsentry.internal.capture;

import java.util.Objects;

import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.operation.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which SQL statement an exception of a database came from, for as long as the
 * exception lives. Thread-safe.
 */
public final class FailedStatements {

	private final WeakThrowableMap<SqlStatement> statements = new WeakThrowableMap<>();

	/**
	 * Creates an empty memory.
	 */
	public FailedStatements() {
	}

	/**
	 * Remembers a statement.
	 * @param failure what it failed with
	 * @param statement the statement
	 */
	public void remember(Throwable failure, SqlStatement statement) {
		this.statements.put(failure, statement);
	}

	/**
	 * Finds the statement behind an error.
	 * @param error the error, or a wrapper of it
	 * @return the statement, or {@code null} if it is not known
	 */
	public @Nullable SqlStatement find(Throwable error) {
		return Causes.of(error).stream().map(this.statements::get).filter(Objects::nonNull).findFirst().orElse(null);
	}

}
