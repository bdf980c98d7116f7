package io.github.tuxsentry.dashboards;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboard, monitors and alerts for Sentry respect the limits and rules of its API.
 */
class SentryFilesTests {

	private static final int MAX_WIDGETS = 30;

	private static final int COLUMNS = 6;

	private static final Set<String> DISPLAY_TYPES_OF_METRICS = Set.of("line", "area", "bar", "big_number");

	static Stream<JsonNode> widgets() {
		return DashboardFiles.sentryDashboard().path("widgets").valueStream();
	}

	static Stream<JsonNode> monitors() {
		return DashboardFiles.monitors().stream();
	}

	@Test
	void titlesAndNamesAreUnique() {
		assertThat(widgets().map((widget) -> widget.path("title").asText())).doesNotHaveDuplicates()
			.hasSizeLessThanOrEqualTo(MAX_WIDGETS);
		assertThat(names(DashboardFiles.monitors())).doesNotHaveDuplicates();
		assertThat(names(DashboardFiles.alerts())).doesNotHaveDuplicates();
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("widgets")
	void aWidgetIsAccepted(JsonNode widget) {
		assertThat(widget.path("description").asText()).isNotBlank().hasSizeLessThanOrEqualTo(255);
		JsonNode query = widget.path("queries").path(0);
		assertThat(query.path("fields")).containsExactlyElementsOf(
				Stream.concat(query.path("columns").valueStream(), query.path("aggregates").valueStream()).toList());
		if (widget.path("widgetType").asText().equals("tracemetrics")) {
			assertThat(widget.path("displayType").asText()).isIn(DISPLAY_TYPES_OF_METRICS);
		}
		if (!query.path("columns").isEmpty()) {
			assertThat(widget.path("limit").asInt()).isBetween(1, 10);
			assertThat(query.path("aggregates")).extracting((aggregate) -> "-" + aggregate.asText())
				.contains(query.path("orderby").asText());
		}
	}

	@Test
	void widgetsDoNotOverlap() {
		List<String> cells = widgets().map((widget) -> widget.path("layout"))
			.flatMap((layout) -> Stream
				.iterate(0, (i) -> i < layout.path("w").asInt() * layout.path("h").asInt(), (i) -> i + 1)
				.map((i) -> "column %d, row %d".formatted(layout.path("x").asInt() + i % layout.path("w").asInt(),
						layout.path("y").asInt() + i / layout.path("w").asInt())))
			.toList();
		assertThat(cells).doesNotHaveDuplicates();
		assertThat(cells.size() % COLUMNS).isZero();
		assertThat(widgets().map((widget) -> widget.path("layout")))
			.allMatch((layout) -> layout.path("x").asInt() + layout.path("w").asInt() <= COLUMNS);
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("monitors")
	void aMonitorOpensAndResolvesAtItsThreshold(JsonNode monitor) {
		assertThat(monitor.path("description").asText()).isNotBlank();
		JsonNode conditions = monitor.path("conditionGroup").path("conditions");
		assertThat(conditions).hasSize(2);
		JsonNode opens = conditions.path(0);
		JsonNode resolves = conditions.path(1);
		assertThat(opens.path("type").asText() + " and " + resolves.path("type").asText()).isIn("gt and lte",
				"lt and gte");
		assertThat(resolves.path("comparison")).isEqualTo(opens.path("comparison"));
		assertThat(opens.path("conditionResult").asInt()).isIn(75, 50);
		assertThat(resolves.path("conditionResult").asInt()).isZero();
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("monitors")
	void aMonitorNotifiesWithAnAlert(JsonNode monitor) {
		assertThat(monitor.path("alerts")).isNotEmpty()
			.allSatisfy((alert) -> assertThat(names(DashboardFiles.alerts())).contains(alert.asText()));
	}

	@Test
	void everyAlertIsUsed() {
		assertThat(monitors().flatMap((monitor) -> monitor.path("alerts").valueStream()).map(JsonNode::asText))
			.containsAll(names(DashboardFiles.alerts()));
	}

	private static List<String> names(List<JsonNode> entries) {
		return entries.stream().map((entry) -> entry.path("name").asText()).toList();
	}

}
