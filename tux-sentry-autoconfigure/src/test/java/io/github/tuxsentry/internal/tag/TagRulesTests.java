package io.github.tuxsentry.internal.tag;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TagRules}.
 */
@ExtendWith(OutputCaptureExtension.class)
class TagRulesTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "Z", "0", "command.name", "node_id", "a:b", "a-b", "_.:-",
			"azAZ09azAZ09azAZ09azAZ09azAZ09az" })
	void acceptsAGoodKeyInSilence(String key, CapturedOutput output) {
		assertThat(TagRules.accept(key, "value")).isTrue();
		assertThat(output.getAll()).isEmpty();
	}

	@Test
	void acceptsAValueOf1To200CharactersInSilence(CapturedOutput output) {
		assertThat(TagRules.accept("key", "x")).isTrue();
		assertThat(TagRules.accept("key", "x".repeat(200))).isTrue();
		assertThat(TagRules.accept("key", " Grüße 🎉 {}\t'\"")).isTrue();
		assertThat(output.getAll()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 33, 500 })
	void refusesAKeyOfAnyOtherLengthThan1To32(int length, CapturedOutput output) {
		assertThat(TagRules.accept(((length < 50) ? "k" : "l").repeat(length), "value")).isFalse();
		assertThat(linesOf(output)).singleElement()
			.asString()
			.contains("WARN")
			.contains("is not set: a key must have 1 to 32 characters")
			.doesNotContain("k".repeat(33), "l".repeat(33));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "a/b", "a\\b", "a,b", "a@b", "a=b", "a{}", "ä", "日本", "🎉", "a+b", "a*", "a\"b" })
	void refusesAKeyWithAnyOtherCharacter(String key, CapturedOutput output) {
		assertThat(TagRules.accept(key, "value")).isFalse();
		assertThat(linesOf(output)).singleElement()
			.asString()
			.contains("WARN")
			.contains("is not set: a key must consist of letters, digits, '_', '.', ':' and '-'");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 201, 10_000 })
	void refusesAValueOfAnyOtherLengthThan1To200(int length, CapturedOutput output) {
		String key = "length-" + length;
		assertThat(TagRules.accept(key, "v".repeat(length))).isFalse();
		assertThat(linesOf(output)).singleElement()
			.asString()
			.contains("Tag '" + key + "' is not set: a value must have 1 to 200 characters");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "a\nb", "a\n", "\na" })
	void refusesAValueWithALineBreak(String value, CapturedOutput output) {
		String key = "line-break-" + value.length() + value.indexOf('\n');
		assertThat(TagRules.accept(key, value)).isFalse();
		assertThat(linesOf(output)).singleElement()
			.asString()
			.contains("Tag '" + key + "' is not set: a value must not contain a line break");
	}

	@Test
	void logsAKeyOnce(CapturedOutput output) {
		for (int i = 0; i < 3; i++) {
			assertThat(TagRules.accept("once", "a\nb" + i)).isFalse();
		}
		assertThat(linesOf(output)).hasSize(1);
	}

	@Test
	void hasNoTextOfWhatCannotBeConverted() {
		Map<String, Object> cyclic = new HashMap<>();
		cyclic.put("list", List.of(cyclic));
		assertThat(TagRules.textOf(cyclic)).isNull();
		assertThat(TagRules.textOf(null)).isNull();
		assertThat(TagRules.textOf(5)).isEqualTo("5");
	}

	@Test
	void refusesWhatIsMissing(CapturedOutput output) {
		assertThat(TagRules.accept(null, "value")).isFalse();
		assertThat(TagRules.accept("missing", null)).isFalse();
		assertThat(linesOf(output)).hasSize(2);
	}

	@Test
	void neverLogsTheValue(CapturedOutput output) {
		assertThat(TagRules.accept("key", "geheim\ngeheim")).isFalse();
		assertThat(output).contains("Tag 'key' is not set").doesNotContain("geheim");
	}

	@ParameterizedTest
	@CsvSource({ "0x0A", "0x0D", "0x1B", "0x7F", "0x85", "0x9B", "0x2028", "0x2029", "0x202E" })
	void doesNotLetAKeyForgeALogLine(String character, CapturedOutput output) {
		String forger = Character.toString(Integer.decode(character));
		assertThat(TagRules.accept("a" + forger + "ERROR forged", "value")).isFalse();
		assertThat(output.getAll().stripTrailing()).doesNotContain(forger).contains("Tag 'a?ERROR forged' is not set");
	}

	@Test
	void cutsALongKeyInTheLogWithoutLeavingHalfACharacter(CapturedOutput output) {
		assertThat(TagRules.accept("k".repeat(24) + "🎉".repeat(9), "value")).isFalse();
		assertThat(output).contains("Tag '" + "k".repeat(24) + "… [cut]' is not set");
	}

	@Test
	void leavesNoPartOfASecretWhereAKeyIsCut(CapturedOutput output) {
		String token = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";
		assertThat(TagRules.accept("token of the bot: " + token, "value")).isFalse();
		assertThat(output).contains("is not set").doesNotContain("ghp_");
	}

	@Test
	void logsNothingWhenOnlyAsked(CapturedOutput output) {
		assertThat(TagRules.objection("a b", "value")).contains("letters, digits");
		assertThat(TagRules.objection("key", "value")).isNull();
		assertThat(output.getAll()).isEmpty();
	}

	private static String[] linesOf(CapturedOutput output) {
		return output.getAll().lines().toArray(String[]::new);
	}

}
