package io.github.tuxsentry.internal.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Normalization of raw operation names, so that {@code db}, {@code SQL} and
 * {@code db.query.select} are equivalent. The table is that of Tux's Sentry integration;
 * if several prefixes match, the longest one applies. Sentry has its own names for some
 * of the operations, with dedicated pages for database, HTTP and cache operations.
 */
public final class Operations {

	/**
	 * Key of the original operation of a transaction that is sent by another name, for
	 * the sampler.
	 */
	public static final String AS_GIVEN = "tux-sentry.operation";

	private static final Map<String, String> BY_RAW_NAME = Map.ofEntries(Map.entry("db", "database.query"),
			Map.entry("database", "database.query"), Map.entry("sql", "database.query"),
			Map.entry("http", "http.request"), Map.entry("request", "http.request"),
			Map.entry("command", "discord.command"), Map.entry("discord.command", "discord.command"),
			Map.entry("interaction", "discord.interaction"), Map.entry("discord.interaction", "discord.interaction"),
			Map.entry("discord.delayed", "discord.delayed"), Map.entry("discord", "discord.api"),
			Map.entry("task", "task.background"), Map.entry("background", "task.background"),
			Map.entry("task.scheduled", "task.scheduled"), Map.entry("scheduled", "task.scheduled"),
			Map.entry("cron", "task.scheduled"), Map.entry("timer", "task.scheduled"),
			Map.entry("cache", "cache.operation"), Map.entry("redis", "cache.operation"),
			Map.entry("file", "file.operation"), Map.entry("io", "file.operation"), Map.entry("file.read", "file.read"),
			Map.entry("file.write", "file.write"));

	private static final Map<String, String> SENTRY_NAMES = sentryNames();

	private static final List<Map.Entry<String, List<String>>> BY_WORD_IN_NAME = List.of(
			Map.entry("discord.command", List.of("command", "cmd")),
			Map.entry("discord.interaction", List.of("interaction", "slash")),
			Map.entry("task.background", List.of("task", "background", "job")),
			Map.entry("task.scheduled", List.of("scheduled", "cron", "timer")),
			Map.entry("app.startup", List.of("startup", "setup", "init")),
			Map.entry("app.shutdown", List.of("shutdown", "cleanup", "teardown")));

	private Operations() {
	}

	/**
	 * Normalize an operation; an unnamed operation is derived from the name of its
	 * transaction.
	 * @param operation the raw operation, in any case, possibly blank or {@code null}
	 * @param transactionName the name of the transaction, possibly {@code null}
	 * @return the normalized operation; an unknown operation is returned unchanged
	 */
	public static String normalize(@Nullable String operation, @Nullable String transactionName) {
		return find(operation, transactionName, BY_RAW_NAME);
	}

	/**
	 * Normalize an operation in the same way as {@link #normalize}, but to the name used
	 * by Sentry: {@code db.query} instead of {@code database.query}. Sentry's own names
	 * are returned unchanged. Both names of an operation are normalized to the same
	 * result.
	 * @param operation the raw operation, in any case, possibly blank or {@code null}
	 * @param transactionName the name of the transaction, possibly {@code null}
	 * @return Sentry's name; an unknown operation is returned unchanged
	 */
	public static String sentryName(@Nullable String operation, @Nullable String transactionName) {
		return find(operation, transactionName, SENTRY_NAMES);
	}

	private static String find(@Nullable String operation, @Nullable String transactionName,
			Map<String, String> names) {
		if (operation == null || operation.isBlank()) {
			return fromTransactionName((transactionName != null) ? transactionName : "");
		}
		String candidate = operation.toLowerCase(Locale.ROOT);
		while (true) {
			String known = names.get(candidate);
			if (known != null) {
				return known;
			}
			int separator = Math.max(candidate.lastIndexOf('.'), candidate.lastIndexOf('_'));
			if (separator < 0) {
				return operation;
			}
			candidate = candidate.substring(0, separator);
		}
	}

	private static String fromTransactionName(String transactionName) {
		String name = transactionName.toLowerCase(Locale.ROOT);
		return BY_WORD_IN_NAME.stream()
			.filter((entry) -> entry.getValue().stream().anyMatch(name::contains))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse("app.operation");
	}

	private static Map<String, String> sentryNames() {
		Map<String, String> names = new HashMap<>(BY_RAW_NAME);
		List.of("db", "database", "sql").forEach((raw) -> names.put(raw, "db.query"));
		List.of("http", "request").forEach((raw) -> names.put(raw, "http.client"));
		List.of("db.redis", "db.sql.query", "db.sql.execute", "db.sql.transaction", "http.server", "cache.get",
				"cache.put", "cache.remove", "cache.flush")
			.forEach((name) -> names.put(name, name));
		return Map.copyOf(names);
	}

}
