package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UrlLogins}.
 */
class UrlLoginsTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			redis://bob:ab12@host/0 | redis://[credentials]@host/0
			redis://:ab12@host/0 | redis://[credentials]@host/0
			redis://bob:@host/0 | redis://[credentials]@host/0
			redis://abcdefghijklmnopq@host/0 | redis://[credentials]@host/0
			redis://bob:a/b@host/0 | redis://[credentials]@host/0
			redis://bob:a?b@host/0 | redis://[credentials]@host/0
			redis://bob:a#b@host/0 | redis://[credentials]@host/0
			redis://bob:a@b@host/0 | redis://[credentials]@host/0
			jdbc:oracle:thin:bob/ab12@host:1521:x | jdbc:oracle:thin:[credentials]@host:1521:x
			jdbc:oracle:oci:bob/ab12@host | jdbc:oracle:oci:[credentials]@host
			jdbc:oracle:oci8:bob/ab12@host | jdbc:oracle:oci8:[credentials]@host
			""")
	void loginIsReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			redis://bob@host/0
			redis://@host/0
			redis://host:6379/bob@x
			redis://host:$PORT/bob@x
			redis://[credentials]@host/0
			redis:/bob:ab12@host
			://bob:ab12@host
			redis://bob:ab12"@host
			redis://bob:ab12
			jdbc:oracle:thin:@host:1521:x
			jdbc:oracle:thin:bob@host
			jdbc:oracle:thick:bob/ab12@host
			jdbc:other:thin:bob/ab12@host
			thin:bob/ab12@host
			""")
	void otherUrlsAreKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

}
