package io.github.tuxsentry.dashboards;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.metrics.BotMetric;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboard for Grafana and the rules for Prometheus ask for series that a scrape of
 * a bot contains.
 */
class PrometheusNamesTests {

	private static final Pattern SERIES = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? ");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*}}");

	/**
	 * Labels that Prometheus adds.
	 */
	private static final Set<String> LABELS_OF_THE_TARGET = Set.of("job", "instance");

	private static Map<String, Set<String>> scrape;

	@BeforeAll
	static void scrapeABot() throws InterruptedException {
		try (WatchedBot bot = WatchedBot.start()) {
			scrape = series(bot.scrape());
		}
	}

	/**
	 * Return the labels of each series, by its name.
	 */
	private static Map<String, Set<String>> series(String text) {
		Map<String, Set<String>> series = new HashMap<>();
		SERIES.matcher(text).results().forEach((line) -> {
			Set<String> labels = series.computeIfAbsent(line.group(1), (name) -> new HashSet<>(LABELS_OF_THE_TARGET));
			if (line.group(2) != null) {
				LABEL.matcher(line.group(2)).results().forEach((label) -> labels.add(label.group(1)));
			}
		});
		return series;
	}

	@Test
	void expressionsReferToSeriesAndLabelsOfTheScrape() {
		assertThat(Stream.concat(expressionsOfPanels(), expressionsOfRules())).isNotEmpty().allSatisfy((expression) -> {
			PromQl query = PromQl.parse(expression);
			assertThat(query.metrics()).isNotEmpty().isSubsetOf(scrape.keySet());
			assertThat(labels(query)).containsAll(query.labels());
		});
	}

	@Test
	void unitTestsOfTheRulesHaveSeriesOfTheScrape() {
		List<JsonNode> inputs = DashboardFiles.ruleTests()
			.stream()
			.flatMap((test) -> test.path("input_series").valueStream())
			.toList();
		assertThat(inputs).isNotEmpty().allSatisfy((input) -> {
			Map<String, Set<String>> series = series(input.path("series").asText() + " ");
			assertThat(scrape).containsKeys(series.keySet().toArray(String[]::new));
			series.forEach((name, labels) -> assertThat(scrape.get(name)).containsAll(labels));
		});
	}

	@Test
	void legendsAndAnnotationsReferToLabelsOfTheirExpressions() {
		assertThat(DashboardFiles.panels()).flatExtracting((panel) -> panel.path("targets").valueStream().toList())
			.isNotEmpty()
			.allSatisfy((target) -> assertThat(placeholders(target.path("legendFormat")))
				.isSubsetOf(PromQl.parse(target.path("expr").asText()).labels()));
		assertThat(DashboardFiles.rules()).isNotEmpty()
			.allSatisfy((rule) -> assertThat(placeholders(rule.path("annotations")))
				.isSubsetOf(labels(PromQl.parse(rule.path("expr").asText()))));
	}

	private static Set<String> placeholders(JsonNode texts) {
		return PLACEHOLDER.matcher(texts.toString())
			.results()
			.map((label) -> label.group(1))
			.collect(Collectors.toSet());
	}

	@Test
	void theDashboardShowsAllMetrics() {
		Set<String> shown = expressionsOfPanels().flatMap((expression) -> PromQl.parse(expression).metrics().stream())
			.map(PrometheusNamesTests::withoutSuffix)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(shown).isEqualTo(Stream.of(BotMetric.values())
			.map((metric) -> metric.metricName().replace('.', '_'))
			.collect(Collectors.toCollection(TreeSet::new)));
	}

	private static String withoutSuffix(String series) {
		return series.replaceFirst("_total$|_seconds_\\w+$|_milliseconds$", "");
	}

	/**
	 * Return the labels that all metrics of an expression have. Only buckets have the
	 * label {@code le}.
	 */
	private static Set<String> labels(PromQl query) {
		Set<String> labels = new HashSet<>(scrape.get(query.metrics().iterator().next()));
		query.metrics().forEach((metric) -> labels.retainAll(scrape.get(metric)));
		if (query.metrics().stream().anyMatch((metric) -> metric.endsWith("_bucket"))) {
			labels.add("le");
		}
		return labels;
	}

	private static Stream<String> expressionsOfPanels() {
		return DashboardFiles.panels()
			.stream()
			.flatMap((panel) -> panel.path("targets").valueStream())
			.map((target) -> target.path("expr").asText());
	}

	private static Stream<String> expressionsOfRules() {
		return DashboardFiles.rules().stream().map((rule) -> rule.path("expr").asText());
	}

}
