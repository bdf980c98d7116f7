package io.github.tuxsentry.scrub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lengths and distances up to which a secret is found. They bound the time of a scan.
 */
class LimitsTests {

	private static final Map<String, Limit> LIMITS = new LinkedHashMap<>();

	static {
		limit("blanks before a separator", 32, (n) -> "token" + " ".repeat(n) + "=ab12");
		limit("equal signs", 3, (n) -> "token" + "=".repeat(n) + "ab12");
		limit("distance of a value to its name", 148, (n) -> "name=password " + "x".repeat(n) + " value=ab12");
		limit("blanks after the word of a name", 16, (n) -> "name" + " ".repeat(n) + "=password value=ab12");
		limit("blanks before a name", 16, (n) -> "name=" + " ".repeat(n) + "password value=ab12");
		limit("length of a value before its name", 127, (n) -> "value=\"" + "x".repeat(n) + "\" name=password");
		limit("blanks between a value and its name", 16, (n) -> "value=ab12" + " ".repeat(n) + "name=password");
		limit("length of a name that is a value", 56, (n) -> "name=" + "x".repeat(n) + "password value=ab12");
		limit("distance of an option to its command", 253, (n) -> "curl " + "x".repeat(n) + " -u bob:ab12");
		limit("blanks before a bearer token", 4, (n) -> "Bearer " + " ".repeat(n - 1) + "abcd1234");
		limit("length of a tag", 246, (n) -> "<password " + "x".repeat(n) + ">ab12</password>");
		limit("length of the name of an element", 56, (n) -> "<" + "x".repeat(n) + "password>ab12</x>");
		limit("length of a qualified name", 56, (n) -> "<a:" + "x".repeat(n) + "password>ab12</x>");
		limit("length of an attribute", 56, (n) -> "<property name='" + "x".repeat(n) + "password'>ab12</x>");
		limit("length of an escaped name", 56, (n) -> "&lt;" + "x".repeat(n) + "password&gt;ab12&lt;/x");
		limit("columns", 31,
				(n) -> "insert into t (" + "a,".repeat(n) + "token) values (" + "1,".repeat(n) + "'ab12')");
		limit("rows", 31, (n) -> "insert into t (id,token) values " + "(1,?),".repeat(n) + "(1,'ab12')");
		limit("length of columns", 505, (n) -> "insert into t (" + "a".repeat(n) + ",token) values (1,'ab12')");
		limit("length of another number", 1023,
				(n) -> "insert into t (id,token) values (" + "1".repeat(n) + ",'ab12')");
		limit("length of another text", 1023,
				(n) -> "insert into t (id,token) values ('" + "x".repeat(n) + "','ab12')");
		limit("blanks after columns", 64, (n) -> "insert into t (id,token)" + " ".repeat(n) + "values (1,'ab12')");
		limit("blanks before values", 64, (n) -> "insert into t (id,token) values" + " ".repeat(n) + "(1,'ab12')");
		limit("blanks between rows", 64, (n) -> "insert into t (id,token) values (1,?)" + " ".repeat(n) + "(1,'ab12')");
		limit("distance of a host", 254, (n) -> "redis://a:b/" + "x".repeat(n) + "@host");
		limit("length of the name of an account", 64, (n) -> "jdbc:oracle:thin:" + "x".repeat(n) + "/ab12@host");
		limit("distance of a host of Oracle", 254, (n) -> "jdbc:oracle:thin:bob/" + "x".repeat(n) + "@host");
		limit("length of the ID of a webhook", 32, (n) -> "/webhooks/" + "1".repeat(n) + "/abcdefghij1");
		limit("indentation of a value", 63, (n) -> "\"password\":\n" + " ".repeat(n) + "\"ab12\"");
		limit("backslashes before a quote", 8, (n) -> "password=" + "\\".repeat(n) + "\"ab12\"");
		limit("length of an anchor", 32, (n) -> "x:\n  password: &" + "a".repeat(n) + " ab12\n");
		limit("length of a value after an anchor", 64, (n) -> "x:\n  password: &a " + "x".repeat(n) + "\n");
		limit("length of an index", 30, (n) -> "tokens[" + "1".repeat(n) + "]=ab12");
		limit("length of a label of a domain", 64, (n) -> "bob@" + "a".repeat(n) + ".com");
		limit("blanks before an address", 5, (n) -> "from" + " ".repeat(n) + "10.20.30.40 y");
		limit("blanks after an operator", 4, (n) -> "token like" + " ".repeat(n) + "'ab12'");
		limit("length of an option", 59, (n) -> "--" + "x".repeat(n) + "token ab12");
		limit("length of a field of a form", 56,
				(n) -> "Content-Disposition: form-data; name=\"" + "x".repeat(n) + "password\"\n\nab12\nx");
		limit("length of the title of a key", 63, (n) -> "-----BEGIN " + "x".repeat(n) + "PRIVATE KEY-----");
		minimum("length of a label", 31, (n) -> "password=[" + "a".repeat(n) + " password]");
		minimum("length of a key before a host", 17, (n) -> "redis://" + "x".repeat(n) + "@host");
		minimum("length of the token of a webhook", 8, (n) -> "/webhooks/123456789012345678/" + "a".repeat(n));
		minimum("length of a token of Telegram", 30, (n) -> "/bot123456789:" + "A".repeat(n) + "/x");
		minimum("length of a bearer token", 8, (n) -> "Bearer " + "a".repeat(n - 1) + "1");
		minimum("length of a bearer token without digits", 24, (n) -> "Bearer " + "a".repeat(n));
		minimum("length of the payload of a token", 10, (n) -> "eyJhbGciOiJIUzI1NiJ9." + "a".repeat(n) + ".abc");
	}

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	private static void minimum(String name, int minimum, IntFunction<String> text) {
		LIMITS.put("minimum " + name, new Limit(text.apply(minimum), text.apply(minimum - 1)));
	}

	private static void limit(String name, int maximum, IntFunction<String> text) {
		LIMITS.put("maximum " + name, new Limit(text.apply(maximum), text.apply(maximum + 1)));
	}

	static Set<String> limits() {
		return LIMITS.keySet();
	}

	@ParameterizedTest
	@MethodSource("limits")
	void secretIsReplacedWithinALimit(String name) {
		Limit limit = Objects.requireNonNull(LIMITS.get(name));
		assertThat(this.scrubber.scrub(limit.within())).isNotEqualTo(limit.within());
		assertThat(this.scrubber.scrub(limit.beyond())).isEqualTo(limit.beyond());
	}

	/**
	 * Limit of a detector.
	 *
	 * @param within the last text whose secret is found
	 * @param beyond the first text whose secret is not
	 */
	private record Limit(String within, String beyond) {
	}

}
