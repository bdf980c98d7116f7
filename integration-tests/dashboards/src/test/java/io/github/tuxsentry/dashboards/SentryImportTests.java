package io.github.tuxsentry.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The import of the dashboard, the monitors and the alerts to Sentry.
 */
class SentryImportTests {

	private static final int ENTRIES = 1 + DashboardFiles.monitors().size() + DashboardFiles.alerts().size();

	private final SentryApi sentry = SentryApi.start();

	private final Map<String, String> environment = new HashMap<>(
			Map.of("SENTRY_AUTH_TOKEN", SentryApi.TOKEN, "SENTRY_ORG", "acme", "SENTRY_PROJECT", "bot", "SENTRY_URL",
					this.sentry.url() + "/", "no_proxy", "127.0.0.1"));

	@BeforeAll
	static void requireTheTools() {
		for (String tool : List.of("sh", "curl", "jq")) {
			assumeTrue(Tool.isInstalled(tool), tool + " is not installed, so the import to Sentry is not tested");
		}
	}

	@AfterEach
	void stopSentry() {
		this.sentry.close();
	}

	@Test
	void createsEverythingOnTheFirstRun() throws Exception {
		assertThat(successfulRun()).endsWith(ENTRIES + " created, 0 updated, 0 unchanged\n");
		assertThat(this.sentry.all("dashboards")).singleElement()
			.satisfies((dashboard) -> assertThat(dashboard.path("widgets"))
				.hasSameSizeAs(DashboardFiles.sentryDashboard().path("widgets")))
			.satisfies((dashboard) -> assertThat(dashboard.path("projects").path(0).asText())
				.isEqualTo(SentryApi.PROJECT_ID));
		assertThat(this.sentry.all("workflows")).hasSameSizeAs(DashboardFiles.alerts());
		assertThat(this.sentry.all("detectors")).hasSameSizeAs(DashboardFiles.monitors());
		assertThat(DashboardFiles.monitors()).allSatisfy((monitor) -> {
			JsonNode created = this.sentry.named("detectors", monitor.path("name").asText());
			assertThat(created.path("enabled")).isEqualTo(monitor.path("enabled"));
			assertThat(created.path("workflowIds")).containsExactlyElementsOf(monitor.path("alerts")
				.valueStream()
				.map((alert) -> this.sentry.named("workflows", alert.asText()).path("id"))
				.toList());
		});
	}

	@Test
	void changesNothingOnTheSecondRun() throws Exception {
		successfulRun();
		List<String> changes = this.sentry.changes();
		assertThat(successfulRun()).endsWith("0 created, 0 updated, " + ENTRIES + " unchanged\n");
		assertThat(this.sentry.changes()).isEqualTo(changes);
	}

	@Test
	void updatesWhatDiffers() throws Exception {
		successfulRun();
		ObjectNode monitor = this.sentry.named("detectors", "Slow Commands");
		((ObjectNode) monitor.at("/conditionGroup/conditions/0")).put("comparison", 7);
		ObjectNode dashboard = this.sentry.named("dashboards", "Discord Bot");
		((ArrayNode) dashboard.path("widgets")).remove(3);
		assertThat(successfulRun()).contains("updated    monitor    Slow Commands\n")
			.contains("updated    dashboard  Discord Bot\n")
			.endsWith("0 created, 2 updated, " + (ENTRIES - 2) + " unchanged\n");
		assertThat(successfulRun()).endsWith("0 created, 0 updated, " + ENTRIES + " unchanged\n");
	}

	@Test
	void keepsWhatIsDecidedInSentry() throws Exception {
		successfulRun();
		ObjectNode alert = this.sentry.named("workflows", "Bot: Notify the Team");
		((ObjectNode) alert.at("/actionFilters/0/actions/0")).put("type", "discord");
		ObjectNode other = this.sentry.named("workflows", "Bot: Notify the Developers");
		ObjectNode monitor = this.sentry.named("detectors", "No Commands");
		monitor.put("enabled", true);
		((ObjectNode) monitor.at("/dataSources/0/queryObj/snubaQuery")).put("environment", "production");
		((ArrayNode) monitor.path("workflowIds")).add(other.path("id"));
		assertThat(successfulRun()).endsWith("0 created, 0 updated, " + ENTRIES + " unchanged\n");
		monitor.put("description", "");
		assertThat(successfulRun()).endsWith("0 created, 1 updated, " + (ENTRIES - 1) + " unchanged\n");
		assertThat(monitor.path("enabled").asBoolean()).isTrue();
		assertThat(monitor.at("/dataSources/0/queryObj/snubaQuery/environment").asText()).isEqualTo("production");
		assertThat(monitor.path("workflowIds")).contains(alert.path("id"), other.path("id"));
	}

