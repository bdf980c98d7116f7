package io.github.tuxsentry.internal.operation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Properties of an SQL statement, derived from its text.
 *
 * @param text the text without values
 * @param operation the operation, such as {@code select} or {@code insert}, or
 * {@code other} if it is not a common one
 * @param table the table, or {@code null} if it is not in the usual place of the text
 * @param singleTable whether the statement certainly uses no other table
 */
public record SqlStatement(String text, String operation, @Nullable String table, boolean singleTable) {

	/**
	 * Operation that is not a common one.
	 */
	public static final String OTHER = "other";

	private static final Pattern TOKEN = Pattern.compile("(?:\"[^\"]*+\"|`[^`]*+`|[\\w$.]++)++|[()]");

	/** Word that precedes the table, by operation. */
	private static final Map<String, String> WORD_BEFORE_TABLE = Map.of("select", "from", "delete", "from", "insert",
			"into", "merge", "into", "update", "update", "create", "table", "alter", "table", "drop", "table",
			"truncate", "table");

	/** Words that are followed by a table or by a query with its own tables. */
	private static final List<String> WORDS_WITH_TABLES = List.of("from", "into", "join", "using", "union", "intersect",
			"except", "minus", "references", "set", "table", "with");

	private static final Pattern SEVERAL_TABLES = Pattern
		.compile("(?i)\\b(?:from|table|update)\\s++[^\\s,()]++(?:\\s++(?:as\\s++)?+\\w++)?\\s*+,|;\\s*+\\S");

	private static final List<String> WORDS_TO_SKIP = List.of("if", "not", "exists", "only");

	/**
	 * Create a new statement from its text.
	 * @param sql the SQL text, possibly malformed
	 * @return the statement
	 */
	public static SqlStatement of(String sql) {
		String text = SqlLiterals.mask(sql);
		List<String> words = outsideParentheses(text);
		String operation = operation(words);
		String table = table(words, operation);
		return new SqlStatement(text, operation, table, table != null && usesSingleTable(text));
	}

	/**
	 * A word that may only be a function or a column counts as well: the answer is to be
	 * certain.
	 */
	private static boolean usesSingleTable(String text) {
		List<String> words = TOKEN.matcher(text)
			.results()
			.map((token) -> token.group().toLowerCase(Locale.ROOT))
			.filter(WORDS_WITH_TABLES::contains)
			.toList();
		return words.size() <= 1 && !SEVERAL_TABLES.matcher(text).find();
	}

	/**
	 * Return the words outside parentheses, with each part in parentheses as a single
	 * {@code "("}.
	 */
	private static List<String> outsideParentheses(String text) {
		int[] depth = { 0 };
		return TOKEN.matcher(text).results().map(MatchResult::group).filter((token) -> {
			if (token.equals(")")) {
				depth[0]--;
				return false;
			}
			return (token.equals("(") ? depth[0]++ : depth[0]) == 0;
		}).toList();
	}

	private static String operation(List<String> words) {
		String first = words.isEmpty() ? OTHER : words.get(0).toLowerCase(Locale.ROOT);
		if (first.equals("with")) {
			return words.stream()
				.map((word) -> word.toLowerCase(Locale.ROOT))
				.filter(List.of("select", "insert", "update", "delete", "merge")::contains)
				.findFirst()
				.orElse(OTHER);
		}
		return (WORD_BEFORE_TABLE.containsKey(first) || first.equals("call")) ? first : OTHER;
	}

	private static @Nullable String table(List<String> words, String operation) {
		String before = WORD_BEFORE_TABLE.get(operation);
		return words.stream()
			.dropWhile((word) -> !word.equalsIgnoreCase(before))
			.skip(1)
			.filter((word) -> !WORDS_TO_SKIP.contains(word.toLowerCase(Locale.ROOT)))
			.findFirst()
			.filter((word) -> !word.equals("("))
			.map((word) -> word.replaceAll("[\"`]", ""))
			.orElse(null);
	}

}
