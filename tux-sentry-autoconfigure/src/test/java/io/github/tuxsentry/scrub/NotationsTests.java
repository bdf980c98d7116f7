package io.github.tuxsentry.scrub;

import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import io.github.tuxsentry.scrub.Notations.Notation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values beside the name of a secret, in each notation, and at a random place of ordinary
 * text.
 */
class NotationsTests {

	private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	private static final String[] ORDINARY = { "Started Bot in 3.1 seconds", "shard 3/16 resumed, session kept",
			"\tat com.example.Bot.main(Bot.java:42)", "member <@80351110224678912> joined guild 81384788765712384",
			"select c.id from cases c where c.number=?", "GET /channels/1/messages?limit=50 -> 200 in 12 ms",
			"{\"op\":0,\"t\":\"READY\",\"s\":1}", "prompt_tokens=512, completion_tokens=12",
			"The token has expired, log in again", "auth: Fix a leak of connections", "see RFC 5280 4.2.1.10", "" };

	private final Scrubber scrubber = Scrubber.standard();

	private final Random random = new Random(16);

	static Stream<String> notations() {
		return Notations.ALL.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("notations")
	void valueIsReplaced(String name) {
		Notation notation = Objects.requireNonNull(Notations.ALL.get(name));
		for (String key : Notations.NAMES) {
			for (int i = 0; i < 20; i++) {
				String scrubbed = this.scrubber.scrub(notation.with(key, value()));
				assertThat(scrubbed).isEqualTo(notation.scrubbedWith(key, labelIn(scrubbed)));
				assertThat(this.scrubber.scrub(scrubbed)).isEqualTo(scrubbed);
			}
		}
	}

	@Test
	void plantedValueIsReplacedAndTheRestIsKept() {
		plant(300);
	}

	@Test
	@Tag("long")
	void manyPlantedValuesAreReplacedAndTheRestIsKept() {
		plant(200_000);
	}

	private void plant(int times) {
		Notation[] notations = Notations.ALL.values().toArray(Notation[]::new);
		for (int i = 0; i < times; i++) {
			String before = ordinary();
			String after = ordinary();
			assertThat(this.scrubber.scrub(before + after)).isEqualTo(before + after);
			Notation notation = notations[this.random.nextInt(notations.length)];
			String name = Notations.NAMES.get(this.random.nextInt(Notations.NAMES.size()));
			String text = before + notation.with(name, value()) + "\n" + after;
			String scrubbed = this.scrubber.scrub(text);
			assertThat(scrubbed).as(text)
				.isEqualTo(before + notation.scrubbedWith(name, labelIn(scrubbed)) + "\n" + after);
		}
	}

	private String ordinary() {
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			text.append(ORDINARY[this.random.nextInt(ORDINARY.length)]).append('\n');
		}
		return text.toString();
	}

	private static String labelIn(String scrubbed) {
		return Stream
			.of("[password]", "[token]", "[api key]", "[secret]", "[cookie]", "[discord token]", "[credentials]")
			.filter(scrubbed::contains)
			.findFirst()
			.orElse("none");
	}

	/**
	 * A generated value: letters and digits in a random order.
	 */
	private String value() {
		StringBuilder value = new StringBuilder("x7K");
		for (int i = 5 + this.random.nextInt(20); i > 0; i--) {
			value.append(CHARACTERS.charAt(this.random.nextInt(CHARACTERS.length())));
		}
		return value.append("4d").toString();
	}

}
