package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AddressContext}.
 */
class AddressContextTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			10.20.30.40 | [ip address]
			x 10.20.30.40:443 y | x [ip address]:443 y
			x 10.20.30.40:44 y | x [ip address]:44 y
			bob@10.20.30.40 y | bob@[ip address] y
			x //10.20.30.40 y | x //[ip address] y
			x /10.20.30.40 y | x /[ip address] y
			from 10.20.30.40. y | from [ip address]. y
			10.20.30.40 - - [01/Jan | [ip address] - - [01/Jan
			from 10.20.30.40 y | from [ip address] y
			from: 10.20.30.40 y | from: [ip address] y
			from ([10.20.30.40]) y | from ([[ip address]]) y
			from ({[10.20.30.40]}) y | from ({[[ip address]]}) y
			host=10.20.30.40 y | host=[ip address] y
			clientIp=10.20.30.40 y | clientIp=[ip address] y
			clientIP=10.20.30.40 y | clientIP=[ip address] y
			hostaddr=10.20.30.40 y | hostaddr=[ip address] y
			X-Forwarded-For: 10.20.30.40 y | X-Forwarded-For: [ip address] y
			Forwarded-To: 10.20.30.40 y | Forwarded-To: [ip address] y
			to 10.20.30.40 y | to [ip address] y
			TO 10.20.30.40 y | TO [ip address] y
			""")
	void addressIsReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			x 10.20.30.40
			10.20.30.40 x
			x 10.20.30.40:4 y
			x 10.20.30.40: y
			x:10.20.30.40:443 y
			a/10.20.30.40 y
			from 10.20.30.40.x
			10.20.30.40 - - x
			to 11.20.30.40 y
			from/10.20.30.40 y
			toy 10.20.30.40 y
			""")
	void otherNumbersAreKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

}
