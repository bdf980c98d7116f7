package io.github.tuxsentry.architecture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the library to the rules of its {@link House}, and shows on a house with broken
 * rules that they can fail.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.tuxsentry";

	private static final String BROKEN_ROOT = "io.github.tuxsentry.architecture.broken";

	private static final int LONGEST_AUTO_CONFIGURATION = 150;

	private static final int MAX_API_TYPES = 90;

	private static final JavaClasses library = LibraryClasses
		.importWithHierarchy(ROOT, ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.that(DescribedPredicate.describe("are the library's",
				(JavaClass type) -> !type.getPackageName().startsWith(ROOT + ".test")));

	private static final JavaClasses libraryAndTests = LibraryClasses.importAlone(ROOT)
		.that(DescribedPredicate.describe("are the library's or its tests",
				(JavaClass type) -> !type.getPackageName().startsWith(ROOT + ".test")
						&& !type.getPackageName().startsWith(BROKEN_ROOT)));

	private static final JavaClasses broken = LibraryClasses.importWithHierarchy(BROKEN_ROOT);

	static Stream<ArchRule> rules() {
		return new House(ROOT).rules();
	}

	@ParameterizedTest
	@MethodSource("rules")
	void theLibraryKeepsTheRule(ArchRule rule) {
		rule.check(library);
	}

	@Test
	void publicInternalTypesHaveUsersInOtherPackages() {
		new House(ROOT).publicInternalTypesHaveUsersInOtherPackages().check(libraryAndTests);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Layered architecture", "not depend on another room",
			"should depend on classes that reside in a package 'io.sentry..'",
			"should depend on classes that reside in a package 'org.springframework..'", "are io.sentry.Sentry itself",
			"should have modifier FINAL", "should be annotated with @ConditionalOnClass",
			"switches should be read in one way", "make a post-processor", "be in a @NullMarked package",
			"reside in a package 'net.dv8tion..'", "free of cycles", "name of an internal bean", "make no barrier",
			"set no data of a span", "no internal type in a signature" })
	void aHouseWithABrokenRuleIsFound(String rule) {
		List<ArchRule> found = new House(BROKEN_ROOT).rules()
			.filter((candidate) -> candidate.getDescription().contains(rule))
			.toList();
		assertThat(found).hasSize(1);
		assertThat(found.get(0).evaluate(broken).hasViolation()).isTrue();
	}

	@Test
	void aPublicInternalTypeWithoutUserIsFound() {
		assertThat(new House(BROKEN_ROOT).publicInternalTypesHaveUsersInOtherPackages().evaluate(broken).hasViolation())
			.isTrue();
	}

	@Test
	void theImportsFileListsExactlyTheAutoConfigurations() throws IOException {
		List<String> annotated = library.stream()
			.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
			.map(JavaClass::getName)
			.sorted()
			.toList();
		assertThat(imports()).isNotEmpty().containsExactlyElementsOf(annotated);
	}

	@Test
	void theApiStaysSmall() {
		assertThat(library.stream()
			.filter((type) -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC)
					&& !type.getPackageName().startsWith(ROOT + ".internal")))
			.isNotEmpty()
			.hasSizeLessThanOrEqualTo(MAX_API_TYPES);
	}

	private static List<String> imports() throws IOException {
		ClassPathResource resource = new ClassPathResource(
				"META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
			return reader.lines().filter((line) -> line.startsWith(ROOT)).toList();
		}
	}

	@Test
	void autoConfigurationsAreShort() {
		assertThat(library.stream().filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))).isNotEmpty()
			.allSatisfy((type) -> assertThat(lastLine(type)).as(type.getName()).isLessThan(LONGEST_AUTO_CONFIGURATION));
	}

	private static int lastLine(JavaClass type) {
		return type.getCodeUnits()
			.stream()
			.mapToInt((unit) -> unit.getSourceCodeLocation().getLineNumber())
			.max()
			.orElse(0);
	}

}
