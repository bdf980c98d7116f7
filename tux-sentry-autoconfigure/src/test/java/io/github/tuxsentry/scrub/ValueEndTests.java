package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ValueEnd}.
 */
class ValueEndTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiterString = " | ", quoteCharacter = '^', textBlock = """
			token=ab12\\nuser | token=[token]\\nuser
			token=ab12\\ruser | token=[token]\\ruser
			token=ab12\\tuser | token=[token]\\tuser
			token=ab12\\user | token=[token]
			token=ab12\\u0026x=y | token=[token]\\u0026x=y
			{"a":"token=ab12\\",x"} | {"a":"token=[token]\\",x"}
			token=ab12%26x=y | token=[token]%26x=y
			token=ab12%27x=y | token=[token]
			token=ab12&x=y | token=[token]&x=y
			token=ab12&xy | token=[token]
			token=ab12;x=y | token=[token];x=y
			token=ab12,x:y | token=[token],x:y
			token=ab12,"x" | token=[token],"x"
			token=ab12,=y | token=[token]
			token=ab12|x=y | token=[token]|x=y
			token=ab12) x | token=[token]) x
			token=ab12). | token=[token]).
			token=ab12)x | token=[token]
			token=ab12]' | token=[token]]'
			token=ab12" x | token=[token]" x
			token=ab12"x | token=[token]
			token=ab12<br> | token=[token]<br>
			token="ab12 cd | token="[token]
			token='abc''def' x | token='[token]' x
			token='ab'' x' | token='[token]'' x'
			token="ab\\"cd" x | token="[token]" x
			token={"a":["b"]} x | token=[token] x
			token={"a":"}"} x | token=[token] x
			token={"a":["b"} x | token=[token]
			password%22:%22ab%22 | password%22:%22[password]%22
			password%22:%22ab | password%22:%22[password]
			db.password: four words of it; ef | db.password: [password]
			db.password: four words of it, ef | db.password: [password], ef
			""")
	void valueIsReplacedUpToItsEnd(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource({ "'password=\"ab12\nuser\"', 'password=\"[password]\nuser\"'",
			"'password=\"ab12\ruser\"', 'password=\"[password]\ruser\"'" })
	void quotedValueEndsWithItsLine(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

}
