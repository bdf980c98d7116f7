package io.github.tuxsentry.scrub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the text: the scrubber does not throw, does not loop, and looks at each
 * character only so often. Counted, not timed.
 */
class LinearTimeTests {

	private static final boolean LONG = Boolean.getBoolean("tux.long");

	private static final int MANY = LONG ? 10_000_000 : 1_000_000;

	private static final int LOOKS_A_CHARACTER = 200;

	private static final int FREE_LOOKS = 20_000;

	private static final Detectors DETECTORS = new Detectors(new SecretNames(List.of(), List.of()), true, true);

	private static final List<String> PARTS = List.of("a", "A", "1", "0", ".", "-", "_", ":", "::", "=", "==", "@", "/",
			"//", "://", "\\", "\\\"", "\"", "'", "`", "{", "}", "[", "]", "(", ")", "<", ">", "</", ",", ";", "&", "?",
			"%", "%3D", "%26", "%40", "\\u003d", "~", "Q~", "8Q~", " ", "\n", "\t", "\0", "\uD800", "\uDC00", "é", "😀",
			"password", "password=", "password: ", "\"password\":\"", "\\\"password\\\":\\\"", "token=", "token=(",
			"token=a.", "token=[", "token={", "token=${", "token=*", "--token ", "--token $", "<password>",
			"password '", "password \"$", "identified by '", "Authorization: ", "Authorization: Bearer ",
			"Cookie: a=b; ", "cookie=a; ", "passphrase: ", "?key=", "&sig=", "Bearer ", "Basic ", "Basic YTpi", "eyJ",
			"eyJ-", "eyJabcdefghij.", "ew", "MTIz", "M", "N-", "MTIzMTIzMTIzMTIzMTIz.", "mfa.", "aW50ZXJhY3Rpb246",
			"AKIA", "ghp_", "glpat-", "sk-", "xoxb-", "SG.", "1//0", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----",
			"-----END ", "webhooks/1/", "webhooks/", "interactions/1/", "services/T", "bot1234567:A", "1234567:A",
			"IncomingWebhook/", "http://a", "http://a:b", "http://a:b/c", "x://a:b@", "value [", "value: \"",
			"with value '", "UUID string: ", "field '", "field 'password'", "Property: password", "jdbc:oracle:thin:a/",
			"1.1.1.1", "1.1.1.", "2001:db8:", "fe80::", "a.b@c.", "f:", "%5F", "%2D", "%2", "\\/", "\\u005f", "\\u005",
			"\\x2d", "\\n", "\u001b[31m", "[1;", "ghp%5F", "sk-proj%2D", "-us", ".atlasv1.", "==:", "+ASt", "AzSe",
			"_mmk", "|", "$2a$", "services/T1/B1/", "triggers/T", "hooks/catch/", "Z2hw", "Z2hwXzEyMzQ1Njc4OTAxMjM0",
			"dXNlcjpnaHBfMTIzNDU2Nzg5MDEyMzQ1Njc4OTA", "aGVsbG8gd29ybGQsIHRoaXMgaXM", "ZXlK", "AAAAAAAAAAAAAAAAAAAAA");

	@Property
	void anyTextTakesLinearTime(@ForAll String text) {
		assertLinear(text);
	}

	@Property
	void textsOfPartsOfSecretsTakeLinearTime(@ForAll("parts") List<String> parts) {
		assertLinear(String.join("", parts));
	}

	@Property
	void repeatedPartsTakeLinearTime(@ForAll("fewParts") List<String> parts) {
		String part = String.join("", parts);
		assertLinear(part.repeat((LONG ? 200_000 : 3000) / part.length() + 1));
	}

	@Property
	void repeatedPartsBehindOneAnotherTakeLinearTime(@ForAll("fewParts") List<String> first,
			@ForAll("fewParts") List<String> second) {
		int length = LONG ? 100_000 : 2000;
		String one = String.join("", first);
		String other = String.join("", second);
		assertLinear(one.repeat(length / one.length() + 1) + other.repeat(length / other.length() + 1));
	}

	@ParameterizedTest
	@MethodSource("marks")
	void marksTakeLinearTime(String mark) {
		int number = (LONG ? 100_000 : 5000) / mark.length();
		assertLinear(mark.repeat(number));
		assertLinear((mark + "a").repeat(number));
		assertLinear(("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + mark).repeat(number / 10));
		assertLinear(mark + "a.b-c_".repeat(number));
	}

	static Stream<String> marks() {
		return KeyFormats.all().stream().map(KeyFormat::mark).distinct();
	}

	@Test
	void nestedEncodingsTakeLinearTime() {
		String text = "the user asked for it, twice over. ".repeat(MANY / 100);
		String encoded = text;
		for (int i = 0; i < 4; i++) {
			encoded = Base64.getEncoder().encodeToString(encoded.getBytes(StandardCharsets.UTF_8));
			assertLinear(encoded);
			assertLinear(URLEncoder.encode(encoded + "==", StandardCharsets.UTF_8));
		}
		assertLinear("%252525255F".repeat(MANY / 100));
		assertLinear("aGVsbG8gd29ybGQs".repeat(MANY / 100));
	}

	@Property
	void aCutTextIsNoLongerThanWanted(@ForAll("parts") List<String> parts, @ForAll int anyLength) {
		String text = String.join("", parts);
		int length = Math.floorMod(anyLength, 400);
		assertThat(Scrubber.standard().scrub(text, length)).hasSizeLessThanOrEqualTo(length);
	}

	static Stream<String> partsOfLongTexts() {
		return Stream.of("x", "=", "\"", "a@", "eyJ-", "password=", "http://a:b/", "\\\"");
	}

	@ParameterizedTest
	@MethodSource("partsOfLongTexts")
	void megabytesTakeLinearTime(String part) {
		assertLinear(part.repeat(MANY / part.length()));
	}

	@ParameterizedTest
	@ValueSource(strings = { ".", ".a", ".aaaaaaaaaaaaaaaaaaaa", ".aaaaaaaaaaaaaaaaaaaa-", ".a.", "@", ":", "=" })
	void aLongRunBeforeAnotherTakesLinearTime(String other) {
		assertLinear("eyJ-".repeat(10_000) + other.repeat(10_000));
		assertLinear("ey-".repeat(10_000) + "." + "a".repeat(40_000) + other);
	}

	private static void assertLinear(String text) {
		CountingText counting = new CountingText(text);
		assertThat(new Scan(counting, DETECTORS, new NamedSecrets()).run(Integer.MAX_VALUE)).isNotNull();
		assertThat(counting.looks).isLessThan(FREE_LOOKS + (long) LOOKS_A_CHARACTER * text.length());
	}

	@Provide
	Arbitrary<List<String>> parts() {
		return Arbitraries.of(PARTS).list().ofMinSize(0).ofMaxSize(60);
	}

	@Provide
	Arbitrary<List<String>> fewParts() {
		return Arbitraries.of(PARTS).list().ofMinSize(1).ofMaxSize(4);
	}

	/**
	 * A text that counts how often it is looked at.
	 */
	private static final class CountingText implements CharSequence {

		private final String text;

		private long looks;

		CountingText(String text) {
			this.text = text;
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			this.looks++;
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			this.looks += end - start;
			return this.text.substring(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
