package io.github.tuxsentry.internal.serialization;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.github.tuxsentry.scrub.NamedSecrets;
import io.github.tuxsentry.scrub.Scrubber;
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
	@ValueSource(strings = { "\0\u0001", "P\0\0\0token=hunter22", "token=hunter22\0" })
	void otherContentIsSentAsItIs(String text) {
		byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
		assertThat(this.scrubber.scrub(content, null, new NamedSecrets())).isSameAs(content);
	}

	private byte[] scrub(String text, Charset charset) {
		return this.scrubber.scrub(text.getBytes(charset), "text/plain", new NamedSecrets());
	}

}
