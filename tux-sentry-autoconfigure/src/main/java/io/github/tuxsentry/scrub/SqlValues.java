package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * {@link Detector} for values in SQL whose columns are listed before:
 * {@code INSERT INTO bot (id, token) VALUES (1, '…')} and, in messages of databases,
 * {@code Key (id, token)=(1, …) already exists}.
 */
final class SqlValues implements Detector {

	static final String FIRST_CHARACTERS = "(";

	private static final int MAX_COLUMNS_LENGTH = 512;

	private static final int MAX_COLUMNS = 32;

	private static final int MAX_ROWS = 32;

	private static final int MAX_VALUE_LENGTH = 1024;

	private static final int MAX_SPACE = 64;

	private final SecretNames names;

	SqlValues(SecretNames names) {
		this.names = names;
	}

	@Override
	public boolean find(Scan scan, int at) {
		char before = scan.at(at - 1);
		if (before != '=' && before > ' ' && before != 's' && before != 'S') {
			return false;
		}
		int end = scan.startOf(at, Alphabet.WHITESPACE, MAX_SPACE);
		boolean key = scan.matches(at - 2, ")=");
		if (!key && !scan.matchesIgnoringCase(end - 6, "values")) {
			return false;
		}
		List<@Nullable String> labels = labelsOfColumns(scan, key ? at - 1 : end - 6);
		if (labels.stream().allMatch((label) -> label == null)) {
			return false;
		}
		int row = at;
		for (int i = 0; i < MAX_ROWS && row > 0; i++) {
			row = row(scan, row + 1, labels, key);
		}
		return false;
	}

	/**
	 * Return the labels of the columns in the parentheses before a position.
	 */
	private List<@Nullable String> labelsOfColumns(Scan scan, int at) {
		List<@Nullable String> labels = new ArrayList<>();
		int close = scan.startOf(at, Alphabet.WHITESPACE, MAX_SPACE) - 1;
		int open = close - 1;
		while (open > close - MAX_COLUMNS_LENGTH && scan.at(open) != '(' && scan.at(open) != ')'
				&& scan.at(open) != '\0') {
			open--;
		}
		if (scan.at(close) != ')' || scan.at(open) != '(') {
			return labels;
		}
		int from = open + 1;
		for (int i = from; i <= close && labels.size() < MAX_COLUMNS; i++) {
			if (scan.at(i) == ',' || i == close) {
				labels.add(label(scan, from, i));
				from = i + 1;
			}
		}
		return labels;
	}

	private @Nullable String label(Scan scan, int from, int to) {
		int start = from;
		int end = to;
		while (start < end && !Alphabet.IDENTIFIER.contains(scan.at(start))) {
			start++;
		}
		while (end > start && !Alphabet.IDENTIFIER.contains(scan.at(end - 1))) {
			end--;
		}
		return this.names.label(scan.text(), start, end);
	}

	/**
	 * Find the values of a row.
	 * @return the position of the next row, or -1 if there is none
	 */
	private static int row(Scan scan, int start, List<@Nullable String> labels, boolean key) {
		int index = start;
		for (String label : labels) {
			index = scan.end(index, Alphabet.WHITESPACE, MAX_SPACE);
			boolean quoted = scan.at(index) == '\'';
			int from = quoted ? index + 1 : index;
			int end = quoted ? endOfQuoted(scan, from, label != null) : endOfBare(scan, from, key);
			if (end < 0) {
				return -1;
			}
			int last = quoted ? end : scan.startOf(end, Alphabet.WHITESPACE, MAX_SPACE);
			if (label != null && last > from && scan.at(from) != '?' && scan.at(from) != ':' && scan.at(from) != '$'
					&& !Labels.endsAt(scan, from, last) && !NonSecretWords.contain(scan, from, last, false)) {
				scan.replaceAhead(from, last, label);
			}
			index = scan.end(quoted ? end + 1 : end, Alphabet.WHITESPACE, MAX_SPACE);
			char next = scan.at(index);
			if (next == ')') {
				break;
			}
			if (next != ',') {
				return -1;
			}
			index++;
		}
		int comma = scan.end(index + 1, Alphabet.WHITESPACE, MAX_SPACE);
		int next = (scan.at(comma) == ',') ? scan.end(comma + 1, Alphabet.WHITESPACE, MAX_SPACE) : comma;
		return (scan.at(index) == ')' && scan.at(next) == '(') ? next : -1;
	}

	private static int endOfQuoted(Scan scan, int from, boolean secret) {
		for (int i = from; (secret || i < from + MAX_VALUE_LENGTH) && i < scan.length(); i++) {
			if (scan.at(i) == '\'') {
				if (scan.at(i + 1) != '\'') {
					return i;
				}
				i++;
			}
		}
		return secret ? scan.length() : -1;
	}

	/**
	 * Return the end of a number or an expression, which may call functions.
	 */
	private static int endOfBare(Scan scan, int from, boolean key) {
		int limit = Math.min(from + MAX_VALUE_LENGTH, scan.length());
		int depth = 0;
		for (int i = from; i < limit; i++) {
			char current = scan.at(i);
			if (depth == 0 && (current == ')' || (current == ',' && (!key || scan.at(i + 1) == ' ')))) {
				return i;
			}
			depth += (current == '(') ? 1 : (current == ')') ? -1 : 0;
		}
		return -1;
	}

}
