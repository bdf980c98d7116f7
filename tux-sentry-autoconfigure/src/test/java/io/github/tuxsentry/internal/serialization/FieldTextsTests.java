package io.github.tuxsentry.internal.serialization;

import io.github.tuxsentry.scrub.NamedSecrets;
import io.github.tuxsentry.scrub.Scrubber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FieldTexts}.
 */
class FieldTextsTests {

	private static final String TOKEN = "ghp_" + "a1B2c3D4e5F6".repeat(3);

	private final FieldTexts texts = new FieldTexts(
			new ItemScrubber(Scrubber.standard(), Scrubber.standard().withoutAddresses(), new NamedSecrets()));

	@Test
	void keepsBase64OfAnyLength() {
		String base64 = "azAZ09+/".repeat(2000) + "==";
		assertThat(of(base64, FieldPolicy.Kind.BINARY)).isEqualTo(base64);
		assertThat(of("", FieldPolicy.Kind.BINARY)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", ".", "é", "\u0660", "\n", "€" })
	void truncatesWhatIsNoBase64(String character) {
		assertThat(of("A".repeat(9000) + character, FieldPolicy.Kind.BINARY)).hasSizeLessThanOrEqualTo(8192);
		assertThat(of(character + "A".repeat(9000), FieldPolicy.Kind.BINARY)).hasSizeLessThanOrEqualTo(8192);
	}

	@Test
	void scrubsTextsAccordingToTheirKind() {
		assertThat(of("a " + TOKEN, FieldPolicy.Kind.CODE)).isEqualTo("a " + TOKEN);
		assertThat(of("a " + TOKEN, FieldPolicy.Kind.NAME)).startsWith("a [").doesNotContain(TOKEN);
		assertThat(of("a " + TOKEN, FieldPolicy.Kind.FREE)).startsWith("a [").doesNotContain(TOKEN);
		assertThat(of("a=b", FieldPolicy.Kind.COOKIES)).isEqualTo("[cookie]");
		assertThat(of("", FieldPolicy.Kind.COOKIES)).isEmpty();
		assertThat(of("page=1&token=ab1", FieldPolicy.Kind.QUERY)).isEqualTo("page=1&token=[token]");
		assertThat(of("{{auto}}", FieldPolicy.Kind.ADDRESS)).isEqualTo("{{auto}}");
		assertThat(of("198.51.100.212", FieldPolicy.Kind.ADDRESS)).isNull();
	}

	@Test
	void truncatesTextsToTheirPolicyAndToWhatIsLeft() {
		String text = "x".repeat(500);
		assertThat(this.texts.of(text, FieldPolicy.text(300), 400)).hasSize(300);
		assertThat(this.texts.of(text, FieldPolicy.text(450), 400)).hasSize(400);
		assertThat(this.texts.of(text, FieldPolicy.text(450), 0)).hasSize(200);
		assertThat(this.texts.name(text, new FieldPolicy(FieldPolicy.Kind.CODE, 300, 1, 1, 1))).hasSize(300);
		assertThat(this.texts.fieldName(text)).hasSize(200);
	}

	@Test
	void scrubsNamesOfFields() {
		assertThat(this.texts.fieldName("name of a field")).isEqualTo("name of a field");
		assertThat(this.texts.fieldName("bob@example.org")).isEqualTo("[email]");
	}

	@Test
	void replacesTheTextOfANameThatDenotesASecret() {
		assertThat(this.texts.scrubbed("password", "ab1", 100)).isEqualTo("[password]");
		assertThat(this.texts.scrubbed("password", "", 100)).isEmpty();
		assertThat(this.texts.scrubbed("reason", "spam", 100)).isEqualTo("spam");
	}

	private String of(String text, FieldPolicy.Kind kind) {
		return this.texts.of(text, FieldPolicy.of(kind), Integer.MAX_VALUE);
	}

}
