package io.github.tuxsentry.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the documentation: Java examples, also those of the Javadoc, are compiled,
 * YAML examples only contain existing properties, links have a target, and every property
 * is described.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

	private static final Pattern JAVADOC_EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\}</pre>", Pattern.DOTALL);

	private static final Pattern LINKED_TYPE = Pattern.compile(
			"\\b((?:javax?|org\\.springframework|io\\.micrometer|io\\.sentry|net\\.dv8tion)(?:\\.[a-z0-9]+)*)\\.[A-Z]");

	private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]+))?\\)");

	private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

	private static final Pattern PROPERTY = Pattern.compile("`(tux\\.sentry(?:\\.[a-z0-9-]+)+)(?=[`:=])");

	/** Messages of the application's {@code MessageSource}. */
	private static final List<String> MESSAGES = List.of("tux.sentry.discord.reply", "tux.sentry.discord.feedback");

	private static final Pattern LOG_MESSAGE = Pattern.compile("(?m)^\\| `([^`]+)`");

	private static final Pattern STRING_CONCATENATION = Pattern.compile("\"\\s*\\+\\s*\"");

	private static final String SOURCES = sources("/src/");

	static Stream<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
			List<Path> pages = new ArrayList<>(docs.filter((page) -> page.toString().endsWith(".md")).toList());
			pages.add(ROOT.resolve("README.md"));
			pages.add(ROOT.resolve("CONTRIBUTING.md"));
			return pages.stream().sorted();
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyJavaExampleStandsInSourceThatIsCompiled(Path page) throws IOException {
		assertThat(blocks(page, "java")).filteredOn((example) -> !SOURCES.contains(withoutIndentation(example)))
			.as("examples that no source holds")
			.isEmpty();
	}

	static Stream<Path> javadoc() throws IOException {
		List<Path> files = new ArrayList<>();
		for (String module : List.of("tux-sentry-autoconfigure", "tux-sentry-test")) {
			try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
				sources.filter((file) -> file.toString().matches(".*\\.(java|html)") && !isInternal(file))
					.forEach(files::add);
			}
		}
		return files.stream();
	}

	private static boolean isInternal(Path file) {
		return ROOT.relativize(file).startsWith("tux-sentry-autoconfigure/src/main/java/io/github/tuxsentry/internal");
	}

	@Test
	void everyExampleInTheJavadocStandsInSourceThatIsCompiled() throws IOException {
		List<String> examples = javadoc().flatMap((file) -> JAVADOC_EXAMPLE.matcher(read(file)).results())
			.map((example) -> withoutIndentation(example.group(1).replaceAll("(?m)^\\s*\\* ?", "")))
			.toList();
		assertThat(examples).hasSizeGreaterThan(3)
			.filteredOn((example) -> !SOURCES.contains("\n" + example + "\n"))
			.as("examples that no source holds")
			.isEmpty();
	}

	@Test
	void everyPackageThatTheJavadocRefersToIsLinked() throws IOException {
		List<String> linked = new ArrayList<>();
		try (Stream<Path> lists = Files.walk(ROOT.resolve(".mvn/javadoc"))) {
			lists.filter(Files::isRegularFile).forEach((list) -> linked.addAll(read(list).lines().toList()));
		}
		assertThat(javadoc().flatMap((file) -> LINKED_TYPE.matcher(read(file)).results())
			.map((type) -> type.group(1))
			.distinct()).isNotEmpty().isSubsetOf(linked);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyPropertyInAYamlExampleExists(Path page) throws IOException {
		List<String> known = propertyNames();
		String configuration = Files.readString(ROOT.resolve("docs/configuration.md"));
		for (String example : blocks(page, "yaml")) {
			YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
			yaml.setResources(new ByteArrayResource(example.getBytes(StandardCharsets.UTF_8)));
			Properties used = yaml.getObject();
			assertThat(used).isNotNull();
			assertThat(used.keySet()).isNotEmpty()
				.map((name) -> name.toString().replaceAll("\\[\\d+]", ""))
				.allSatisfy((name) -> {
					if (name.startsWith("tux.")) {
						assertThat(known).anyMatch((property) -> isOrHolds(property, name));
					}
					if (name.startsWith("sentry.")) {
						assertThat(configuration).contains("`" + name + "`");
					}
				});
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyPropertyNamedInTheTextExists(Path page) throws IOException {
		List<String> known = propertyNames();
		assertThat(PROPERTY.matcher(Files.readString(page)).results()).extracting((named) -> named.group(1))
			.filteredOn((name) -> MESSAGES.stream().noneMatch((message) -> isOrHolds(message, name)))
			.allSatisfy((name) -> assertThat(known)
				.anyMatch((property) -> isOrHolds(property, name) || isOrHolds(name, property)));
	}

	private static boolean isOrHolds(String property, String name) {
		return name.equals(property) || name.startsWith(property + ".");
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyLinkLeadsSomewhere(Path page) throws IOException {
		List<MatchResult> links = LINK.matcher(Files.readString(page)).results().toList();
		assertThat(links).allSatisfy((link) -> {
			Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
			assertThat(target).exists();
			if (link.group(2) != null) {
				assertThat(anchors(target)).as(target.toString()).contains(link.group(2));
			}
		});
	}

	private static List<String> anchors(Path page) {
		return HEADING.matcher(read(page))
			.results()
			.map((heading) -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-'))
			.toList();
	}

	@Test
	void theIndexListsEveryPage() throws IOException {
		Path docs = ROOT.resolve("docs");
		List<Path> linked = LINK.matcher(Files.readString(docs.resolve("README.md")))
			.results()
			.map((link) -> docs.resolve(link.group(1)))
			.toList();
		try (Stream<Path> pages = Files.list(docs)) {
			assertThat(linked).containsExactlyInAnyOrderElementsOf(
					pages.filter((page) -> page.toString().endsWith(".md") && !page.endsWith("README.md")).toList());
		}
	}

	@Test
	void theConfigurationPageListsEveryProperty() throws IOException {
		String page = Files.readString(ROOT.resolve("docs/configuration.md"));
		assertThat(properties()).isNotEmpty().allSatisfy((property) -> {
			assertThat(property.path("description").asText()).as(property.path("name").asText()).isNotBlank();
			assertThat(page).contains(row(property));
		});
		assertThat(page.lines().filter((line) -> line.startsWith("| `tux.sentry."))).hasSameSizeAs(properties());
	}

	private static String row(JsonNode property) {
		JsonNode value = property.path("defaultValue");
		String defaultValue = value.isMissingNode() ? ""
				: "`" + (value.isArray() ? values(value) : value.asText()) + "`";
		return "| `%s` | %s | %s |".formatted(property.path("name").asText(), defaultValue,
				property.path("description").asText());
	}

	private static String values(JsonNode array) {
		List<String> values = new ArrayList<>();
		array.forEach((value) -> values.add(value.asText()));
		return String.join(", ", values);
	}

	@Test
	void theReadmeStaysShort() throws IOException {
		assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
	}

	@Test
	void theGradlePageNamesArtifactsAndVersionsOfTheBuild() throws IOException {
		String build = Files.readString(ROOT.resolve("pom.xml"));
		String page = Files.readString(ROOT.resolve("docs/gradle.md"));
		assertThat(versions(page, "io\\.github\\.tuxsentry:[\\w-]+:([\\w.-]+)")).hasSize(2)
			.containsOnly(first(build, "<version>([^<]+)</version>"));
		assertThat(versions(page, "io\\.github\\.tuxsentry:([\\w-]+)")).hasSize(8)
			.allSatisfy((module) -> assertThat(build).contains("<module>" + module + "</module>"));
		assertThat(versions(page, "net\\.dv8tion:JDA:([\\w.-]+)")).hasSize(2).containsOnly(property(build, "jda"));
		assertThat(versions(page, "org\\.springframework\\.boot\\W+version\\W+([\\d.]+)")).hasSize(2)
			.containsOnly(property(build, "spring-boot"));
		assertThat(versions(page, "\"kotlin\\.version\"\\W+([\\d.]+)")).hasSize(1)
			.containsOnly(property(build, "kotlin"));
		assertThat(versions(page, "\"kotlin-coroutines\\.version\"\\W+([\\d.]+)")).hasSize(1)
			.containsOnly(property(build, "kotlinx-coroutines"));
	}

	private static String property(String build, String name) {
		return first(build, "<" + name + "\\.version>([^<]+)<");
	}

	private static String first(String text, String pattern) {
		return versions(text, pattern).get(0);
	}

	private static List<String> versions(String text, String pattern) {
		return Pattern.compile(pattern).matcher(text).results().map((match) -> match.group(1)).toList();
	}

	@Test
	void everyLogMessageOfTheTroubleshootingPageIsLogged() throws IOException {
		String logged = STRING_CONCATENATION.matcher(sources("/src/main/")).replaceAll("").replace("{}", "…");
		String page = Files.readString(ROOT.resolve("docs/troubleshooting.md"));
		assertThat(LOG_MESSAGE.matcher(page.substring(page.indexOf("## Log Messages"))).results())
			.hasSizeGreaterThan(10)
			.extracting((row) -> row.group(1))
			.allSatisfy((message) -> assertThat(logged).contains(message));
	}

	private static List<String> propertyNames() throws IOException {
		return properties().stream().map((property) -> property.path("name").asText()).toList();
	}

	private static List<JsonNode> properties() throws IOException {
		try (InputStream metadata = new ClassPathResource("META-INF/spring-configuration-metadata.json")
			.getInputStream()) {
			List<JsonNode> properties = new ArrayList<>();
			new ObjectMapper().readTree(metadata).path("properties").forEach((property) -> properties.add(property));
			return properties.stream()
				.filter((property) -> property.path("name").asText().startsWith("tux.sentry."))
				.toList();
		}
	}

	private static List<String> blocks(Path page, String language) throws IOException {
		return BLOCK.matcher(Files.readString(page))
			.results()
			.filter((block) -> block.group(1).equals(language))
			.map((block) -> block.group(2))
			.toList();
	}

	private static String sources(String folder) {
		try (Stream<Path> files = Files.walk(ROOT)) {
			return files.filter((file) -> file.toString().endsWith(".java") && file.toString().contains(folder))
				.map(DocumentationTests::read)
				.map(DocumentationTests::withoutIndentation)
				.collect(Collectors.joining("\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String withoutIndentation(String text) {
		return text.lines().map(String::strip).filter((line) -> !line.isEmpty()).collect(Collectors.joining("\n"));
	}

}
