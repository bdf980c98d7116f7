package io.github.tuxsentry.scrub;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QuotedTexts}.
 */
class QuotedTextsTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			hash.put("token", "x7Kp2mQ9vL4nR8sT") | hash.put("token", "[token]")
			hash.put("token","x7Kp2mQ9vL4nR8sT") | hash.put("token","[token]")
			withToken("x7Kp2mQ9vL4nR8sT") | withToken("[token]")
			mapOf("token" to "x7Kp2mQ9vL4nR8sT") | mapOf("token" to "[token]")
			token is "x7Kp2mQ9vL4nR8sT" | token is "[token]"
			token "x7Kp2mQ9vL4nR8sT" | token "[token]"
			System.setProperty("db.password", "hunter22") | System.setProperty("db.password", "[password]")
			setPassword("hunter22") | setPassword("[password]")
			setPassword("sixsix") | setPassword("[password]")
			token IN ('x7Kp2mQ9vL4nR8sT', 'b', '', 'c') | token IN ('[token]', '[token]', '', '[token]')
			token IN ('x7Kp2mQ9vL4nR8sT','b') | token IN ('[token]','[token]')
			token IN ('x7Kp2mQ9vL4nR8sT', "b") | token IN ('[token]', "b")
			token IN ('x7Kp2mQ9vL4nR8sT', '[token]', 'c') | token IN ('[token]', '[token]', '[token]')
			token like 'abc' | token like '[token]'
			token LIKE  'abc' | token LIKE  '[token]'
			token ilike 'abc' | token ilike '[token]'
			token <> 'abc' | token <> '[token]'
			token = any('abc') | token = any('[token]')
			token = ANY ('abc') | token = ANY ('[token]')
			token =any('abc') | token =any('[token]')
			token like "x7Kp2mQ9vL4nR8sT" | token like "[token]"
			alter user bot password 'abc' | alter user bot password '[password]'
			alter user bot PASSWORD 'abc' | alter user bot PASSWORD '[password]'
			create user bot identified by 'abc' | create user bot identified by '[password]'
			create user bot identified by 'übc' | create user bot identified by '[password]'
			""")
	void valuesOfNamesAreReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			hash.put("token", "header")
			hash.put("password", "hunter22")
			hash.putToken("hunter22")
			mapOf("token" to "header")
			mapOf('token" to "x7Kp2mQ9vL4nR8sT")
			token is "required"
			token "required"
			token like "abc"
			token in ('abc')
			System.setProperty("db.password", "hunter22", 1)
			System.setProperty("db.password", "short")
			System.setProperty("db.password", "password")
			setPassword("hunter22", 1)
			setPassword("short")
			setPassword("token")
			setPassword("accessToken")
			setPassword("hunter 22")
			setPassword("hunter\\22")
			setPassword("hunter22')
			setCookie("hunter22")
			setAuthorization("hunter22")
			settoken("hunter22")
			resetPassword("hunter22")
			create user bot identified by ''
			create user bot identified by '$1'
			create user bot identified by '%s'
			create user bot identified by '{p}'
			create user bot identified by ' abc'
			create user bot identified by '[password]'
			""")
	void otherTextsAreKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

	@Test
	void thirtyTwoMoreValuesOfAListAreReplaced() {
		assertThat(this.scrubber.scrub(list("abc", 33)))
			.isEqualTo("token in ('[token]'" + ",'[token]'".repeat(32) + ",'abc33')");
	}

	private static String list(String value, int size) {
		return IntStream.rangeClosed(1, size)
			.mapToObj((i) -> ",'" + value + i + "'")
			.collect(Collectors.joining("", "token in ('x7Kp2mQ9vL4nR8sT'", ")"));
	}

	@Test
	void argumentOfTheMaximumLengthIsReplaced() {
		String longest = "correct-horse-battery-staple-".repeat(3).substring(0, 64);
		assertThat(this.scrubber.scrub("setPassword(\"" + longest + "\")")).isEqualTo("setPassword(\"[password]\")");
		assertThat(this.scrubber.scrub("setPassword(\"" + longest + "e\")")).contains(longest);
	}

}
