package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.tuxsentry.discord.PrefixCommandResolver;
import io.github.tuxsentry.metrics.MetricSink;
import io.github.tuxsentry.spi.ContextContributor;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.spi.FailureStatusRule;
import io.github.tuxsentry.spi.HttpFailureReader;
import io.github.tuxsentry.spi.LocalVariables;
import io.github.tuxsentry.spi.SpanFilter;
import io.github.tuxsentry.spi.TuxSentryInfoContributor;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the list of {@link DocumentedBeans}: it is that of the documentation.
 */
class DocumentedBeansTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	/** Beans that the documentation names since bots declare their own. */
	private static final List<Class<?>> DECLARED_BY_BOTS = List.of(PrefixCommandResolver.class, MetricSink.class,
			ContextContributor.class, EventFilter.class, SpanFilter.class, LocalVariables.class,
			FailureStatusRule.class, HttpFailureReader.class, TuxSentryInfoContributor.class);

	@Test
	void aBeanThatTheDocumentationNamesIsOneThatBotsInjectOrDeclare() throws IOException {
		String pages = pages();
		Set<Class<?>> named = beans()
			.filter((type) -> Pattern.compile("\\b" + type.getSimpleName() + "\\b").matcher(pages).find())
			.collect(Collectors.toSet());
		assertThat(named).containsExactlyInAnyOrderElementsOf(
				Stream.of(DocumentedBeans.types(), DECLARED_BY_BOTS).flatMap(List::stream).toList());
	}

	@Test
	void aBeanOfWhichTheDocumentationShowsACallIsOneThatBotsInject() throws IOException {
		String pages = pages();
		assertThat(beans()
			.filter((type) -> Arrays.stream(type.getMethods())
				.filter((method) -> !Modifier.isStatic(method.getModifiers()))
				.anyMatch((method) -> pages.contains(type.getSimpleName() + "." + method.getName() + "(")))
			.toList()).isNotEmpty().isSubsetOf(DocumentedBeans.types());
	}

	@Test
	void theConfigurationPageListsThemAsAlwaysThere() throws IOException {
		String page = Files.readString(ROOT.resolve("docs/configuration.md"));
		assertThat(DocumentedBeans.types())
			.allSatisfy((type) -> assertThat(page).contains("`" + type.getSimpleName() + "`"));
	}

	@Test
	void aBeanThatAnExampleTakesIsOneThatBotsInject() throws IOException {
		Set<Class<?>> beans = beans().collect(Collectors.toSet());
		assertThat(examples().flatMap(DocumentedBeansTests::parameters).filter(beans::contains).distinct().toList())
			.isNotEmpty()
			.isSubsetOf(DocumentedBeans.types());
	}

	@Test
	void theDocumentationNamesNoInternalBean() throws IOException {
		String pages = pages();
		assertThat(beanTypes().filter(DocumentedBeansTests::isInternal)
			.map(Class::getSimpleName)
			.filter((name) -> Pattern.compile("`" + name + "\\b").matcher(pages).find())).isEmpty();
	}

	/**
	 * The API types of all beans, whatever stands behind them.
	 */
	private static Stream<Class<?>> beans() {
		return beanTypes()
			.flatMap(
					(type) -> isInternal(type) ? Stream.of(ClassUtils.getAllInterfacesForClass(type)) : Stream.of(type))
			.filter((type) -> type.getName().startsWith("io.github.tuxsentry.") && !isInternal(type))
			.distinct();
	}

	private static boolean isInternal(Class<?> type) {
		return type.getName().startsWith("io.github.tuxsentry.internal.");
	}

	private static Stream<Class<?>> beanTypes() {
		return BotContext.configurations()
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> method.isAnnotationPresent(Bean.class))
			.<Class<?>>map((method) -> method.getReturnType());
	}

	/**
	 * Return the pages for authors of bots.
	 */
	private static String pages() throws IOException {
		try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
			StringBuilder pages = new StringBuilder(Files.readString(ROOT.resolve("README.md")));
			for (Path page : docs.filter(DocumentedBeansTests::isForAuthorsOfBots).toList()) {
				pages.append(Files.readString(page));
			}
			return pages.toString();
		}
	}

	private static boolean isForAuthorsOfBots(Path page) {
		String name = page.getFileName().toString();
		return name.endsWith(".md") && !name.equals("quality.md");
	}

	private static Stream<Class<?>> examples() throws IOException {
		Path classes = Path.of("target", "test-classes", "io", "github", "tuxsentry", "examples");
		try (Stream<Path> files = Files.list(classes)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".class") && !name.contains("Tests"))
				.map((name) -> "io.github.tuxsentry.examples." + name.substring(0, name.length() - ".class".length()))
				.<Class<?>>map((name) -> ClassUtils.resolveClassName(name, null))
				.toList()
				.stream();
		}
	}

	private static Stream<Class<?>> parameters(Class<?> example) {
		return Stream
			.<Executable>concat(Arrays.stream(example.getDeclaredConstructors()),
					Arrays.stream(example.getDeclaredMethods())
						.filter((method) -> method.isAnnotationPresent(Bean.class)))
			.flatMap((executable) -> Arrays.stream(executable.getParameterTypes()));
	}

}
