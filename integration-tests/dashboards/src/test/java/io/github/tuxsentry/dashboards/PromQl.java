package io.github.tuxsentry.dashboards;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Metrics and labels that a PromQL expression refers to.
 */
record PromQl(Set<String> metrics, Set<String> labels) {

	private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

	private static final Pattern RANGE = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\w+");

	private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");

	private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");

	private static final Pattern LABEL = Pattern.compile("[a-zA-Z_]\\w*");

	private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_:][\\w:]*\\b(?!\\s*\\()");

	private static final Set<String> OPERATORS = Set.of("and", "or", "unless");

	static PromQl parse(String expression) {
		String text = RANGE.matcher(STRING.matcher(expression).replaceAll("")).replaceAll("");
		Set<String> labels = new TreeSet<>();
		SELECTOR.matcher(text).results().forEach((selector) -> addLabels(selector.group(1), labels));
		text = SELECTOR.matcher(text).replaceAll("");
		GROUPING.matcher(text).results().forEach((grouping) -> addLabels(grouping.group(1), labels));
		text = GROUPING.matcher(text).replaceAll("");
		Set<String> metrics = NAME.matcher(text)
			.results()
			.map((name) -> name.group())
			.filter((name) -> !OPERATORS.contains(name))
			.collect(Collectors.toCollection(TreeSet::new));
		return new PromQl(metrics, labels);
	}

	private static void addLabels(String list, Set<String> labels) {
		LABEL.matcher(list).results().forEach((label) -> labels.add(label.group()));
	}

}
