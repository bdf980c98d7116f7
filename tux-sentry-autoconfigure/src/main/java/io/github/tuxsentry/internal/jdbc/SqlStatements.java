package io.github.tuxsentry.internal.jdbc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.internal.operation.SqlStatement;

/**
 * Works SQL texts out, once each while there is room. Thread-safe; keeps 500 texts of up
 * to 2,000 characters.
 */
final class SqlStatements {

	private static final int MOST_KEPT = 500;

	private static final int LONGEST_KEPT = 2000;

	private final Map<String, SqlStatement> kept = new ConcurrentHashMap<>();

	SqlStatement of(String sql) {
		SqlStatement known = this.kept.get(sql);
		if (known != null) {
			return known;
		}
		SqlStatement statement = SqlStatement.of(sql);
		if (sql.length() <= LONGEST_KEPT && this.kept.size() < MOST_KEPT) {
			this.kept.put(sql, statement);
		}
		return statement;
	}

}
