package io.github.tuxsentry.internal.autoconfigure;

/**
 * Number of letters to insert, delete or replace in order to change one word into
 * another.
 */
final class EditDistance {

	private EditDistance() {
	}

	static int between(String one, String other) {
		int[] previous = new int[other.length() + 1];
		for (int column = 0; column <= other.length(); column++) {
			previous[column] = column;
		}
		for (int row = 1; row <= one.length(); row++) {
			int[] current = new int[other.length() + 1];
			current[0] = row;
			for (int column = 1; column <= other.length(); column++) {
				int change = (one.charAt(row - 1) == other.charAt(column - 1)) ? 0 : 1;
				current[column] = Math.min(previous[column - 1] + change,
						1 + Math.min(previous[column], current[column - 1]));
			}
			previous = current;
		}
		return previous[other.length()];
	}

}
