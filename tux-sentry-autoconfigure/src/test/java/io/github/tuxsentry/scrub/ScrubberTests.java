package io.github.tuxsentry.scrub;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScrubberTests {

	private final Scrubber scrubber = Scrubber.standard();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', ignoreLeadingAndTrailingWhitespace = true,
			textBlock = """
					password=hunter2 | password=[password]
					password=p@ss,w0rd! and more | password=[password] and more
					Config[token=abc1, name=x] | Config[token=[token], name=x]
					{password=abc, user=bob} | {password=[password], user=bob}
					a=1&api_key=abc&b=2 | a=1&api_key=[api key]&b=2
					https://h/p?token=abc#top | https://h/p?token=[token]
					redirect=https%3A%2F%2Fh%3Ftoken%3Dabc%26b%3D2 | redirect=https%3A%2F%2Fh%3Ftoken%3D[token]%26b%3D2
					{"password": "hun\\"ter2", "a": 1} | {"password": "[password]", "a": 1}
					{\\"password\\":\\"hunter2\\",\\"a\\":1} | {\\"password\\":\\"[password]\\",\\"a\\":1}
					{"token": "(x)->..=?", "a": 1} | {"token": "[token]", "a": 1}
					{"token":12345,"a":1} | {"token":[token],"a":1}
					{"tokens":["a","b"],"c":1} | {"tokens":[token],"c":1}
					{"user":{"credentials":{"a":{"b":"c"}}},"d":1} | {"user":{"credentials":[credentials]},"d":1}
					discord.token = abcdef | discord.token = [token]
					db_password: hunter2 | db_password: [password]
					Api Key: abcdef | Api Key: [api key]
					--token abc --name x | --token [token] --name x
					<password>hunter 2</password> | <password>[password]</password>
					alter user bob password 'hunter2' | alter user bob password '[password]'
					create user bob identified by 'hunter2'; | create user bob identified by '[password]';
					Authorization: Bearer abc.def-1 | Authorization: [authorization]
					{Authorization=Basic Ym9iOnB3, Host=x} | {Authorization=[authorization], Host=x}
					[Cookie:"a=b; c=d", Host:"x"] | [Cookie:"[cookie]", Host:"x"]
					Cookie: a=b; c=d | Cookie: [cookie]
					Set-Cookie=sid=1; Path=/; HttpOnly | Set-Cookie=[cookie]
					curl -H 'Authorization: Bearer abcdefg' x | curl -H 'Authorization: [authorization]' x
					sent with Bearer abcdefgh1 to x | sent with Bearer [bearer token] to x
					sent with Basic Ym9iOnB3 to x | sent with Basic [basic credentials] to x
					postgres://bob:pw@db:5432/bot | postgres://[credentials]@db:5432/bot
					postgres://bob:p/w@db/bot | postgres://[credentials]@db/bot
					jdbc:oracle:thin:scott/tiger@//db:1521/x | jdbc:oracle:thin:[credentials]@//db:1521/x
					on field 'password': rejected value [ab]; codes [a.b] | on field 'password': rejected value [[password]]; codes [a.b]
					on field 'token': rejected value [null] | on field 'token': rejected value [null]
					for value [ab] under 'bot.api-key' | for value [[api key]] under 'bot.api-key'
					Invalid value 'ab' for configuration property 'bot.token' | Invalid value '[token]' for configuration property 'bot.token'
					Property bot.token with value 'ab' is invalid | Property bot.token with value '[token]' is invalid
					password=Xy-77;z, but Xy-77;z is wrong | password=[password], but [password] is wrong
					value [ab] on field 'age' | value [ab] on field 'age'
					mail bob.smith+x@example.co.uk now | mail [email] now
					mailto=bob%40example.org&x=1 | mailto=[email]&x=1
					from 203.0.113.7:51234 | from [ip address]:51234
					at /203.0.113.7. | at /[ip address].
					from 2001:db8::8a2e:370:7334 to x | from [ip address] to x
					from fe80::1 to x | from [ip address] to x
					from [2001:db8:0:0:0:0:2:1]:80 | from [[ip address]]:80
					POST /webhooks/123/abcdefgh_12?wait=true | POST /webhooks/123/[webhook token]?wait=true
					interactions/123/abcdefgh12/callback | interactions/123/[interaction token]/callback
					hooks.slack.com/services/T0A/B0B/abcdefgh12 | hooks.slack.com/services/T0A/B0B/[webhook token]
					""")
	void secretsAreReplacedByTheirKind(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
		assertThat(this.scrubber.scrub(scrubbed)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Unexpected token: '}' at line 3", "Unrecognized token 'abc': was expecting null",
			"Invalid password: must not be blank", "token: null", "password=***", "password=", "password: ${PASSWORD}",
			"password={}", "password=%s", "token=<token>", "this.token = token;", "String token = tokens.next();",
			"int maxTokens = 5;", "password=password", "token = request.getHeader(\"X\")", "\"token=\" + token + \"x\"",
			"if (token == null)", "prompt_tokens=512", "version 1.2.3.4", "listening on 127.0.0.1:8080", "0.0.0.0",
			"Chrome/120.0.0.0", "java.base@17.0.9", "git@github.com:a/b.git", "ssh://git@host/a", "http://host:80/a@b",
			"12:34:56.789", "Face::add", "1::2", "/org/aspectj/1.9.25.1/x.jar", "TOKEN=${TOKEN:?missing}", "std::dec",
			"Bearer authentication", "Basic authentication", "@Override", "GET /channels/1/webhooks",
			"/webhooks/{id}/{token}", "io.foo.Bar@1a2b3c4d", "<@80351110224678912>", "-----BEGIN CERTIFICATE-----",
			"NewLatin ewLatin-Regular.layout-test.392", "Basic Operators",
			"commit da39a3ee5e6b4b0d3255bfef95601890afd80709", "com.example.Tokenizer.next",
			"Map<String, Token> tokens", "eyJ.a.b" })
	void theOrdinaryStaysTheSameObject(String text) {
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			mail a@b.co now | mail [email] now
			mail .a@b.co now | mail .[email] now
			mail gits@b.co now | mail [email] now
			mail _a@b.co now | mail [email] now
			mail +a@b.co now | mail +[email] now
			mail a@b1.co now | mail [email] now
			mail a@1.b.com now | mail [email] now
			mail a@b.co.uk. now | mail [email]. now
			Bearer abcdefg1 | Bearer [bearer token]
			Bearer  abcdefg1 | Bearer  [bearer token]
			Bearer%20abcdefg1 | Bearer%20[bearer token]
			Bearer abcdefghabcdefghabcdefgh | Bearer [bearer token]
			Basic Ojo6 | Basic [basic credentials]
			basic%20Ym9iOnB3 | basic%20[basic credentials]
			http://a:b@h/ | http://[credentials]@h/
			http://abcdefghijklmnopq@h/ | http://[credentials]@h/
			http://h:8a/a@b | http://[credentials]@b
			jdbc:oracle:oci:a/b@h | jdbc:oracle:oci:[credentials]@h
			jdbc:oracle:oci8:a/b@h | jdbc:oracle:oci8:[credentials]@h
			""")
	void theShortestSecretsAreReplaced(String text, String scrubbed) {
		Scrubber own = Scrubber.builder().build();
		assertThat(own.scrub(text)).isEqualTo(scrubbed);
		assertThat(own.scrub(scrubbed)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mail a@b.c now", "mail a.@b.co now", "mail a@b.c1 now", "mail a@1.b.xyz now",
			"mail a@b..co now", "mail a%41b.co now", "mail a@b.service now", "Bearer abcdefgh", "Bearer abcdef1",
			"Bearer abcdefghabcdefghabcdefg", "Basic Ym9icHc", "http://a@h/", "http://abcdefghijklmnop@h/",
			"http://@h/", "http://[::1]:80/a@b", "http://a:b\"c@h/", "http://h:$PORT/a@b", "http://h:{port}/a@b",
			"://a:b@h", "jdbc:oracle:thin:a@h", "jdbc:other:thin:a/b@h" })
	void whatIsTooShortOrPartOfSomethingElseIsKept(String text) {
		assertThat(Scrubber.builder().build().scrub(text)).isSameAs(text);
	}

	@Test
	void aValueThatIsVeryLongIsOnlyReplacedNextToItsName() {
		for (int length : new int[] { 4096, 4097 }) {
			NamedSecrets secrets = new NamedSecrets();
			this.scrubber.scrub("password=" + "x7".repeat(length).substring(0, length), Integer.MAX_VALUE, secrets);
			assertThat(secrets.isEmpty()).isEqualTo(length == 4097);
		}
	}

	@Test
	void aPrivateKeyGoesWithItsArmour() {
		String pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----";
		assertThat(this.scrubber.scrub("key " + pem + " end")).isEqualTo("key [private key] end");
		assertThat(this.scrubber.scrub(pem.replace("\n", "\\n"))).isEqualTo("[private key]");
		assertThat(this.scrubber.scrub(pem.substring(0, 40))).isEqualTo("[private key]");
	}

	@Test
	void addressesStayWhereTheyAreWanted() {
		Scrubber lenient = Scrubber.builder().emails(false).ipAddresses(false).build();
		String text = "bob@example.org from 203.0.113.7 and 2001:db8::1";
		assertThat(lenient.scrub(text)).isSameAs(text);
		assertThat(lenient.scrub("password=a")).isEqualTo("password=[password]");
	}

	@Test
	void ownPatternsAreReplacedByTheirName() {
		Scrubber own = Scrubber.builder().pattern("case-number", Pattern.compile("CASE-\\d+")).build();
		assertThat(own.scrub("see CASE-12 and CASE-34")).isEqualTo("see [case number] and [case number]");
	}

	@Test
	void aPatternThatTakesTooLongWithholdsTheText() {
		Scrubber own = Scrubber.builder().pattern("slow", Pattern.compile("(.*)(.*)(.*)(.*)b")).build();
		assertThat(own.scrub("a".repeat(100))).isEqualTo("[removed: pattern limit exceeded]");
		assertThat(own.scrub("aab")).isEqualTo("[slow]");
	}

	@Test
	void aPatternThatRunsOutOfStackWithholdsTheText() {
		Scrubber own = Scrubber.builder().pattern("deep", Pattern.compile("(x|y)*z")).build();
		assertThat(own.scrub("x".repeat(200_000))).isEqualTo("[removed: pattern limit exceeded]");
	}

	@Test
	void whatMatchesNothingOrHasNoLetterIsNotTaken() {
		Scrubber.Builder builder = Scrubber.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.pattern("x", Pattern.compile("a*")));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.key("--"));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.allowedKey(""));
	}

	@Test
	void aCutLeavesNoPartOfASecret() {
		for (int length = 0; length < 60; length++) {
			String text = "x".repeat(length) + " password=hunter2hunter2 bob.smith@example.org";
			for (int limit = 0; limit < 80; limit++) {
				String scrubbed = this.scrubber.scrub(text, limit);
				assertThat(scrubbed).hasSizeLessThanOrEqualTo(limit).doesNotContain("hun", "bob");
			}
		}
	}

	@Test
	void ownKeysMayHaveLettersOfAnyScript() {
		Scrubber own = Scrubber.builder().key("пароль").key("Schlüssel").build();
		assertThat(own.scrub("Пароль: ab12, schlüssel=cd34, token=x7Kq2mPz9d4"))
			.isEqualTo("Пароль: [пароль], schlüssel=[schlüssel], token=[token]");
	}

	@Test
	void aScrubberThatReplacesNothingOnlyTruncates() {
		Scrubber none = Scrubber.none();
		assertThat(none.scrub("password=hunter2")).isEqualTo("password=hunter2");
		assertThat(none.labelOf("password")).isNull();
		assertThat(none.scrub("x".repeat(100), 20)).hasSize(20);
	}

	@Test
	void eachKindOfAddressMayBeKeptOnItsOwn() {
		String text = "bob@example.org from 203.0.113.7";
		assertThat(Scrubber.builder().emails(false).build().scrub(text)).isEqualTo("bob@example.org from [ip address]");
		assertThat(Scrubber.builder().ipAddresses(false).build().scrub(text)).isEqualTo("[email] from 203.0.113.7");
	}

	@Test
	void allowedKeysAreKept() {
		Scrubber own = Scrubber.builder().allowedKey("page-token").build();
		assertThat(own.scrub("pageToken=a8Lr3nQa0e5, token=x7Kq2mPz9d4"))
			.isEqualTo("pageToken=a8Lr3nQa0e5, token=[token]");
		assertThat(own.labelOf("page_token")).isNull();
		assertThat(own.labelOf("token")).isEqualTo("[token]");
	}

	@Test
	void namesMayLookLikeAddresses() {
		Scrubber names = Scrubber.builder()
			.key("guild-pin")
			.pattern("case-number", Pattern.compile("CASE-\\d+"))
			.build()
			.withoutAddresses();
		String name = "bot@example.org-203.0.113.7";
		assertThat(names.scrub(name)).isSameAs(name);
		assertThat(names.scrub("guild-pin=ab12 CASE-12")).isEqualTo("guild-pin=[guild pin] [case number]");
		assertThat(Scrubber.none().withoutAddresses().scrub("password=hunter2")).isEqualTo("password=hunter2");
	}

	@Test
	void aTextThatWasCleanIsScrubbedOnceItsSecretIsKnown() {
		String text = "before Xy7-hunter2 after";
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
		NamedSecrets secrets = new NamedSecrets();
		assertThat(this.scrubber.scrub("password=Xy7-hunter2", 100, secrets)).isEqualTo("password=[password]");
		assertThat(secrets.areIn(text)).isTrue();
		assertThat(this.scrubber.scrub(text, 100, secrets)).isEqualTo("before [password] after");
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
	}

	@Test
	void aTextThatWasCleanIsTruncatedNevertheless() {
		String text = "nothing but an ordinary text";
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
		assertThat(this.scrubber.scrub(text, text.length())).isSameAs(text);
		assertThat(this.scrubber.scrub(text, text.length() - 1)).hasSize(text.length() - 1);
	}

	@Test
	void aTextThatMatchesAPatternOfAnotherScrubberIsNotRemembered() {
		Scrubber own = Scrubber.builder().pattern("case-number", Pattern.compile("CASE-\\d+")).build();
		String text = "see CASE-12 for more";
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
		assertThat(own.scrub(text)).isEqualTo("see [case number] for more");
		assertThat(own.scrub(text)).isEqualTo("see [case number] for more");
	}

}