	@Test
	void sharesTheDashboardWithOtherProjects() throws Exception {
		successfulRun();
		ObjectNode dashboard = this.sentry.named("dashboards", "Discord Bot");
		dashboard.putArray("projects").add(17);
		assertThat(successfulRun()).endsWith("0 created, 1 updated, " + (ENTRIES - 1) + " unchanged\n");
		assertThat(dashboard.path("projects")).extracting(JsonNode::asInt)
			.containsExactlyInAnyOrder(17, Integer.valueOf(SentryApi.PROJECT_ID));
		assertThat(successfulRun()).endsWith("0 created, 0 updated, " + ENTRIES + " unchanged\n");
	}

	@Test
	void aDryRunChangesNothing() throws Exception {
		assertThat(run("--dry-run").output()).contains("would be created  monitor    Bot Offline\n")
			.endsWith(ENTRIES + " would be created, 0 would be updated, 0 unchanged\n");
		assertThat(this.sentry.changes()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					401 | Sentry does not accept the token in SENTRY_AUTH_TOKEN (status 401)
					403 | the token in SENTRY_AUTH_TOKEN may not GET projects/acme/bot/ (status 403): the scopes org:read, project:read, alerts:read and alerts:write are required
					404 | projects/acme/bot/ was not found (status 404): check SENTRY_ORG, SENTRY_PROJECT and SENTRY_URL
					429 | Sentry limits the rate of requests (status 429)
					500 | GET projects/acme/bot/ failed with status 500: {"detail":"Failure 500"}
					""")
	void errorsOfSentryEndTheImport(int status, String message) throws Exception {
		this.sentry.failWith(status);
		Tool.Result result = run();
		assertThat(result.output()).startsWith("import.sh: " + message);
		assertThat(result.status()).isOne();
	}

	@Test
	void anotherTokenEndsTheImport() throws Exception {
		this.environment.put("SENTRY_AUTH_TOKEN", "another");
		assertThat(run()).isEqualTo(
				new Tool.Result(1, "import.sh: Sentry does not accept the token in SENTRY_AUTH_TOKEN (status 401)\n"));
	}

	@Test
	void anotherProjectEndsTheImport() throws Exception {
		this.environment.put("SENTRY_PROJECT", "another");
		assertThat(run().output()).startsWith("import.sh: projects/acme/another/ was not found (status 404)");
		assertThat(this.sentry.changes()).isEmpty();
	}

	@Test
	void anUnavailableSentryEndsTheImport() throws Exception {
		this.sentry.close();
		assertThat(run().output()).endsWith("import.sh: Sentry cannot be reached at " + this.sentry.url() + "\n");
		assertThat(run().status()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SENTRY_AUTH_TOKEN", "SENTRY_ORG", "SENTRY_PROJECT" })
	void variablesAreRequired(String variable) throws Exception {
		this.environment.put(variable, "");
		Tool.Result result = run();
		assertThat(result.output()).startsWith("import.sh: " + variable + " is not set: ");
		assertThat(result.status()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "SENTRY_ORG, acme/../other", "SENTRY_PROJECT, a b", "SENTRY_AUTH_TOKEN, 'a\"b'" })
	void variablesAreValidated(String variable, String value) throws Exception {
		this.environment.put(variable, value);
		assertThat(run().status()).isEqualTo(2);
	}

	@Test
	void toolsAreRequired(@TempDir Path empty) throws Exception {
		this.environment.put("PATH", empty.toString());
		Tool.Result result = run();
		assertThat(result).isEqualTo(new Tool.Result(2, "import.sh: curl is required, but not installed\n"));
	}

	@Test
	void anUnknownOptionIsRejected() throws Exception {
		Tool.Result result = run("--force");
		assertThat(result.output()).startsWith("Usage: import.sh [--dry-run]\n");
		assertThat(result.status()).isEqualTo(2);
	}

	private String successfulRun() throws IOException, InterruptedException {
		Tool.Result result = run();
		assertThat(result.status()).as(result.output()).isZero();
		return result.output();
	}

	private Tool.Result run(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(shell().toString(), DashboardFiles.path("sentry/import.sh").toString()));
		command.addAll(List.of(arguments));
		return Tool.run(this.environment, command);
	}

	private static Path shell() {
		return Stream.of(Path.of("/bin/sh"), Path.of("/usr/bin/sh"))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow();
	}

}
