package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.core.instrument.Meter;

/**
 * Selection of meters by name and tags. A pattern is the prefix of a name, or {@code *}
 * for all, optionally followed by required tags, e.g.
 * <code>bot.command{command=ping}</code>; several tags are separated by
 * <code>&amp;</code>, and the value of a tag may end in {@code *} to match a prefix.
 * Immutable.
 */
final class MeterSelection implements Predicate<Meter.Id> {

	private static final Pattern SYNTAX = Pattern.compile("([^{}\\s]+)(?:\\{([^{}]+)})?");

	private final List<Predicate<Meter.Id>> patterns;

	private MeterSelection(List<Predicate<Meter.Id>> patterns) {
		this.patterns = patterns;
	}

	/**
	 * Parse patterns.
	 * @param patterns the patterns, any of which a meter has to match
	 * @return the selection
	 * @throws IllegalArgumentException if one of them is not a pattern
	 */
	static MeterSelection of(List<String> patterns) {
		return new MeterSelection(patterns.stream().map(MeterSelection::pattern).toList());
	}

	private static Predicate<Meter.Id> pattern(String text) {
		Matcher matcher = SYNTAX.matcher(text.strip());
		if (!matcher.matches()) {
			throw notAPattern(text);
		}
		List<Predicate<Meter.Id>> conditions = new ArrayList<>();
		String name = matcher.group(1);
		conditions.add((id) -> name.equals("*") || id.getName().startsWith(name));
		if (matcher.group(2) != null) {
			for (String tag : matcher.group(2).split("&")) {
				conditions.add(tag(text, tag));
			}
		}
		return (id) -> conditions.stream().allMatch((condition) -> condition.test(id));
	}

	private static Predicate<Meter.Id> tag(String text, String tag) {
		int equals = tag.indexOf('=');
		if (equals < 1) {
			throw notAPattern(text);
		}
		String key = tag.substring(0, equals).strip();
		String value = tag.substring(equals + 1).strip();
		if (value.endsWith("*")) {
			String start = value.substring(0, value.length() - 1);
			return (id) -> {
				String actual = id.getTag(key);
				return actual != null && actual.startsWith(start);
			};
		}
		return (id) -> value.equals(id.getTag(key));
	}

	private static IllegalArgumentException notAPattern(String text) {
		return new IllegalArgumentException("'" + text + "' is not the prefix of a name or '*', optionally "
				+ "followed by {tag=value} or {tag=value&tag=value}");
	}

	@Override
	public boolean test(Meter.Id id) {
		for (Predicate<Meter.Id> pattern : this.patterns) {
			if (pattern.test(id)) {
				return true;
			}
		}
		return false;
	}

}
