package io.github.tuxsentry.internal.serialization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Field}.
 */
class FieldTests {

	@Test
	void hasShortNamesAsJson() {
		assertThat(Field.of("a\"b", FieldPolicy.FREE).json()).asString().isEqualTo("\"a\\\"b\":");
		assertThat(Field.of("sixteen letters_", FieldPolicy.FREE).json()).asString().isEqualTo("\"sixteen letters_\":");
	}

	@ParameterizedTest
	@ValueSource(strings = { "seventeen letters", "a@example.org", "@example.org" })
	void hasNoNamesAsJsonThatMayBePersonal(String name) {
		assertThat(Field.of(name, FieldPolicy.FREE).json()).isNull();
	}

}
