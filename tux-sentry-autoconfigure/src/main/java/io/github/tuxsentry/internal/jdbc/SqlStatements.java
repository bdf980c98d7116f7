package io.github.tuxsentry.internal.jdbc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.internal.operation.SqlStatement;

/**
 * Cache of analyzed SQL statements: up to 500 texts of up to 2,000 characters. Others are
 * analyzed each time. Thread-safe.
 */
final class SqlStatements {

	private static final int MAX_CACHED = 500;

	private static final int MAX_CACHED_LENGTH = 2000;

	private final Map<String, SqlStatement> cache = new ConcurrentHashMap<>();

	SqlStatement of(String sql) {
		SqlStatement known = this.cache.get(sql);
		if (known != null) {
			return known;
		}
		SqlStatement statement = SqlStatement.of(sql);
		if (sql.length() <= MAX_CACHED_LENGTH && this.cache.size() < MAX_CACHED) {
			this.cache.put(sql, statement);
		}
		return statement;
	}

}
