package io.github.tuxsentry.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Prometheus accepts the rules and the expressions of the dashboard for Grafana, and the
 * rules cause the alerts that they should.
 */
class PromtoolTests {

	@Test
	void theRulesAreValid() throws Exception {
		promtool("check", "rules", DashboardFiles.path("prometheus/rules.yml").toString());
	}

	@Test
	void theUnitTestsOfTheRulesSucceed() throws Exception {
		promtool("test", "rules", DashboardFiles.path("prometheus/rules.test.yml").toString());
	}

	@Test
	void theExpressionsOfTheDashboardAreValid(@TempDir Path directory) throws Exception {
		List<Map<String, String>> rules = DashboardFiles.panels()
			.stream()
			.flatMap((panel) -> panel.path("targets").valueStream())
			.map((target) -> target.path("expr").asText().replaceAll("\\$__(rate_interval|range)", "5m"))
			.map((expression) -> Map.of("record", "panel", "expr", expression))
			.distinct()
			.toList();
		Path file = directory.resolve("panels.yml");
		new ObjectMapper().writeValue(file.toFile(),
				Map.of("groups", List.of(Map.of("name", "panels", "rules", rules))));
		assertThat(Files.readString(file)).doesNotContain("$__");
		promtool("check", "rules", "--lint=none", file.toString());
	}

	@Test
	void everyRuleIsTestedWithAndWithoutAnAlert() {
		List<JsonNode> tests = DashboardFiles.ruleTests()
			.stream()
			.flatMap((test) -> test.path("alert_rule_test").valueStream())
			.toList();
		Map<Boolean, List<String>> tested = tests.stream()
			.collect(Collectors.partitioningBy((test) -> test.has("exp_alerts"),
					Collectors.mapping((test) -> test.path("alertname").asText(), Collectors.toList())));
		assertThat(DashboardFiles.rules()).extracting((rule) -> rule.path("alert").asText())
			.doesNotHaveDuplicates()
			.allSatisfy((alert) -> {
				assertThat(tested.get(true)).contains(alert);
				assertThat(tested.get(false)).contains(alert);
			});
	}

	private static void promtool(String... arguments) throws IOException, InterruptedException {
		assumeTrue(Tool.isInstalled("promtool"),
				"promtool is not installed, so the rules are not tested by Prometheus");
		List<String> command = new ArrayList<>(List.of("promtool"));
		command.addAll(List.of(arguments));
		Tool.Result result = Tool.run(Map.of(), command);
		assertThat(result.output()).contains("SUCCESS");
		assertThat(result.status()).as(result.output()).isZero();
	}

}
