package io.github.tuxsentry.internal.executor;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.tuxsentry.internal.executor.TaskMonitors.NoMonitorException;

import org.springframework.util.StringUtils;

/**
 * Converter from Spring's cron expressions with six fields, starting with the second, to
 * those of crontab with five fields, starting with the minute, if both denote the same
 * times.
 */
final class Crontab {

	private static final Map<String, String> MACROS = Map.of("@yearly", "0 0 0 1 1 *", "@annually", "0 0 0 1 1 *",
			"@monthly", "0 0 0 1 * *", "@weekly", "0 0 0 * * 0", "@daily", "0 0 0 * * *", "@midnight", "0 0 0 * * *",
			"@hourly", "0 0 * * * *");

	private static final Field[] FIELDS = Field.values();

	private Crontab() {
	}

	/**
	 * Convert an expression.
	 * @param expression an expression that Spring has validated
	 * @return the expression for crontab
	 * @throws NoMonitorException if crontab cannot express it
	 */
	static String of(String expression) throws NoMonitorException {
		String[] fields = StringUtils.tokenizeToStringArray(MACROS.getOrDefault(expression, expression), " ");
		if (fields.length != FIELDS.length) {
			throw new NoMonitorException("'" + expression + "' is not a cron expression");
		}
		BitSet[] values = new BitSet[FIELDS.length];
		for (int i = 0; i < FIELDS.length; i++) {
			values[i] = FIELDS[i].read(fields[i]);
		}
		check(values);
		StringBuilder crontab = new StringBuilder();
		for (int i = 1; i < FIELDS.length; i++) {
			crontab.append((i > 1) ? " " : "").append(FIELDS[i].write(values[i]));
		}
		return crontab.toString();
	}

	private static void check(BitSet[] values) throws NoMonitorException {
		BitSet seconds = values[Field.SECOND.ordinal()];
		if (!seconds.get(0) || seconds.cardinality() > 1) {
			throw new NoMonitorException("crontab does not support seconds");
		}
		if (isRestricted(Field.DAY_OF_MONTH, values) && isRestricted(Field.DAY_OF_WEEK, values)) {
			throw new NoMonitorException(
					"crontab fires on either of a day of the month and a day of the week, Spring on both at once");
		}
	}

	private static boolean isRestricted(Field field, BitSet[] values) {
		return !field.isUnrestricted(values[field.ordinal()]);
	}

	/**
	 * Field of a cron expression: the values at which it fires. It parses expressions
	 * that Spring's {@link org.springframework.scheduling.support.CronExpression} has
	 * already validated, and formats them for crontab.
	 */
	private enum Field {

		SECOND(0, 59, List.of()), MINUTE(0, 59, List.of()), HOUR(0, 23, List.of()), DAY_OF_MONTH(1, 31, List.of()),
		MONTH(1, 12, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
		DAY_OF_WEEK(1, 7, List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"));

		private static final int SUNDAY = 7;

		private final int min;

		private final int max;

		private final List<String> names;

		Field(int min, int max, List<String> names) {
			this.min = min;
			this.max = max;
			this.names = names;
		}

		/**
		 * Parse the field.
		 * @param text the field in Spring's notation
		 * @return the values at which it fires
		 * @throws NoMonitorException if it counts from the end of the month or to the
		 * nearest weekday, which crontab does not support
		 */
		BitSet read(String text) throws NoMonitorException {
			String numbers = withoutNames(text.toUpperCase(Locale.ROOT));
			if (numbers.contains("L") || numbers.contains("W") || numbers.contains("#")) {
				throw new NoMonitorException("crontab does not support '" + text + "'");
			}
			BitSet values = new BitSet();
			for (String part : numbers.split(",")) {
				readPart(part, values);
			}
			if (this == DAY_OF_WEEK && values.get(0)) {
				values.clear(0);
				values.set(SUNDAY);
			}
			return values;
		}

		private String withoutNames(String text) {
			String numbers = text;
			for (int i = 0; i < this.names.size(); i++) {
				numbers = numbers.replace(this.names.get(i), String.valueOf(i + 1));
			}
			return numbers;
		}

		private void readPart(String part, BitSet values) {
			int slash = part.indexOf('/');
			String range = (slash < 0) ? part : part.substring(0, slash);
			int step = (slash < 0) ? 1 : Integer.parseInt(part.substring(slash + 1));
			int dash = range.indexOf('-');
			int first;
			int last;
			if (range.equals("*") || range.equals("?")) {
				first = this.min;
				last = this.max;
			}
			else if (dash < 0) {
				first = Integer.parseInt(range);
				last = (slash < 0) ? first : this.max;
			}
			else {
				first = firstOfRange(Integer.parseInt(range.substring(0, dash)));
				last = Integer.parseInt(range.substring(dash + 1));
			}
			for (int value = first; value <= last; value += step) {
				values.set(value);
			}
		}

		/**
		 * A range that starts with Sunday starts a week.
		 */
		private int firstOfRange(int value) {
			return (this == DAY_OF_WEEK && value == SUNDAY) ? 0 : value;
		}

		boolean isUnrestricted(BitSet values) {
			return values.cardinality() == this.max - this.min + 1;
		}

		/**
		 * Format the field.
		 * @param values the values at which it fires
		 * @return the field in crontab's notation
		 */
		String write(BitSet values) {
			if (isUnrestricted(values)) {
				return "*";
			}
			BitSet numbers = values;
			if (this == DAY_OF_WEEK && values.get(SUNDAY)) {
				numbers = (BitSet) values.clone();
				numbers.clear(SUNDAY);
				numbers.set(0);
			}
			StringBuilder text = new StringBuilder();
			for (int first = numbers.nextSetBit(0); first >= 0;) {
				int last = numbers.nextClearBit(first) - 1;
				text.append(text.isEmpty() ? "" : ",").append(first);
				if (last > first) {
					text.append((last == first + 1) ? ',' : '-').append(last);
				}
				first = numbers.nextSetBit(last + 1);
			}
			return text.toString();
		}

	}

}
