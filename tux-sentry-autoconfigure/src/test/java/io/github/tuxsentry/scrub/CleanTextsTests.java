package io.github.tuxsentry.scrub;

import java.util.regex.Pattern;

import io.github.tuxsentry.internal.text.RecentTexts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts that are remembered as clean, and what is not.
 */
class CleanTextsTests {

	private final Scrubber scrubber = Scrubber.builder().pattern("ticket", Pattern.compile("T-\\d+")).build();

	private final RecentTexts texts = new RecentTexts();

	@Test
	void aTextIsRememberedByItsCharacters() {
		assertThat(this.texts.contains("Guild ready")).isFalse();
		this.texts.add("Guild ready");
		assertThat(this.texts.contains(new StringBuilder("Guild ").append("ready").toString())).isTrue();
		assertThat(this.texts.contains("guild ready")).isFalse();
	}

	@Test
	void aTextWithTheSameHashIsNotTheSame() {
		this.texts.add("Aa");
		assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
		assertThat(this.texts.contains("BB")).isFalse();
	}

	@Test
	void onlyShortTextsAreRemembered() {
		this.texts.add("x".repeat(129));
		assertThat(this.texts.contains("x".repeat(129))).isFalse();
	}

	@Test
	void theirNumberIsLimited() {
		for (int i = 0; i < 100_000; i++) {
			this.texts.add("text " + i);
		}
		int known = 0;
		for (int i = 0; i < 100_000; i++) {
			known += this.texts.contains("text " + i) ? 1 : 0;
		}
		assertThat(known).isBetween(1, 2048);
	}

	@Test
	void aCleanTextIsStillScrubbedOfASecretThatIsFoundLater() {
		String text = "the answer is qwertz-0815-xy";
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
		NamedSecrets secrets = new NamedSecrets();
		this.scrubber.scrub("password=qwertz-0815-xy", 100, secrets);
		assertThat(this.scrubber.scrub(text, 100, secrets)).isEqualTo("the answer is [password]");
	}

	@Test
	void aNameWithoutItsValueIsFoundEachTime() {
		for (int i = 0; i < 3; i++) {
			NamedSecrets secrets = new NamedSecrets();
			this.scrubber.scrub("Field error on field 'password': too short", 100, secrets);
			assertThat(this.scrubber.scrub("for value [qwertz-0815-xy]", 100, secrets))
				.isEqualTo("for value [[password]]");
		}
	}

	@Test
	void aCleanTextIsTruncated() {
		assertThat(this.scrubber.scrub("a text of some length")).isEqualTo("a text of some length");
		assertThat(this.scrubber.scrub("a text of some length", 12)).isEqualTo("a tex… [cut]");
	}

	@Test
	void eachScrubberRemembersItsOwn() {
		assertThat(Scrubber.standard().scrub("see T-42")).isEqualTo("see T-42");
		assertThat(this.scrubber.scrub("see T-42")).isEqualTo("see [ticket]");
		assertThat(Scrubber.standard().withoutAddresses().scrub("mail bob@example.com"))
			.isEqualTo("mail bob@example.com");
		assertThat(Scrubber.standard().scrub("mail bob@example.com")).isEqualTo("mail [email]");
	}

}
