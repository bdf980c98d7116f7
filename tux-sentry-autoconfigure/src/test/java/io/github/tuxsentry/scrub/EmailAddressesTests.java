package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmailAddresses}.
 */
class EmailAddressesTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			mail bob@example.com now | mail [email] now
			mail bob%40example.com now | mail [email] now
			mail bob@example.co now | mail [email] now
			mail bob@a.b.c.d.e.f.g.hh now | mail [email] now
			mail .bob@example.com now | mail .[email] now
			mail _bob@example.com now | mail [email] now
			mail gitx@example.com now | mail [email] now
			mail agit@example.com now | mail [email] now
			mail bob@example.com. now | mail [email]. now
			mail bob@example.com.5 now | mail [email].5 now
			mail bob@example.aZ now | mail [email] now
			mail bob@example.az now | mail [email] now
			mail x@1.com now | mail [email] now
			mail x@12.example now | mail [email] now
			mail x@a1.dev now | mail [email] now
			""")
	void addressIsReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			mail bob%41example.com now
			mail bob@example now
			mail bob@example.c now
			mail bob@example.c0 now
			mail bob@a.b.c.d.e.f.g.h.ii now
			mail bob@.com now
			mail bob.@example.com now
			mail @example.com now
			mail git@example.com now
			mail bob@example.a{ now
			mail x@1.dev now
			getty@tty1.service now
			react@18.next now
			""")
	void otherTextIsKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

}
