package io.github.tuxsentry.dashboards;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Aggregate of a metric in the syntax of Sentry, e.g.
 * {@code p95(value,bot.command.execution_time,distribution,millisecond)}, with the fields
 * that are used for grouping and filtering. For a wrong name, type or unit, Sentry
 * returns no value.
 */
record MetricAggregate(String function, String metric, String type, String unit, List<String> fields) {

	private static final Pattern SYNTAX = Pattern.compile("(\\w+)\\(value,([^,]+),([^,]+),([^,)]+)\\)");

	private static final Map<String, List<String>> FUNCTIONS = Map.of("counter", List.of("sum"), "distribution",
			List.of("p50", "p95", "avg", "max"), "gauge", List.of("avg", "min", "max"));

	/**
	 * Return the aggregates of the dashboard and of the monitors.
	 */
	static List<MetricAggregate> all() {
		Stream<MetricAggregate> widgets = DashboardFiles.sentryDashboard()
			.path("widgets")
			.valueStream()
			.filter((widget) -> widget.path("widgetType").asText().equals("tracemetrics"))
			.flatMap((widget) -> widget.path("queries").valueStream())
			.flatMap((query) -> query.path("aggregates")
				.valueStream()
				.map((aggregate) -> parse(aggregate, SearchFields.of(query))));
		Stream<MetricAggregate> monitors = DashboardFiles.monitors()
			.stream()
			.flatMap((monitor) -> monitor.path("dataSources").valueStream())
			.filter((source) -> source.path("dataset").asText().equals("events_analytics_platform"))
			.map((source) -> parse(source.path("aggregate"), SearchFields.of(source)));
		return Stream.concat(widgets, monitors).toList();
	}

	private static MetricAggregate parse(JsonNode aggregate, List<String> fields) {
		Matcher matcher = SYNTAX.matcher(aggregate.asText());
		assertThat(matcher.matches()).as(aggregate.asText()).isTrue();
		return new MetricAggregate(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), fields);
	}

	boolean hasFunctionOfItsType() {
		return FUNCTIONS.getOrDefault(this.type, List.of()).contains(this.function);
	}

}
