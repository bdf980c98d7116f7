package io.github.tuxsentry.internal.executor;

import java.util.BitSet;
import java.util.Map;

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

	private static final CronField[] FIELDS = CronField.values();

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
		BitSet seconds = values[CronField.SECOND.ordinal()];
		if (!seconds.get(0) || seconds.cardinality() > 1) {
			throw new NoMonitorException("crontab does not support seconds");
		}
		if (isRestricted(CronField.DAY_OF_MONTH, values) && isRestricted(CronField.DAY_OF_WEEK, values)) {
			throw new NoMonitorException(
					"crontab fires on either of a day of the month and a day of the week, Spring on both at once");
		}
	}

	private static boolean isRestricted(CronField field, BitSet[] values) {
		return !field.isUnrestricted(values[field.ordinal()]);
	}

}
