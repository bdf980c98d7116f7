package io.github.tuxsentry.scrub;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Search for the secrets of an event in its JSON, which is the same as a search for one
 * secret after another.
 */
class NamedSecretsTests {

	private static final String CHARACTERS = "aB3aB3aB3xyz019-_.:/+=\"\\é ";

	@Property
	void secretsAreSearchedForAsOneAfterAnother(@ForAll long seed) {
		Random random = new Random(seed);
		NamedSecrets secrets = new NamedSecrets();
		List<NamedSecret> each = new ArrayList<>();
		for (int i = random.nextInt(4); i >= 0; i--) {
			String value = "a" + text(random, 5 + random.nextInt(80));
			secrets.add(value, "[password]");
			if (NamedSecret.isDistinctive(value)) {
				each.add(new NamedSecret(value, "[password]", false));
				EncodedForms.of(value).forEach((form) -> each.add(new NamedSecret(form, "[password]", false)));
			}
		}
		String json = json(random, each);
		assertThat(secrets.areIn(json)).isEqualTo(each.stream().anyMatch((secret) -> secret.mayBeIn(json)));
	}

	@Test
	void aSecretIsFoundAtEachPosition() {
		NamedSecrets secrets = new NamedSecrets();
		secrets.add("qwertz-0815-xy", "[password]");
		for (int i = 0; i < 40; i++) {
			assertThat(secrets.areIn(".".repeat(i) + "qwertz-0815-xy" + ".".repeat(40 - i))).isTrue();
			assertThat(secrets.areIn(".".repeat(i) + "qwert" + ".".repeat(40 - i))).isFalse();
		}
	}

	@Test
	void aSecretWithoutLettersAndDigitsInARowMayBeAnywhere() {
		NamedSecrets secrets = new NamedSecrets();
		secrets.add("a-b-c-d-e-1", "[password]");
		assertThat(secrets.areIn("{}")).isTrue();
	}

	@Test
	void areReplacedOnceAdded() {
		NamedSecrets secrets = new NamedSecrets();
		assertThat(secrets.isEmpty()).isTrue();
		String text = "x hunter2-0815 y";
		assertThat(secrets.hideIn(text)).isSameAs(text);
		secrets.add("hunter2-0815", "[password]");
		assertThat(secrets.isEmpty()).isFalse();
		assertThat(secrets.hideIn(text)).isEqualTo("x [password] y");
	}

	@Test
	void areLimitedInNumber() {
		NamedSecrets secrets = new NamedSecrets();
		for (int i = 0; i < 20; i++) {
			secrets.add("secret-of-bot-" + (char) ('a' + i), "[password]");
			secrets.add("secret-of-bot-a", "[password]");
		}
		assertThat(secrets.hideIn("secret-of-bot-p")).isEqualTo("[password]");
		assertThat(secrets.hideIn("secret-of-bot-q")).isEqualTo("secret-of-bot-q");
	}

