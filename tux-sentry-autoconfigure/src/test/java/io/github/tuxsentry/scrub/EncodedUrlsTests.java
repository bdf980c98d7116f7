package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EncodedUrls}.
 */
class EncodedUrlsTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					redis%3A%2F%2Fa%3Ab%40host x | redis%3A%2F%2F[credentials]%40host x
					redis%3a%2f%2fa%3ab%40host x | redis%3a%2f%2f[credentials]%40host x
					redis:\\/\\/a:b@host x | redis:\\/\\/[credentials]@host x
					redis\\x3a\\x2f\\x2fa\\x3ab\\x40host x | redis\\x3a\\x2f\\x2f[credentials]\\x40host x
					redis\\u003a\\u002f\\u002fa\\u003ab\\u0040host x | redis\\u003a\\u002f\\u002f[credentials]\\u0040host x
					redis%3A%2F%2Fa%3Ab%40host%2Fx%3Fy x | redis%3A%2F%2F[credentials]%40host%2Fx%3Fy x
					https:\\/\\/discord.com\\/api\\/webhooks\\/123456789012345678\\/abcdefgh1 | https:\\/\\/discord.com\\/api\\/webhooks\\/123456789012345678\\/[webhook token]
					https%3A%2F%2Fdiscord.com%2Fapi%2Fwebhooks%2F123456789012345678%2Fabcdefgh1%3Fwait | https%3A%2F%2Fdiscord.com%2Fapi%2Fwebhooks%2F123456789012345678%2F[webhook token]%3Fwait
					bob%40example.com | [email]
					bob\\x40example.com | [email]
					bob\\u0040example.com | [email]
					redis%3A%2F%2Fa%3Ab%40host"redis%3A%2F%2Fc%3Ad%40host | redis%3A%2F%2F[credentials]%40host"redis%3A%2F%2F[credentials]%40host
					x redis%253A%252F%252Fa%253Ab%2540host x | x redis%253A%252F%252F[credentials]%2540host x
					bob%2540example.com | [email]
					bob%252540example.com | [email]
					""")
	void secretIsReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			redis%3A%2F%2Fhost x
			bob\\u004
			bob\\x4
			bob%4
			bob\\
			bob\\x4gexample.com
			bob\\u004gexample.com
			bob%4gexample.com
			bob%7Fexample.com
			bob%80example.com
			bob%20example.com
			[email]%3A%2F%2Fa%3Ab%40host x
			redis%3A%2F%2F[credentials]%40host x
			""")
	void otherTextIsKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

}
