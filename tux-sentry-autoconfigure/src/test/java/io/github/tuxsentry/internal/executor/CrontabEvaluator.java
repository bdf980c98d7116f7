package io.github.tuxsentry.internal.executor;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a crontab of five fields fires, as the manual of crontab says: on either of the
 * two kinds of days when both are given. For tests.
 */
final class CrontabEvaluator {

	private final String[] fields;

	CrontabEvaluator(String crontab) {
		this.fields = crontab.split(" ");
		if (this.fields.length != 5) {
			throw new IllegalArgumentException(crontab);
		}
	}

	/**
	 * The next time after a given one.
	 */
	LocalDateTime next(LocalDateTime after) {
		LocalDateTime time = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
		LocalDateTime end = after.plusYears(30);
		while (time.isBefore(end)) {
			if (!matches(3, 1, 12, time.getMonthValue())) {
				time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
			}
			else if (!isDay(time)) {
				time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
			}
			else if (!matches(1, 0, 23, time.getHour())) {
				time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
			}
			else if (!matches(0, 0, 59, time.getMinute())) {
				time = time.plusMinutes(1);
			}
			else {
				return time;
			}
		}
		return null;
	}

	private boolean isDay(LocalDateTime time) {
		boolean ofMonth = matches(2, 1, 31, time.getDayOfMonth());
		boolean ofWeek = matches(4, 0, 6, time.getDayOfWeek().getValue() % 7);
		boolean either = !this.fields[2].equals("*") && !this.fields[4].equals("*");
		return either ? ofMonth || ofWeek : ofMonth && ofWeek;
	}

	private boolean matches(int field, int min, int max, int value) {
		return values(this.fields[field], min, max).contains(value);
	}

	private static Set<Integer> values(String field, int min, int max) {
		Set<Integer> values = new TreeSet<>();
		for (String part : field.split(",")) {
			String[] range = part.equals("*") ? new String[] { String.valueOf(min), String.valueOf(max) }
					: part.split("-");
			int first = Integer.parseInt(range[0]);
			int last = Integer.parseInt(range[range.length - 1]);
			if (first < min || last > max || first > last) {
				throw new IllegalArgumentException(field);
			}
			for (int value = first; value <= last; value++) {
				values.add(value);
			}
		}
		return values;
	}

}
