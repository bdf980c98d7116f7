package io.github.tuxsentry.dashboards;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.metrics.BotAttribute;
import io.github.tuxsentry.metrics.BotMetric;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboard and the monitors for Sentry ask for what the library sends.
 */
class SentryNamesTests {

	private static final String PROCESS = "server.address";

	private static final Set<String> FIELDS_OF_SENTRY = Set.of("level", "release", "span.op", "is_transaction");

	private static final Set<String> TAGS_OF_THE_BOT = Set.of("feature", "guild_size");

	private static final List<MetricAggregate> aggregates = MetricAggregate.all();

	private static WatchedBot bot;

	@BeforeAll
	static void startTheBot() throws InterruptedException {
		bot = WatchedBot.start();
	}

	@AfterAll
	static void closeTheBot() throws InterruptedException {
		bot.close();
	}

	@Test
	void metricsAreNamedAsTheLibraryDocumentsThem() {
		assertThat(aggregates).isNotEmpty().allSatisfy((aggregate) -> {
			BotMetric metric = BotMetric.fromName(aggregate.metric());
			assertThat(metric).isNotNull();
			assertThat(aggregate.type()).isEqualTo(metric.kind().name().toLowerCase(Locale.ROOT));
			assertThat(aggregate.unit()).isEqualTo((metric.unit() != null) ? metric.unit() : "none");
			assertThat(aggregate.hasFunctionOfItsType()).isTrue();
		});
	}

	@Test
	void metricsAreGroupedAndSelectedByTheirAttributes() {
		assertThat(aggregates).allSatisfy((aggregate) -> {
			Set<String> attributes = BotMetric.fromName(aggregate.metric())
				.attributes()
				.stream()
				.map(BotAttribute::key)
				.collect(Collectors.toSet());
			attributes.add(PROCESS);
			assertThat(attributes).containsAll(aggregate.fields());
		});
	}

	@Test
	void metricsReachSentryByTheirNameTypeUnitAndAttributes() {
		assertThat(aggregates).allSatisfy((aggregate) -> {
			LocalMetric metric = bot.sentry().awaitMetric(aggregate.metric());
			assertThat(metric.type()).isEqualTo(aggregate.type());
			assertThat((metric.unit() != null) ? metric.unit() : "none").isEqualTo(aggregate.unit());
			assertThat(metric.attributes().keySet()).containsAll(aggregate.fields());
		});
	}

	@Test
	void theDashboardShowsAllMetrics() {
		Set<String> shown = aggregates.stream().map(MetricAggregate::metric).collect(Collectors.toSet());
		assertThat(shown)
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(BotMetric.values()).map(BotMetric::metricName).toList());
	}

	@Test
	void errorsAndTransactionsOfACommandHaveTheTags() {
		SentryItem event = bot.sentry().awaitEvent((item) -> !item.exceptions().isEmpty());
		SentryItem transaction = bot.sentry().awaitTransaction("command.crash");
		assertThat(tags("error-events")).isNotEmpty().allSatisfy((tag) -> assertThat(event.tag(tag)).isNotBlank());
		assertThat(tags("spans")).isNotEmpty().allSatisfy((tag) -> assertThat(transaction.tag(tag)).isNotBlank());
		assertThat(event.level()).isIn("error", "fatal");
		assertThat(event.user().path("id").asText()).isNotBlank();
		assertThat(event.payload().path("release").asText()).isEqualTo("bot@1.0.0");
	}

	/**
	 * Return the tags that widgets of a type refer to, except those of Sentry and of the
	 * bot itself.
	 */
	private static Set<String> tags(String type) {
		Set<String> tags = new HashSet<>();
		queries(type).forEach((query) -> tags.addAll(SearchFields.of(query)));
		tags.removeAll(FIELDS_OF_SENTRY);
		tags.removeAll(TAGS_OF_THE_BOT);
		return tags;
	}

	@Test
	void operationsOfCommandsAreThoseOfTheLibrary() {
		assertThat(queries("spans").flatMap((query) -> SearchFields.values(query, "span.op").stream())).isNotEmpty()
			.allSatisfy((operation) -> assertThat(DashboardFiles.page("tracing.md"))
				.contains("| `" + operation + "` | `" + operation + "` | commands |"))
			.contains(bot.sentry().awaitTransaction("command.crash").op());
	}

	@Test
	void reasonsOfDroppedEventsAreThoseOfTheLibrary() {
		assertThat(DashboardFiles.monitors()
			.stream()
			.flatMap((monitor) -> monitor.path("dataSources").valueStream())
			.flatMap((source) -> SearchFields.values(source, "reason").stream())).isNotEmpty()
			.allSatisfy((reason) -> assertThat(DashboardFiles.page("filtering.md")).contains("| `" + reason + "` |"));
	}

	private static Stream<JsonNode> queries(String widgetType) {
		return DashboardFiles.sentryDashboard()
			.path("widgets")
			.valueStream()
			.filter((widget) -> widget.path("widgetType").asText().equals(widgetType))
			.flatMap((widget) -> widget.path("queries").valueStream());
	}

}
