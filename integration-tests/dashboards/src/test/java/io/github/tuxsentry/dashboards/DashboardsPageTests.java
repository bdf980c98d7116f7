package io.github.tuxsentry.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page that describes the dashboards lists what is in them.
 */
class DashboardsPageTests {

	private static final String PAGE = DashboardFiles.page("dashboards.md");

	@Test
	void widgetsAreListedWithTheirDescription() {
		assertThat(rows("### Widgets")).containsExactlyElementsOf(DashboardFiles.sentryDashboard()
			.path("widgets")
			.valueStream()
			.map((widget) -> row(widget, "title", "description"))
			.toList());
	}

	@Test
	void monitorsAreListedWithTheirDescriptionAndAlert() {
		assertThat(rows("### Monitors")).containsExactlyElementsOf(DashboardFiles.monitors()
			.stream()
			.map((monitor) -> row(monitor, "name", "description") + " "
					+ monitor.path("alerts").valueStream().map(JsonNode::asText).collect(Collectors.joining(", "))
					+ " |")
			.toList());
	}

	@Test
	void alertsAreListedWithTheirFrequency() {
		assertThat(rows("### Alerts")).containsExactlyElementsOf(DashboardFiles.alerts()
			.stream()
			.map((alert) -> "| %s | at most every %s minutes |".formatted(alert.path("name").asText(),
					alert.at("/config/frequency")))
			.toList());
	}

	@Test
	void panelsAreListedWithTheirDescription() {
		assertThat(rows("## Grafana")).containsExactlyElementsOf(
				DashboardFiles.panels().stream().map((panel) -> row(panel, "title", "description")).toList());
	}

	@Test
	void rulesAreListedWithTheirSeverity() {
		assertThat(rows("## Prometheus")).extracting((row) -> row.replaceFirst("[^|]+\\|$", ""))
			.containsExactlyElementsOf(DashboardFiles.rules()
				.stream()
				.map((rule) -> "| `%s` | %s |".formatted(rule.path("alert").asText(),
						rule.at("/labels/severity").asText()))
				.toList());
	}

	@Test
	void theNumbersAreThoseOfTheFiles() {
		assertThat(PAGE)
			.contains("a dashboard with %d widgets, %d monitors, %d alerts".formatted(
					DashboardFiles.sentryDashboard().path("widgets").size(), DashboardFiles.monitors().size(),
					DashboardFiles.alerts().size()))
			.contains("a dashboard with " + DashboardFiles.panels().size() + " panels")
			.contains(DashboardFiles.rules().size() + " alert rules");
	}

	@Test
	void dashboardsAndRulesOfTuxHaveCounterparts() {
		Set<String> known = Stream
			.of(titles(DashboardFiles.sentryDashboard().path("widgets").valueStream(), "title"),
					titles(DashboardFiles.monitors().stream(), "name"),
					titles(DashboardFiles.alerts().stream(), "name"), titles(DashboardFiles.panels().stream(), "title"),
					titles(DashboardFiles.rules().stream(), "alert").map((rule) -> "`" + rule + "`"))
			.flatMap((titles) -> titles)
			.collect(Collectors.toSet());
		assertThat(rows("## Tux's Dashboards and Alert Rules")).hasSize(13).allSatisfy((row) -> {
			String[] cells = row.split(" \\| ");
			assertThat(List.of(cells[1].split(", "))).isSubsetOf(known);
			String other = cells[2].replaceFirst(" \\|$", "");
			if (!other.startsWith("none")) {
				assertThat(List.of(other.split(", "))).isSubsetOf(known);
			}
		});
	}

	private static Stream<String> titles(Stream<JsonNode> entries, String field) {
		return entries.map((entry) -> entry.path(field).asText());
	}

	private static String row(JsonNode entry, String... fields) {
		return Stream.of(fields)
			.map((field) -> entry.path(field).asText())
			.collect(Collectors.joining(" | ", "| ", " |"));
	}

	/**
	 * Return the rows of the table in a section.
	 */
	private static List<String> rows(String heading) {
		List<String> rows = new ArrayList<>();
		boolean within = false;
		for (String line : PAGE.lines().toList()) {
			if (line.startsWith("#")) {
				within = line.equals(heading);
			}
			else if (within && line.startsWith("|")) {
				rows.add(line);
			}
		}
		assertThat(rows).as(heading).hasSizeGreaterThan(2);
		return rows.subList(2, rows.size());
	}

}
