package io.github.tuxsentry.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verifies that documentation, Javadoc, log messages, exception messages and descriptions
 * of properties do not contain phrases that are foreign to technical English.
 */
class PhrasesTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final List<String> PHRASES = List.of("takes the faults of", "at the most", "asked for with each",
			"of ours", "of yours", "go on", "goes on", "so many", "looked after", "to be had", "tells by",
			"tells whether", "knows nothing of");

	private static final Pattern PHRASE = Pattern.compile(PHRASES.stream()
		.map((phrase) -> phrase.replace(" ", "\\s+"))
		.collect(Collectors.joining("|", "\\b(?:", ")\\b")), Pattern.CASE_INSENSITIVE);

	/** What separates the words of a sentence over lines of comments and of strings. */
	private static final Pattern LINE_BREAK = Pattern
		.compile("[ \\t]*\"?[ \\t]*\\R[ \\t]*(?:\\*(?!/)|//|\\+[ \\t]*\")?[ \\t]*");

	static Stream<Path> texts() throws IOException {
		try (Stream<Path> files = Files.walk(ROOT)) {
			return files.filter(PhrasesTests::isText).sorted().toList().stream();
		}
	}

	private static boolean isText(Path file) {
		String path = ROOT.relativize(file).toString().replace('\\', '/');
		if (path.startsWith("target/") || path.contains("/target/") || !Files.isRegularFile(file)) {
			return false;
		}
		return path.contains("src/main/") ? path.endsWith(".java") || path.endsWith(".json") : path.endsWith(".md");
	}

	@ParameterizedTest
	@MethodSource("texts")
	void doNotContainPhrases(Path file) throws IOException {
		assertThat(phrasesIn(Files.readString(file))).as(ROOT.relativize(file).toString()).isEmpty();
	}

	@Test
	void coverSourcesAndDocumentation() throws IOException {
		assertThat(texts()).contains(ROOT.resolve("README.md"), ROOT.resolve("docs/README.md"))
			.anyMatch((file) -> file.endsWith("SentryManager.java"))
			.anyMatch((file) -> file.endsWith("FilterProperties.java"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ten at the most.", "/**\n * Ten at the\n * most.\n */", "// ten at\n// the most",
			"log(\"ten at \"\n\t+ \"the most\")", "At the most ten" })
	void findPhrases(String text) {
		assertThat(phrasesIn(text)).containsExactly("at the most");
	}

	@ParameterizedTest
	@ValueSource(strings = { "at the mostly harmless", "a list of yourself", "Cargo on board" })
	void ignoreOtherWords(String text) {
		assertThat(phrasesIn(text)).isEmpty();
	}

	private static List<String> phrasesIn(String text) {
		return PHRASE.matcher(LINE_BREAK.matcher(text).replaceAll(" "))
			.results()
			.map((phrase) -> phrase.group().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
			.toList();
	}

}
