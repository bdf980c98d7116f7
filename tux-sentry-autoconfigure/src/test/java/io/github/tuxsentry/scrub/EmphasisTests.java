package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Emphasis}.
 */
class EmphasisTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiterString = "->", quoteCharacter = '^', textBlock = """
			**token**: ab12 -> **token**: [token]
			**token:** ab12 -> **token:** [token]
			***token***: ab12 -> ***token***: [token]
			***token:*** ab12 -> ***token:*** [token]
			*token*: ab12 -> *token*: [token]
			*token:* ab12 -> *token:* [token]
			~~token~~: ab12 -> ~~token~~: [token]
			||token||: ab12 -> ||token||: [token]
			__token:__ ab12 -> __token:__ [token]
			token: ||ab12|| -> token: ||[token]||
			**token:**ab12 -> **token:[token]
			""")
	void valueIsReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "->", quoteCharacter = '^', textBlock = """
			****token****: ab12
			~token~: ab12
			|token|: ab12
			token: ||| ab12
			token: || ab12
			token: |ab12|
			token:** ab12
			""")
	void otherTextIsKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

}
