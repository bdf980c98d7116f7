package io.github.tuxsentry.internal.serialization;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.github.tuxsentry.scrub.NamedSecrets;
import io.github.tuxsentry.scrub.Scrubber;
import org.jspecify.annotations.Nullable;

/**
 * Scrubber for attachments that are text: those that are valid UTF-8 or UTF-16 without
 * the character NUL, and those whose content type denotes text. Other attachments are not
 * modified.
 */
final class AttachmentScrubber {

	/**
	 * Maximum number of characters of a text, which is scrubbed on the thread that
	 * captures.
	 */
	static final int MAX_TEXT_LENGTH = 1_048_576;

	private final Scrubber scrubber;

	AttachmentScrubber(Scrubber scrubber) {
		this.scrubber = scrubber;
	}

	/**
	 * Scrub an attachment.
	 * @param content the content
	 * @param contentType the content type, or {@code null} if unknown
	 * @param secrets the secrets found in the event of the attachment
	 * @return the content to send; the same instance if nothing was replaced
	 */
	byte[] scrub(byte[] content, @Nullable String contentType, NamedSecrets secrets) {
		Charset charset = charsetOf(content);
		String text = decode(content, charset);
		if (text != null) {
			return scrub(content, text, charset, secrets);
		}
		if (contentType != null && contentType.regionMatches(true, 0, "text/", 0, 5)) {
			return scrub(content, new String(content, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1,
					secrets);
		}
		return content;
	}

	/**
	 * Return the charset of the content if it is text. A byte order mark, or a NUL in one
	 * of the first two bytes, denotes UTF-16, in which PowerShell writes files.
	 */
	private static Charset charsetOf(byte[] content) {
		if (content.length < 2 || content.length % 2 != 0) {
			return StandardCharsets.UTF_8;
		}
		int start = ((content[0] & 0xFF) << 8) | (content[1] & 0xFF);
		if (start == 0xFEFF || (content[0] == 0 && content[1] != 0)) {
			return StandardCharsets.UTF_16BE;
		}
		return (start == 0xFFFE || (content[1] == 0 && content[0] != 0)) ? StandardCharsets.UTF_16LE
				: StandardCharsets.UTF_8;
	}

	private static @Nullable String decode(byte[] content, Charset charset) {
		try {
			String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
			return (text.indexOf('\0') < 0) ? text : null;
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	private byte[] scrub(byte[] content, String text, Charset charset, NamedSecrets secrets) {
		String scrubbed = this.scrubber.scrub(text, MAX_TEXT_LENGTH, secrets);
		if (secrets.areIn(scrubbed)) {
			scrubbed = this.scrubber.scrub(text, MAX_TEXT_LENGTH, secrets);
		}
		return scrubbed.equals(text) ? content : scrubbed.getBytes(charset);
	}

}
