package io.github.tuxsentry.internal.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Normalises raw operation names, so that {@code db}, {@code SQL} and
 * {@code db.query.select} are one kind of operation. The table is that of Tux's Sentry
 * integration; where several prefixes fit, the longest one counts. Sentry has names of
 * its own for some of the kinds: those of database, HTTP and cache have pages there.
 */
public final class Operations {

	/**
	 * The key by which the sampler finds the operation of a transaction as it was given,
	 * where it is sent by another name.
	 */
	public static final String AS_GIVEN = "tux-sentry.operation";

	private static final Map<String, String> BY_RAW_NAME = Map.ofEntries(Map.entry("db", "database.query"),
			Map.entry("database", "database.query"), Map.entry("sql", "database.query"),
			Map.entry("http", "http.request"), Map.entry("request", "http.request"),
			Map.entry("command", "discord.command"), Map.entry("discord.command", "discord.command"),
			Map.entry("interaction", "discord.interaction"), Map.entry("discord.interaction", "discord.interaction"),
			Map.entry("discord", "discord.api"), Map.entry("task", "task.background"),
			Map.entry("background", "task.background"), Map.entry("task.scheduled", "task.scheduled"),
			Map.entry("scheduled", "task.scheduled"), Map.entry("cron", "task.scheduled"),
			Map.entry("timer", "task.scheduled"), Map.entry("cache", "cache.operation"),
			Map.entry("redis", "cache.operation"), Map.entry("file", "file.operation"),
			Map.entry("io", "file.operation"), Map.entry("file.read", "file.read"),
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
	 * Normalises an operation; one that has no name of its own is told from the name of
	 * its transaction.
	 * @param operation the raw operation, in any case; may be blank or missing
	 * @param transactionName the transaction's name; may be missing
	 * @return the normalised operation; an unknown one comes back as it is
	 */
	public static String normalize(@Nullable String operation, @Nullable String transactionName) {
		return find(operation, transactionName, BY_RAW_NAME);
	}

	/**
	 * Normalises an operation as {@link #normalize} does, but to the name by which Sentry
	 * knows it: {@code db.query} rather than {@code database.query}. A name of Sentry's
	 * own stays as it is. Both names of an operation normalise to the same.
	 * @param operation the raw operation, in any case; may be blank or missing
	 * @param transactionName the transaction's name; may be missing
	 * @return Sentry's name; an unknown operation comes back as it is
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
