package io.github.tuxsentry.sample.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.sample.RunningBot;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class TourTests {

	/**
	 * Types of items that the library sends without a profiler.
	 */
	static final String[] ITEM_TYPES = { "attachment", "check_in", "client_report", "event", "feedback", "log",
			"session", "sessions", "trace_metric", "transaction" };

	/**
	 * Attributes of Sentry's conventions: name, type and the name that replaces it.
	 */
	private static final Path CONVENTIONS = Path.of("..", "tux-sentry-autoconfigure", "src", "test", "resources",
			"conventions", "attributes.txt");

	private static RunningBot bot;

	@BeforeAll
	static void playTheTour() {
		bot = RunningBot.start("--offline.tour=true");
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	@Test
	void containsItemsOfAllTypes() {
		LocalSentry sentry = bot.bean(LocalSentry.class);
		assertThat(sentry).hasNoMalformedEnvelopes();
		assertThat(sentry.items().stream().map(SentryItem::type).distinct()).containsExactlyInAnyOrder(ITEM_TYPES);
		assertThat(sentry.items("feedback")).singleElement()
			.satisfies((feedback) -> assertThat(feedback).isFeedbackOn(sentry.events().get(0)));
		assertThat(sentry.events().get(0).payload().at("/sdk/packages").findValuesAsText("version"))
			.doesNotContain("unknown");
	}

	@Test
	void deprecatedNamesAreOnlySentBesideTheirReplacements() throws IOException {
		Map<String, String> replacements = Files.readAllLines(CONVENTIONS)
			.stream()
			.map((line) -> line.split(" "))
			.filter((words) -> words.length == 3 && !words[0].equals("#"))
			.collect(Collectors.toMap((words) -> words[0], (words) -> words[2]));
		List<Set<String>> names = bot.bean(LocalSentry.class).items().stream().flatMap(TourTests::attributes).toList();
		assertThat(names).anyMatch((sent) -> sent.contains("db.system"))
			.allSatisfy((sent) -> assertThat(sent)
				.containsAll(sent.stream().filter(replacements::containsKey).map(replacements::get).toList()));
	}

	/**
	 * Returns the names of the attributes of each span, metric and log of an item.
	 */
	private static Stream<Set<String>> attributes(SentryItem item) {
		Stream<JsonNode> objects = switch (item.type()) {
			case "transaction" -> Stream.concat(Stream.of(item.context("trace").path("data")),
					item.spans().stream().map((span) -> span.path("data")));
			case "trace_metric", "log" ->
				item.payload().path("items").valueStream().map((part) -> part.path("attributes"));
			default -> Stream.empty();
		};
		return objects.map((object) -> object.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet()));
	}

	@Test
	void printsALineForEachThingThatReachesSentry(CapturedOutput output) {
		LocalSentry sentry = bot.bean(LocalSentry.class);
		assertThat(sentry).hasTransactions(11).hasEvents(1);
		int ofCommands = (int) sentry.metrics()
			.stream()
			.filter((metric) -> metric.name().startsWith("bot.command."))
			.count();
		List<String> lines = output.getOut().lines().toList();
		assertThat(lines).filteredOn((line) -> line.contains(" transaction  ")).hasSize(11);
		assertThat(lines).filteredOn((line) -> line.contains(" metric  "))
			.filteredOn((line) -> line.contains(" bot.command."))
			.hasSize(ofCommands);
		assertThat(lines).haveExactly(1, line("error +IllegalStateException: Boom! +error +bob +[0-9a-f]{8}"))
			.haveExactly(2, line("transaction +command.ping +ok +\\w+ +[0-9.]+ ms +[0-9a-f]{8}"))
			.haveExactly(2, line("transaction +command.tldr +ok +\\w+ +[0-9.]+ ms +[0-9a-f]{8}"))
			.haveExactly(1, line("span +http.client GET \\S+ +ok +[0-9.]+ ms"))
			.haveExactly(2, line("transaction +command.ban +ok +alice +[0-9.]+ ms +[0-9a-f]{8}"))
			.haveExactly(1, line("transaction +command.ban +permission_denied +bob +[0-9.]+ ms +[0-9a-f]{8}"))
			.haveExactly(1, line("transaction +command.Show cases +ok +alice +[0-9.]+ ms +[0-9a-f]{8}"))
			.haveExactly(1, line("transaction +command.Report message +ok +bob +[0-9.]+ ms +[0-9a-f]{8}"))
			.haveExactly(1, line("transaction +cleanup +ok +[0-9.]+ ms +[0-9a-f]{8}"))
			.haveExactly(1, line("metric +bot.command.failures crash +1 +[0-9a-f]{8}"));
		assertThat(lines).filteredOn((line) -> line.matches("\\S+ INFO +tour .*"))
			.last()
			.asString()
			.endsWith("The bot stays up until Ctrl-C.");
		assertThat(output)
			.contains("curl http://127.0.0.1:" + bot.property("local.server.port") + "/offline/discord/commands");
	}

	private static Condition<String> line(String pattern) {
		Pattern compiled = Pattern.compile("\\b" + pattern + "$");
		return new Condition<>((line) -> compiled.matcher(line).find(), pattern);
	}

}
