package io.github.tuxsentry.internal.serialization;

import java.util.List;
import java.util.stream.IntStream;

import io.sentry.Breadcrumb;
import io.sentry.SentryLevel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FieldPolicies}.
 */
class FieldPoliciesTests {

	@Test
	void areDeterminedOnceForEachType() {
		FieldPolicies policies = FieldPolicies.of(Breadcrumb.class);
		assertThat(FieldPolicies.of(Breadcrumb.class)).isSameAs(policies);
		assertThat(policies.type()).isEqualTo(Breadcrumb.class);
		assertThat(policies.areOfSdk()).isTrue();
		assertThat(FieldPolicies.of(FieldPoliciesTests.class).areOfSdk()).isFalse();
	}

	@Test
	void applyToFieldsByNameOrToAllFields() {
		FieldPolicies policies = FieldPolicies.of(Breadcrumb.class);
		assertThat(policies.of("category")).isEqualTo(FieldPolicy.text(128));
		assertThat(policies.of("message")).isEqualTo(FieldPolicy.FREE);
		assertThat(FieldPolicies.of(SentryLevel.class).of("anything")).isEqualTo(FieldPolicy.CODE);
	}

	@Test
	void determineFieldsWithPlainNamesOnce() {
		FieldPolicies policies = FieldPolicies.of(Plain.class);
		List<String> names = List.of("AaAaAa", "AaAaBB", "AaBBAa", "AaBBBB", "BBAaAa", "BBAaBB", "BBBBAa", "BBBBBB");
		assertThat(names).extracting(String::hashCode).containsOnly(names.get(0).hashCode());
		List<Field> fields = names.stream().map(policies::field).toList();
		assertThat(fields).extracting(Field::name).isEqualTo(names);
		assertThat(fields).allSatisfy((field) -> assertThat(policies.field(field.name())).isSameAs(field));
	}

	@Test
	void determineFieldsWithOtherNamesEachTime() {
		FieldPolicies policies = FieldPolicies.of(Other.class);
		Field field = policies.field("name of the application");
		assertThat(policies.field("name of the application")).isEqualTo(field).isNotSameAs(field);
	}

	@Test
	void determineFieldsOfTypesWithManyFieldsToo() {
		FieldPolicies policies = FieldPolicies.of(Many.class);
		assertThat(IntStream.range(0, 1000).mapToObj((i) -> policies.field("field" + i))).extracting(Field::name)
			.containsExactlyElementsOf(IntStream.range(0, 1000).mapToObj((i) -> "field" + i).toList());
	}

	private interface Plain {

	}

	private interface Other {

	}

	private interface Many {

	}

}
