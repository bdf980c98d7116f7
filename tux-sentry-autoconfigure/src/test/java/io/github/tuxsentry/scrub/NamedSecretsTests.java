package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

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
