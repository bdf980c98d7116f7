package io.github.tuxsentry.sample.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tuxsentry.metrics.BotAttribute;
import io.github.tuxsentry.sample.RunningBot;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Sentry's own npm packages find in the envelopes of the tour. Requires npm: run
 * with {@code mvn verify -Preaders}.
 */
@Tag("readers")
class ReadersTests {

	private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");

	@TempDir
	private static Path envelopes;

	private static Map<String, Long> received;

	private static JsonNode report;

	@BeforeAll
	static void readTheEnvelopesOfTheTour() throws Exception {
		try (RunningBot bot = RunningBot.start("--offline.tour=true")) {
			LocalSentry sentry = bot.bean(LocalSentry.class);
			List<byte[]> bodies = sentry.rawBodies();
			received = sentry.items().stream().collect(Collectors.groupingBy(SentryItem::type, Collectors.counting()));
			for (int i = 0; i < bodies.size(); i++) {
				Files.write(envelopes.resolve("%05d.envelope".formatted(i)), bodies.get(i));
			}
		}
		report = read();
	}

	private static JsonNode read() throws IOException, InterruptedException {
		Path output = envelopes.resolveSibling(envelopes.getFileName() + ".json");
		Path directory = Path.of("target", "test-classes", "readers").toAbsolutePath();
		Process node = new ProcessBuilder("node", "read.mjs", envelopes.toString()).directory(directory.toFile())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.redirectOutput(output.toFile())
			.start();
		try {
			assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
			assertThat(node.exitValue()).isZero();
			return new ObjectMapper().readTree(output.toFile());
		}
		finally {
			node.destroyForcibly();
			Files.deleteIfExists(output);
		}
	}

	@Test
	void everyItemCanBeRead() {
		assertThat(report.path("faults")).isEmpty();
		Map<String, Long> items = new TreeMap<>();
		report.path("items").properties().forEach((item) -> items.put(item.getKey(), item.getValue().asLong()));
		assertThat(items).isEqualTo(received).containsOnlyKeys(TourTests.ITEM_TYPES);
	}

	/**
	 * Some names that the library has always had, or that pages of Sentry read, are
	 * deprecated.
	 */
	@Test
	void deprecatedNamesAreOnlySentBesideTheirReplacements() {
		assertThat(names("deprecated")).isEmpty();
	}

	@Test
	void everyNameIsOneOfTheConventionsOrDocumented() throws IOException {
		Set<String> documented = new HashSet<>();
		for (String page : List.of("tracing.md", "logging.md")) {
			CODE.matcher(Files.readString(Path.of("..", "docs", page)))
				.results()
				.forEach((code) -> documented.add(code.group(1)));
		}
		Arrays.stream(BotAttribute.values()).map(BotAttribute::key).forEach(documented::add);
		assertThat(names("unknown")).isNotEmpty().isSubsetOf(documented);
	}

	private static Set<String> names(String finding) {
		return report.path(finding).properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
	}

}
