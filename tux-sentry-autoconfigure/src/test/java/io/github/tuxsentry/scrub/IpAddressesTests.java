package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IpAddresses}.
 */
class IpAddressesTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			is 203.0.113.255 x | is [ip address] x
			is 223.255.255.255 x | is [ip address] x
			is 99.99.99.100 x | is [ip address] x
			is 2.40.200.200 x | is [ip address] x
			is 3.39.200.200 x | is [ip address] x
			version    203.0.113.9 | version    [ip address]
			a:203.0.113.9 | a:[ip address]
			/203.0.113.9:443 | /[ip address]:443
			a/203.0.113.9 | a/[ip address]
			http://203.0.113.9/x | http://[ip address]/x
			org 203.0.113.9/x | org [ip address]/x
			203.0.113.9-203.0.113.20 | [ip address]-[ip address]
			203.0.113.9->203.0.113.20 | [ip address]->[ip address]
			203.0.113.9. | [ip address].
			-203.0.113.9 | -[ip address]
			is 2001:db8::1 x | is [ip address] x
			fe80::1ff:fe23:4567:890a | [ip address]
			net 2001:db8::1/64 | net [ip address]/64
			2001:0db8:85a3:0000:0000:8a2e:0370:7334 | [ip address]
			a:b:c:d:e:f:1:2 | [ip address]
			2001:2:3:4:5:6:7:: | [ip address]
			2001:db8:: | [ip address]
			::ffff:203a:7100 | [ip address]
			123::4 | [ip address]
			2001:db8::1. | [ip address].
			2001:db8::1: refused | [ip address]: refused
			1:2:3:4:5:6:7:8: refused | [ip address]: refused
			[2001:db8::1]:80 | [[ip address]]:80
			""")
	void addressOfAHostIsReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "is 203.0.113.256 x", "is 256.0.113.9 x", "is 203.0.113.0 x", "is 224.0.0.1 x",
			"is 255.255.255.255 x", "is 127.200.200.200 x", "is 0.200.200.200 x", "is 99.99.99.99 x",
			"is 2.39.200.200 x", "version 203.0.113.9", "Version: 203.0.113.9", "version=203.0.113.9",
			"version   203.0.113.9", "lib ver 203.0.113.9", "lib v203.0.113.9", "lib v 203.0.113.9",
			"repo/org/203.0.113.9/x", "203.0.113.9-beta", "203.0.113.9-1", "203.0.113.9-1.x", "203.0.113.9-1x2",
			"203.0.113.9.5", "203.0.113.9x", "203.0.113.9_", "x-203.0.113.9", "_203.0.113.9", ".203.0.113.9",
			"203.0.113", "203.0.113.", "1203.0.113.9", "203.0.113.1234", "203..0.113", "net 2001:db8::/32",
			"to ff02::1ff x", "to ff02:0:0:0:0:0:0:101 x", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "2001:2:3:4:5:6:7:8::",
			"::1", "x::1", "Face::add", "abc::def", "1::2", "12::34", "2001:db8::1::2", "2001:db8::12345",
			"20011:db8::1", "2001:db8::1.x", "2001:db8::1_x", "x2001:db8::1", "x:2001:db8::1", "from :db8::1 x" })
	void otherNumbersAreKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

}
