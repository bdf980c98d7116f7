package io.github.tuxsentry.internal.serialization;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.tuxsentry.scrub.NamedSecrets;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.SentryAttributeType;
import io.sentry.SentryLogEventAttributeValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ItemScrubber}.
 */
class ItemScrubberTests {

	private static final String SECRET = "Xy7-hunter2";

	private static final int MAX_LENGTH = 200;

	private final NamedSecrets secrets = new NamedSecrets();

	private final ItemScrubber scrubber = new ItemScrubber(Scrubber.standard(), Scrubber.standard().withoutAddresses(),
			this.secrets);

	@ParameterizedTest
	@ValueSource(strings = { "5c1d4a9ef2a14d0d8a7c0c7bcb0e5b4e", "5C1D4A9E-F2A1-4D0D-8A7C-0C7BCB0E5B4E",
			"80351110224678912", "0000" })
	void keepsIdsWhateverThePatternsOfTheApplication(String id) {
		assertThat(withPattern().scrubName(id, MAX_LENGTH)).isEqualTo(id);
		assertThat(withPattern().scrub(id, MAX_LENGTH)).isNotEqualTo(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bot@80351110224678912", "5c1d4a9e-f2a1-4d0d-8a7c-0c7bcb0e5b4ef", "0000g", "@0000" })
	void scrubsOtherNames(String name) {
		assertThat(withPattern().scrubName(name, MAX_LENGTH)).contains("[number]");
	}

	@Test
	void addsTextsAndNumbers() {
		this.scrubber.addSecret("[password]", SECRET);
		this.scrubber.addSecret("[pin]", 47110815);
		this.scrubber.addSecret("[flag]", true);
		this.scrubber.addSecret("[none]", null);
		assertThat(scrubbed("a " + SECRET + " b 47110815 c true null")).isEqualTo("a [password] b [pin] c true null");
	}

	@Test
	void addsTheValueOfAnAttribute() {
		this.scrubber.addSecret("[password]", new SentryLogEventAttributeValue(SentryAttributeType.STRING, SECRET));
		assertThat(scrubbed(SECRET)).isEqualTo("[password]");
	}

	@Test
	void addsTheValuesOfThreeLevels() {
		this.scrubber.addSecret("[password]",
				Map.of("a", Map.of("b", Map.of("c", SECRET, "d", Map.of("e", "Ab1-deep")))));
		this.scrubber.addSecret("[token]", List
			.of(List.of((Object) new Object[] { "Xy7-token", new Object[] { "Ab1-lower" }, List.of("Ab1-lowest") })));
		this.scrubber.addSecret("[key]",
				Optional.of(Optional.of(List.of(Optional.of("Ab1-inner"), "Xy7-outer", "Ab1-cde".toCharArray()))));
		this.scrubber.addSecret("[pin]",
				new Pair("Xy7-pin", new Pair("Xy7-pin2", new Pair("Xy7-pin3", new Pair("Ab1-bottom", null)))));
		assertThat(scrubbed(SECRET)).isEqualTo("[password]");
		assertThat(scrubbed("Xy7-token")).isEqualTo("[token]");
		assertThat(scrubbed("Xy7-outer Ab1-cde Ab1-inner")).isEqualTo("[key] [key] Ab1-inner");
		assertThat(scrubbed("Xy7-pin2 Xy7-pin3 Ab1-bottom")).isEqualTo("[pin] [pin] Ab1-bottom");
		assertThat(scrubbed("Ab1-deep Ab1-lower Ab1-lowest")).isEqualTo("Ab1-deep Ab1-lower Ab1-lowest");
	}

	@Test
	void doesNotAddTheSameValuesForever() {
		Map<String, Object> map = new HashMap<>();
		map.put("list", Collections.singletonList(map));
		this.scrubber.addSecret("[password]", map);
		assertThat(this.secrets.isEmpty()).isTrue();
	}

	@Test
	void hasLabelsForNamesOfSecretsAndAddsTheirValues() {
		assertThat(this.scrubber.labelOf("password", SECRET)).isEqualTo("[password]");
		assertThat(this.scrubber.labelOf("password", "")).isNull();
		assertThat(this.scrubber.labelOf("reason", "spam reason")).isNull();
		assertThat(this.scrubber.labelOf("password")).isEqualTo("[password]");
		assertThat(scrubbed(SECRET + " spam reason")).isEqualTo("[password] spam reason");
	}

	private record Pair(String first, @Nullable Object second) {
	}

	private static ItemScrubber withPattern() {
		Scrubber scrubber = Scrubber.builder().pattern("number", Pattern.compile("\\d+")).build();
		return new ItemScrubber(scrubber, scrubber.withoutAddresses(), new NamedSecrets());
	}

	private String scrubbed(String text) {
		return this.scrubber.scrub(text, MAX_LENGTH);
	}

}
