package io.github.tuxsentry.internal.tracing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the attributes against a copy of Sentry's conventions.
 */
class SpanAttributeTests {

	private static final Map<String, String[]> CONVENTIONS = conventions();

	private static final String TABLE_HEAD = """
			| attribute | spans | value |
			|---|---|---|
			""";

	@Test
	void namesOfTheLibraryAreFewAndNotThoseOfAGroupOfTheConventions() {
		assertThat(Arrays.stream(SpanAttribute.values())
			.map(SpanAttribute::key)
			.filter((key) -> !CONVENTIONS.containsKey(key))).containsExactlyInAnyOrder("error", "extra.<key>",
					"grouped_count", "grouped_total_ms", "grouped_min_ms", "grouped_max_ms", "spans.dropped",
					"spans.grouped", "spans.cut", "spans.limit_reached");
	}

	/**
	 * Sentry's page of queries asks for the deprecated name of the system.
	 */
	@Test
	void deprecatedNamesOfTheConventionsAreNotUsed() {
		assertThat(Arrays.stream(SpanAttribute.values())
			.map(SpanAttribute::key)
			.filter((key) -> CONVENTIONS.containsKey(key) && CONVENTIONS.get(key).length > 2))
			.containsExactly("db.system");
	}

	@Test
	void aDeprecatedNameStandsBesideTheOneThatReplacesIt() {
		assertThat(CONVENTIONS.get("db.system")[2]).isEqualTo(SpanAttribute.DB_SYSTEM_NAME.key());
	}

	/**
	 * With {@code -Dtux.docs=write} the table is written instead of compared.
	 */
	@Test
	void theTableOfTheDocumentationIsGeneratedFromTheAttributes() throws IOException {
		Path page = Path.of("..", "docs", "tracing.md");
		String text = Files.readString(page);
		String table = Arrays.stream(SpanAttribute.values())
			.map((attribute) -> "| `%s` | %s | %s |".formatted(attribute.key(), attribute.spans(),
					attribute.description()))
			.collect(Collectors.joining("\n", TABLE_HEAD, "\n"));
		int start = text.indexOf(TABLE_HEAD);
		int end = text.indexOf("\n\n", start) + 1;
		if ("write".equals(System.getProperty("tux.docs"))) {
			Files.writeString(page, text.substring(0, start) + table + text.substring(end));
		}
		else {
			assertThat(text.substring(start, end)).isEqualTo(table);
		}
	}

	private static Map<String, String[]> conventions() {
		try (Stream<String> lines = new ClassPathResource("conventions/attributes.txt")
			.getContentAsString(StandardCharsets.UTF_8)
			.lines()) {
			return lines.filter((line) -> !line.startsWith("#"))
				.map((line) -> line.split(" "))
				.collect(Collectors.toMap((words) -> words[0], Function.identity()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
