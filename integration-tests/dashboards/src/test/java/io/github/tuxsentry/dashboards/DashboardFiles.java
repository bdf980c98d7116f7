package io.github.tuxsentry.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Dashboards and alerts of this repository, and the pages that document them.
 */
final class DashboardFiles {

	private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

	private static final ObjectMapper mapper = new ObjectMapper();

	private DashboardFiles() {
	}

	static Path path(String name) {
		return ROOT.resolve("dashboards").resolve(name);
	}

	static JsonNode sentryDashboard() {
		return json(path("sentry/dashboard.json"));
	}

	static List<JsonNode> monitors() {
		return json(path("sentry/monitors.json")).valueStream().toList();
	}

	static List<JsonNode> alerts() {
		return json(path("sentry/alerts.json")).valueStream().toList();
	}

	/**
	 * Return the panels of the Grafana dashboard, without rows.
	 */
	static List<JsonNode> panels() {
		return json(path("grafana/dashboard.json")).path("panels")
			.valueStream()
			.filter((panel) -> !panel.path("type").asText().equals("row"))
			.toList();
	}

	static List<JsonNode> rules() {
		return yaml(path("prometheus/rules.yml")).path("groups")
			.valueStream()
			.flatMap((group) -> group.path("rules").valueStream())
			.toList();
	}

	static List<JsonNode> ruleTests() {
		return yaml(path("prometheus/rules.test.yml")).path("tests").valueStream().toList();
	}

	static String page(String name) {
		return read(ROOT.resolve("docs").resolve(name));
	}

	private static JsonNode json(Path file) {
		try {
			return mapper.readTree(read(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JsonNode yaml(Path file) {
		Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(read(file));
		return mapper.valueToTree(content);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
