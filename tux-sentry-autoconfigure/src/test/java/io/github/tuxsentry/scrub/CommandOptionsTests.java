package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandOptions}.
 */
class CommandOptionsTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			--token ab12 | --token [token]
			--token  ab12 | --token  [token]
			--token\tab12 | --token\t[token]
			--token=ab12 | --token=[token]
			--token:ab12 | --token:[token]
			--token, ab12 | --token, [token]
			--token,ab12 | --token,[token]
			["--token", "ab12"] | ["--token", "[token]"]
			["--token", "ab12 | ["--token", "[token]
			['--token','ab12'] | ['--token','[token]']
			[\\\\"--token\\\\", \\\\"ab12\\\\"] | [\\\\"--token\\\\", \\\\"[token]\\\\"]
			[\\\\\\\\"--token\\\\\\\\", \\\\\\\\"ab12\\\\\\\\"] | [\\\\\\\\"--token\\\\\\\\", \\\\\\\\"[token]\\\\\\\\"]
			--token "ab12" | --token "[token]"
			--token \\\\"ab12\\\\" | --token \\\\"[token]\\\\"
			--token " ab12" | --token "[token]"
			--token x7Kp2mQ9vL4nR8sT | --token [token]
			-token x7Kp2mQ9vL4nR8sT | -token [token]
			a --token ab12 | a --token [token]
			a=--token ab12 | a=--token [token]
			--setting-token ab12 | --setting-token [token]
			--token                                ab12 | --token                                [token]
			--token ab12,--x | --token [token]
			""")
	void valueOfAnOptionIsReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			--token
			--token --x
			--token -x
			--token.ab12
			--token;ab12
			["--token", ""]
			['--token",'ab12']
			--token '$x'
			--token $x
			--token {x}
			--token %x%
			--token <x>
			--token [x]
			--token [token]
			--token ,x
			--token ""
			--token "" x
			--token ' '
			--token remains
			-token ab12
			x-token x7Kp2mQ9vL4nR8sT
			'-token' x7Kp2mQ9vL4nR8sT
			x--token ab12
			---token ab12
			--no-token ab12
			--set-token ab12
			--token                                 ab12
			--token,                                 ab12
			--t ab12
			-- token ab12
			""")
	void otherTextIsKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

}
