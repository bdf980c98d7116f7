package io.github.tuxsentry.internal.serialization;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.github.tuxsentry.scrub.NamedSecrets;
import io.github.tuxsentry.scrub.Scrubber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attachments in the charsets in which files of a bot are written.
 */
class AttachmentScrubberTests {

	private final AttachmentScrubber scrubber = new AttachmentScrubber(Scrubber.standard());

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE" })
	void textIsScrubbedInItsCharset(String name) {
		Charset charset = Charset.forName(name);
		String text = "shards=4\r\nDISCORD_TOKEN=%s\r\nowner=\u00e4\u65e5";
		assertThat(scrub(text.formatted("hunter22"), charset)).isEqualTo(text.formatted("[token]").getBytes(charset));
		assertThat(scrub("\ufeff" + text.formatted("hunter22"), charset))
			.isEqualTo(("\ufeff" + text.formatted("[token]")).getBytes(charset));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\0\u0001", "P\0\0\0token=hunter22", "token=hunter22\0", "\0token=hunter22" })
	void otherContentIsSentAsItIs(String text) {
		byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
		assertThat(this.scrubber.scrub(content, null, new NamedSecrets())).isSameAs(content);
	}

	@Test
	void contentThatIsNotValidIsTextIfItsContentTypeSaysSo() {
		byte[] content = "token=hunter22 \u00e4".getBytes(StandardCharsets.ISO_8859_1);
		byte[] scrubbed = "token=[token] \u00e4".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(this.scrubber.scrub(content, "TEXT/plain", new NamedSecrets())).isEqualTo(scrubbed);
		assertThat(this.scrubber.scrub(content, "image/png", new NamedSecrets())).isSameAs(content);
		assertThat(this.scrubber.scrub(content, null, new NamedSecrets())).isSameAs(content);
	}

	@Test
	void textWithoutSecretsIsSentAsItIs() {
		byte[] content = "shards=4".getBytes(StandardCharsets.UTF_8);
		assertThat(this.scrubber.scrub(content, "text/plain", new NamedSecrets())).isSameAs(content);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "xy", "xyz" })
	void shortTextIsSentAsItIs(String text) {
		byte[] content = text.getBytes(StandardCharsets.UTF_8);
		assertThat(this.scrubber.scrub(content, null, new NamedSecrets())).isSameAs(content);
	}

	@Test
	void secretsOfTheEventAreReplaced() {
		NamedSecrets secrets = new NamedSecrets();
		secrets.add("Xy7-hunter2", "[password]");
		assertThat(this.scrubber.scrub("see Xy7-hunter2".getBytes(StandardCharsets.UTF_8), null, secrets))
			.isEqualTo("see [password]".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void secretsThatAreNamedLaterInTheTextAreReplaced() {
		String text = "from String \"%s\": not valid (through reference chain: Bot[\"api\"]->Api[\"token\"])";
		assertThat(this.scrubber.scrub(text.formatted("Xy7-hunter2").getBytes(StandardCharsets.UTF_8), null,
				new NamedSecrets()))
			.isEqualTo(text.formatted("[token]").getBytes(StandardCharsets.UTF_8));
	}

	private byte[] scrub(String text, Charset charset) {
		return this.scrubber.scrub(text.getBytes(charset), "text/plain", new NamedSecrets());
	}

}
