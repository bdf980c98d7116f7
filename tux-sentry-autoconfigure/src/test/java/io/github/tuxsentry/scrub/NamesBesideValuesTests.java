package io.github.tuxsentry.scrub;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names of secrets beside values, in less common notations.
 */
class NamesBesideValuesTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					{"tokens": ["ab12"]} | {"tokens": [token]}
					{"tokens":["ab12"]} | {"tokens":[token]}
					tokens: [Xq7vK2mPz9, ab] | tokens: [token]
					bot.tokens[0]=ab12 | bot.tokens[0]=[token]
					tokens['main'] = 'ab12' | tokens['main'] = '[token]'
					args: --password, ab12, --name, x | args: --password, [password], --name, x
					args: [--token, ab12] | args: [--token, [token]]
					["--token", "ab12"] | ["--token", "[token]"]
					["--token","ab12"] | ["--token","[token]"]
					--no-token abc | --no-token abc
					<password type="plain">ab12</password> | <password type="plain">[password]</password>
					<ns:password>ab12</ns:password> | <ns:password>[password]</ns:password>
					<password><![CDATA[ab<12]]></password> | <password><![CDATA[[password]]]></password>
					&lt;password&gt;ab12&lt;/password&gt; | &lt;password&gt;[password]&lt;/password&gt;
					<property name="password" value="ab12"/> | <property name="password" value="[password]"/>
					<property value="ab12" name="password"/> | <property value="[password]" name="password"/>
					<property name="password"><value>ab12</value></property> | <property name="password"><value>[password]</value></property>
					<entry key="password">ab12</entry> | <entry key="password">[password]</entry>
					key=password value=ab12 | key=password value=[password]
					name=TOKEN, value=ab12 | name=TOKEN, value=[token]
					value=ab12 name=password | value=[password] name=password
					value=ab12;name=password | value=[password];name=password
					<property value="ab 12" name="password"/> | <property value="[password]" name="password"/>
					value=ab12 name | value=ab12 name
					value=ab12 name= | value=ab12 name=
					"=x value=ab12 | "=x value=ab12
					token==>ab12 | token==>ab12
					{"name":"TOKEN","value":"ab12"} | {"name":"TOKEN","value":"[token]"}
					{"value": "ab12", "name": "TOKEN"} | {"value": "[token]", "name": "TOKEN"}
					{\\"value\\":\\"ab12\\",\\"name\\":\\"TOKEN\\"} | {\\"value\\":\\"[token]\\",\\"name\\":\\"TOKEN\\"}
					{"name":"shards","value":"ab12"} | {"name":"shards","value":"ab12"}
					{"name":"TOKEN"},{"value":"ab12"} | {"name":"TOKEN"},{"value":"ab12"}
					{"api": {"url": "x", "key": "ab12"}} | {"api": {"url": "x", "key": "[api key]"}}
					Key (token)=(ab12) already exists. | Key (token)=([token]) already exists.
					Key (id, token)=(1, ab12) already | Key (id, token)=(1, [token]) already
					where token IN ('ab12', 'cd34') | where token IN ('[token]', '[token]')
					where token <> 'ab12' | where token <> '[token]'
					insert into t (id, token) values (1, 'a''b'), (2, 'cd') | insert into t (id, token) values (1, '[token]'), (2, '[token]')
					insert into t (id, token) values (?, ?) | insert into t (id, token) values (?, ?)
					password = hunter2; | password = [password];
					password==ab12 | password==[password]
					token     = ab12 | token     = [token]
					db.password: four words of it | db.password: [password]
					password: correct horse battery staple | password: [password]
					password: does not match the other | password: does not match the other
					Authorization: Digest username="b", uri="/", response="ab12", opaque="c" | Authorization: [authorization]
					-H 'Authorization: Digest username="b", response="ab12"' -v | -H 'Authorization: [authorization]' -v
					Authorization: AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=ab12 | Authorization: [authorization]
					Digest username="b", response="8c7d6e5f4a3b2c1d8c7d6e5f4a3b2c1d" | Digest username="b", response="[credentials]"
					_session=x7Kq2mPz9d4 | _session=[session id]
					connect.sid=x7Kq2mPz9d4 | connect.sid=[session id]
					SECRET_KEY_BASE=x7Kq2mPz9d4 | SECRET_KEY_BASE=[key]
					curl -u bob:ab12 localhost | curl -u bob:[password] localhost
					curl -sS --user 'bob:ab12' localhost | curl -sS --user 'bob:[password]' localhost
					mysql -u root -pab12 bot | mysql -u root -p[password] bot
					sshpass -p ab12 ssh x | sshpass -p [password] ssh x
					setPassword("x7Kq2mPz9d4") | setPassword("[password]")
					.header("X-Api-Key", "x7Kq2mPz9d4") | .header("X-Api-Key", "[api key]")
					{"token":"it is {secret}, isn't it"} | {"token":"[token]"}
					{authorization=[Bearer ab12], x=[y]} | {authorization=[authorization], x=[y]}
					headers: {authorization: ['Bot ab12']} | headers: {authorization: [authorization]}
					{set-cookie=[a=ab12; Path=/, b=cd34; Path=/], x=[y]} | {set-cookie=[cookie], x=[y]}
					**Token:** ab12 | **Token:** [token]
					**Token**: ab12 | **Token**: [token]
					*password*: `ab12` | *password*: `[password]`
					__Token:__ ab12 | __Token:__ [token]
					password\u00a0=\u00a0ab12 | password\u00a0=\u00a0[password]
					password\u200b: ab12 | password\u200b: [password]
					pass\u00adword: ab12 | pass\u00adword: [password]
					\u202epassword\u202c=ab12 | \u202epassword\u202c=[password]
					トークンtoken: ab12 | トークンtoken: [token]
					from String "ab12cd": not valid (through reference chain: Bot["api"]->Api["token"]) | from String "[token]": not valid (through reference chain: Bot["api"]->Api["token"])
					from String "ab12cd": not valid (through reference chain: Bot["shards"]) | from String "ab12cd": not valid (through reference chain: Bot["shards"])
					login: bob password: hunter user: alice | login: bob password: [password] user: alice
					password: String = "ab12" | password: String = "[password]"
					password: str = 'ab12' | password: str = '[password]'
					params[:token] = 'x7Kq2mPz9d4' | params[:token] = '[token]'
					env['token'] = 'ab12' | env['token'] = '[token]'
					Pass phrase: ab12 | Pass phrase: [passphrase]
					Secret key: ab12 | Secret key: [key]
					{\\"auth\\": \\"8c7d6e5f4a3b2c1d8c7d6e5f\\"} | {\\"auth\\": \\"[authorization]\\"}
					auth:   8c7d6e5f4a3b2c1d8c7d6e5f | auth:   [authorization]
					http://h/p?sig=ab12 | http://h/p?sig=[signature]
					http://h/p?a=1&Signature=8c7d6e5f4a3b2c1d8c7d6e5f | http://h/p?a=1&Signature=[signature]
					http://h/p?a=1&X-Amz-Credential=ab12 | http://h/p?a=1&X-Amz-Credential=[credentials]
					http://h/p?a=1&code=8c7d6e5f4a3b2c1d8c7d6e5f | http://h/p?a=1&code=[key]
					password\\U003Dab12 | password\\U003D[password]
					started shard 1 of 16, then read {\\"TOKEN_ACME\\": \\"x7Kq2mPz9d4\\"} from the file | started shard 1 of 16, then read {\\"TOKEN_ACME\\": \\"[token]\\"} from the file
					ready\\nauth=8c7d6e5f4a3b2c1d8c7d6e5f | ready\\nauth=[authorization]
					ready\\tpwd=ab12 | ready\\tpwd=[password]
					q=a%20pwd=ab12 | q=a%20pwd=[password]
					expected password: ab12 | expected password: [password]
					password=MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs | password=[discord token]
					password :=ab12 | password :=[password]
					password ?= ab12 | password ?= [password]
					password += ab12 | password += [password]
					password!=ab12 | password!=[password]
					password => ab12 | password => [password]
					password%3aab12 | password%3a[password]
					password%3Aab12 | password%3A[password]
					password%3dab12 | password%3d[password]
					&quot;password&quot;=&quot;ab12&quot; | &quot;password&quot;=&quot;[password]&quot;
					password='''ab12''' | password='''[password]'''
					config["password"] = "ab12" | config["password"] = "[password]"
					***Token:*** ab12 | ***Token:*** [token]
					~~token~~: ab12 | ~~token~~: [token]
					*token*: ab12 | *token*: [token]
					passwordHashValue=ab12 | passwordHashValue=[password]
					TOKEN_ACME_CORP_EU=x7Kq2mPz9d4 | TOKEN_ACME_CORP_EU=[token]
					password=ab12;user=bob | password=[password];user=bob
					password=ab12,cd34 | password=[password]
					password=ab12,"user":bob | password=[password],"user":bob
					(password=ab12). | (password=[password]).
					{password=ab12}} | {password=[password]}}
					<password=ab12> | <password=[password]>
					'password=ab12'x | 'password=[password]
					`password=ab12` | `password=[password]`
					password=ab12\\nuser=bob | password=[password]\\nuser=bob
					password=ab12\\ruser=bob | password=[password]\\ruser=bob
					password=ab12\\tuser=bob | password=[password]\\tuser=bob
					password=ab12%26user=bob | password=[password]%26user=bob
					password=ab12%27user=bob | password=[password]
					password=ab12<br> | password=[password]<br>
					password={"a":"b}"}, x=1 | password=[password], x=1
					password=[[1],[2]], x=1 | password=[password], x=1
					password=[1,2 | password=[password]
					Authorization: Digest username="a;b", x=1; y=2 z | Authorization: [authorization]
					Authorization: NTLM ab12 | Authorization: [authorization]
					Authorization: Hawk id="a", mac="b" | Authorization: [authorization]
					k=password v=ab12 | k=password v=[password]
					column=password content=ab12 | column=password content=[password]
					value=ab12, key=password | value=[password], key=password
					value='ab12' key='password' | value='[password]' key='password'
					{"value": "ab12, cd 34", "name": "password"} | {"value": "[password]", "name": "password"}
					value=ab12; key=password | value=[password]; key=password
					{"name": "x", "value": "y", "name": "TOKEN", "value": "ab12"} | {"name": "x", "value": "y", "name": "TOKEN", "value": "[token]"}
					curl --proxy-user bob:ab12 x | curl --proxy-user bob:[password] x
					http -a bob:ab12 x | http -a bob:[password] x
					curl -u "bob:ab12 cd" x | curl -u "bob:[password]" x
					mysql -p'ab12 cd' x | mysql -p'[password]' x
					redis-cli -a ab12 ping | redis-cli -a [password] ping
					docker login -u x -p ab12 y | docker login -u x -p [password] y
					--token "ab 12" x | --token "[token]" x
					--token \\"ab12\\" x | --token \\"[token]\\" x
					-token x7Kq2mPz9d4 y | -token [token] y
					--token,ab12 | --token,[token]
					""")
	void valueIsReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
		assertThat(this.scrubber.scrub(scrubbed)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "password:\n  ab12\nuser: bob", "password: |\n  ab12\n  cd34\nuser: bob",
			"bot:\n  password: >-\n    ab12\n    cd34\nuser: bob", "tokens:\n  - ab12\n  - cd34\nuser: bob",
			"tokens:\n- ab12\n- cd34\nuser: bob", "api:\n  key: ab12\nuser: bob",
			"bot:\n  api:\n    url: http://localhost\n    key: ab12\nuser: bob", "[api]\nkey = ab12\nuser: bob",
			"args:\n  - --token\n  - ab12\nuser: bob", "- name: TOKEN\n  value: ab12\nuser: bob",
			"{\n  \"password\":\n    \"ab12\"\n}\nuser: bob", "token: ||ab12||\nuser: bob",
			"args\n--token\n- ab12\nuser: bob",
			"Content-Disposition: form-data; name=\"password\"\r\n\r\nab12\r\nuser: bob",
			"Content-Disposition: form-data; name=\"password\"\n\nab12\nuser: bob" })
	void valueOnAnotherLineIsReplaced(String text) {
		String scrubbed = this.scrubber.scrub(text);
		assertThat(scrubbed).doesNotContain("ab12", "cd34").endsWith("user: bob").contains("[");
		assertThat(this.scrubber.scrub(scrubbed)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			password=[my secret]S3cret | password=[password]
			password=[password]S3cret | password=[password]
			{"token":"[token]S3cret"} | {"token":"[token]"}
			--token [token]S3cret --x | --token [token] --x
			<password>[password]S3cret</password> | <password>[password]</password>
			Cookie: [cookie]; a=S3cret | Cookie: [cookie]
			password '[password]S3cret' | password '[password]'
			""")
	void labelWrittenByAUserDoesNotProtectTheValue(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
		assertThat(this.scrubber.scrub(scrubbed)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "version 9.1.1.3-0ubuntu2", "section 4.2.1.10 of RFC 5280", "JLS 15.12.2.5",
			"OID (\"2.5.29.15\")", "gcc 2.7.2.1 (x", "1.2.18.4-beta", "auth: Fix a leak of connections",
			"auth: refused for user bob", "signing-key: rotate it daily", "credential: treat URL as invalid",
			"credentials: macos: check for it", "getty@tty1.service: failed", "react@18.next", "python3-jwt:all",
			"password = ?", "token: null.", "token: required..", "where password = ? and id = ?", "password=?",
			"sessionId=42", "pass: 12/15 tests", "PASS: gdb.mi/x.exp: request", "accesskey=\"u\"",
			"if token in ('async', 'await'):", "String COOKIE = \"set-cookie\";", "token = Literal.of(x)",
			"'token': self.grant,", "Pod::PullParserToken=> '3.18'", "long CKO_SECRET_KEY = 0x00000004L;",
			"headers['Authorization'] = 'Basic ' + x", "tokens: List<String>", "--list-tokens remains the same",
			"\"Cookie:\" token", "token == \"class\"", "def strip(tokens: ParseResults)", "TOKEN_LENGTH=a1b2c3d4e5",
			"session=closed", "user: String = \"ab12\"", "params[:user] = 'x7Kq2mPz9d4'", "foreign key: ab12",
			"auth:   ordinary", "http://h/p?code=ab12", "code=8c7d6e5f4a3b2c1d8c7d6e5f", "12:34=ab",
			"Unexpected token: ab12 at line 3", "Unrecognized token: ab12 at line 3", "Illegal token: ab12",
			"Unknown token: ab12", "password != ab12", "password ==> ab12", "password ==== ab12", "password <= ab12",
			"password >= ab12", "password :: ab12", "passwordHashValueDigest=ab12", "TOKEN_ACME_CORP_EU_X=x7Kq2mPz9d4",
			"(name=TOKEN (value=ab12", "curl -u bob x", "curl -u $A:$B x", "mysql -p ab12", "-password ab12",
			"-token ordinary y", "--token -x", "--token $X", "--token [x]", "---token ab12", "x--token ab12",
			"--set-token ab12", "--token true", "--token\nab12",
			"Content-Disposition: form-data; name=\"password\"\nab12",
			"Content-Disposition: form-data; name=\"password\"\r\n\r\n\r\n--x" })
	void ordinaryTextIsKept(String text) {
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
	}

	@Test
	void valueIsReplacedAfterAFewBlanksAndNearItsName() {
		assertThat(this.scrubber.scrub("password" + " ".repeat(32) + "=ab12")).endsWith("=[password]");
		assertThat(this.scrubber.scrub("password" + " ".repeat(33) + "=ab12")).endsWith("=ab12");
		assertThat(this.scrubber.scrub("{\"name\":\"TOKEN\",\"" + "y".repeat(100) + "\":1,\"value\":\"ab12\"}"))
			.endsWith("\"value\":\"[token]\"}");
		assertThat(this.scrubber.scrub("{\"name\":\"TOKEN\",\"" + "y".repeat(200) + "\":1,\"value\":\"ab12\"}"))
			.endsWith("\"value\":\"ab12\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "connect to 10.0.0.5 failed", "Connection refused: /10.1.2.3:5432", "clientIp=10.1.2.3",
			"remote_addr: 8.8.8.8", "\"ip\": \"1.1.1.1\"", "X-Forwarded-For: 9.9.9.9", "83.12.44.7 - - [10/Oct]",
			"at 10.3.4.5:8080", "from 203.0.113.5-203.0.113.9", "see 203.0.113.5" })
	void addressOfAHostIsReplaced(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text.replaceAll("\\d+\\.\\d+\\.\\d+\\.\\d+", "[ip address]"));
	}

}