	@Test
	void areReplacedTheLongestFirst() {
		NamedSecrets secrets = new NamedSecrets();
		secrets.add("hunter2", "[password]");
		secrets.add("hunter2-0815", "[token]");
		assertThat(secrets.hideIn("hunter2-0815 hunter2")).isEqualTo("[token] [password]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			"hunter2"                    | [password]      | x hunter2 y       | x [password] y
			'hunter2'                    | [password]      | x hunter2 y       | x [password] y
			"hunter2'                    | [password]      | x hunter2 y       | x hunter2 y
			xhunter2x                    | [password]      | x hunter2 y       | x hunter2 y
			Bearer hunter2, more         | [authorization] | x hunter2 y       | x [authorization] y
			Bearer hunter2               | [authorization] | x hunter2 y       | x [authorization] y
			Bearer hunter2               | [password]      | x hunter2 y       | x hunter2 y
			hunter2                      | [authorization] | x hunter2 y       | x [authorization] y
			hunter2 (truncated)...       | [password]      | x hunter2-0815 y  | x [password] y
			hunter2                      | [password]      | x hunter2-0815 y  | x [password]-0815 y
			""")
	void areReplacedWithoutWhatIsAroundThem(String value, String label, String text, String hidden) {
		NamedSecrets secrets = new NamedSecrets();
		secrets.add(value, label);
		assertThat(secrets.hideIn(text)).isEqualTo(hidden);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"", "\"\"", " ", " (truncated)..." })
	void areNothingIfTheirValueIsEmpty(String value) {
		NamedSecrets secrets = new NamedSecrets();
		secrets.add(value, "[authorization]");
		assertThat(secrets.isEmpty()).isTrue();
	}

	@Test
	void areReplacedInAnyFormInWhichTheyMayBeEncoded() {
		NamedSecrets secrets = new NamedSecrets();
		secrets.add("hunter 2/\"x?", "[password]");
		assertThat(secrets.hideIn("hunter+2%2F%22x%3F")).isEqualTo("[password]");
		assertThat(secrets.hideIn("hunter%202%2F%22x%3F")).isEqualTo("[password]");
		assertThat(secrets.hideIn("hunter 2/\\\"x?")).isEqualTo("[password]");
		String base64 = Base64.getEncoder().encodeToString("bob:hunter 2/\"x?".getBytes(StandardCharsets.UTF_8));
		assertThat(secrets.hideIn(base64)).contains("[password]");
	}

	@Test
	void areNotLookedForInATextAfterwardsUnlessTheyAreInIt() {
		NamedSecrets secrets = new NamedSecrets();
		assertThat(secrets.areIn("hunter2-0815")).isFalse();
		secrets.add("hunter2-0815", "[password]");
		assertThat(secrets.areIn("hunter2-0815")).isTrue();
		assertThat(secrets.areIn("[password]")).isFalse();
	}

	@Test
	void mayBeFoundBeforeTheirName() {
		NamedSecrets secrets = new NamedSecrets();
		assertThat(secrets.labelOf("hunter2-0815")).isNull();
		assertThat(secrets.isEmpty()).isTrue();
		assertThat(secrets.areIn("rejected value [hunter2-0815]")).isFalse();
		secrets.addName("[password]");
		secrets.addName("[token]");
		assertThat(secrets.isEmpty()).isFalse();
		assertThat(secrets.areIn("any text")).isTrue();
		assertThat(secrets.hideIn("x hunter2-0815 y")).isEqualTo("x [password] y");
	}

	@Test
	void mayBeFoundAfterTheirName() {
		NamedSecrets secrets = new NamedSecrets();
		secrets.addName("[password]");
		assertThat(secrets.isEmpty()).isTrue();
		assertThat(secrets.labelOf("hunter2-0815")).isEqualTo("[password]");
		assertThat(secrets.isEmpty()).isFalse();
		assertThat(secrets.hideIn("x hunter2-0815 y")).isEqualTo("x [password] y");
	}

	@Test
	void areLimitedInNumberAlsoBeforeTheirNameIsFound() {
		NamedSecrets secrets = new NamedSecrets();
		for (int i = 0; i < 16; i++) {
			secrets.labelOf("a" + i);
		}
		secrets.labelOf("hunter2-0815");
		secrets.addName("[password]");
		assertThat(secrets.areIn("any text")).isTrue();
		assertThat(secrets.hideIn("x hunter2-0815 y")).isEqualTo("x hunter2-0815 y");
	}

	private static String json(Random random, List<NamedSecret> secrets) {
		String text = text(random, random.nextInt(200));
		if (secrets.isEmpty() || random.nextBoolean()) {
			return text;
		}
		String value = secrets.get(random.nextInt(secrets.size())).value();
		int part = random.nextBoolean() ? value.length() : random.nextInt(value.length());
		return text + value.substring(0, part).replace("\\", "\\\\").replace("\"", "\\\"") + text;
	}

	private static String text(Random random, int length) {
		return IntStream.range(0, length)
			.mapToObj((i) -> String.valueOf(CHARACTERS.charAt(random.nextInt(CHARACTERS.length()))))
			.collect(Collectors.joining());
	}

}
