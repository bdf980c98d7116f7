package io.github.tuxsentry.scrub;

import java.util.Locale;
import java.util.Set;

/**
 * Words after the name of a secret that are not secrets: words of code, of states and of
 * sentences.
 */
final class NonSecretWords {

	private static final int MAX_LENGTH = 12;

	private static final Set<String> STATES = Set.of("null", "nil", "none", "undefined", "true", "false", "yes", "no",
			"on", "off", "empty", "missing", "required", "optional", "invalid", "valid", "expired", "unknown",
			"present", "absent", "unset", "enabled", "disabled", "ok", "failed", "denied", "granted", "redacted",
			"hidden", "masked", "removed", "filtered", "protected", "string", "value", "undef", "all");

	private static final Set<String> WORDS = Set.of("set", "not", "is", "was", "are", "must", "may", "should", "cannot",
			"can", "could", "has", "have", "had", "the", "a", "an", "your", "my", "this", "that", "it", "for", "from",
			"to", "in", "of", "with", "and", "or", "if", "new", "await", "async", "typeof", "function", "const", "let",
			"var", "def", "return", "str", "int", "integer", "long", "number", "boolean", "bool", "object", "any",
			"bytes", "byte", "char", "list", "map", "dict", "array", "void", "option", "failure", "success", "received",
			"sent", "changed", "updated", "reset", "self", "super", "cls", "args", "lambda", "text", "expected",
			"unexpected", "too", "only", "unsupported", "does", "do", "did", "will", "would", "when", "while", "where",
			"which", "who", "no", "by", "on", "at", "as", "be", "been", "being", "also", "then", "than", "but", "so",
			"without", "into", "options", "parameter", "parameters", "argument", "arguments", "flag", "flags",
			"instead", "used", "work", "works", "remains", "now", "more", "please", "see", "use", "uses", "using");

	private NonSecretWords() {
	}

	static boolean contain(String word) {
		String lowerCase = word.toLowerCase(Locale.ROOT);
		return STATES.contains(lowerCase) || WORDS.contains(lowerCase);
	}

	/**
	 * Return whether a word is a non-secret word.
	 * @param loose whether a blank precedes the word, as in sentences and code
	 */
	static boolean contain(Scan scan, int from, int to, boolean loose) {
		int end = to;
		while (end > from && scan.at(end - 1) == '.') {
			end--;
		}
		if (end == from || end - from > MAX_LENGTH) {
			return false;
		}
		String word = scan.text().subSequence(from, end).toString().toLowerCase(Locale.ROOT);
		return STATES.contains(word) || (loose && WORDS.contains(word));
	}

}
