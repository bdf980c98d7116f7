package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlValues}.
 */
class SqlValuesTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					insert into t (id, token) values (1, 'ab12 | insert into t (id, token) values (1, '[token]
					insert into t (id, token) values (now(), 'ab12') | insert into t (id, token) values (now(), '[token]')
					insert into t (id, token) values (1, ab12) | insert into t (id, token) values (1, [token])
					insert into t (id, token) values (1, 'a''b') | insert into t (id, token) values (1, '[token]')
					insert into t (token, id) values ('a''b', 1) | insert into t (token, id) values ('[token]', 1)
					insert into t (token, id) values ('ab''', 1) | insert into t (token, id) values ('[token]', 1)
					insert into t (id, token) values ('a''b', 'ab12') | insert into t (id, token) values ('a''b', '[token]')
					insert into t (id, token) values (1), (2, 'ab12') | insert into t (id, token) values (1), (2, '[token]')
					insert into t (id, token) values (1, 'ab12'), (2, 'cd34') | insert into t (id, token) values (1, '[token]'), (2, '[token]')
					insert into t (id, token) values (1, 'ab12') , (2, 'cd34') | insert into t (id, token) values (1, '[token]') , (2, '[token]')
					insert into t (id, token) values (1, 'ab12') on (2, 'cd34') | insert into t (id, token) values (1, '[token]') on (2, 'cd34')
					insert into t ("id", "token") values (1, 'ab12') | insert into t ("id", "token") values (1, '[token]')
					insert into t ([id], [token]) values (1, 'ab12') | insert into t ([id], [token]) values (1, '[token]')
					insert into t ( id , token ) values ( 1,  'ab12') | insert into t ( id , token ) values ( 1,  '[token]')
					insert into t (id, token) VALUES(1, 'ab12') | insert into t (id, token) VALUES(1, '[token]')
					insert into t (id, token) values(1, 'ab12') | insert into t (id, token) values(1, '[token]')
					Key (id, token)=(1, ab12) already exists. | Key (id, token)=(1, [token]) already exists.
					Key (id, token)=(a,b, ab12) already exists. | Key (id, token)=(a,b, [token]) already exists.
					Key (token, id)=(a,b, 1) already exists. | Key (token, id)=([token], 1) already exists.
					Key (token)=(ab12) already exists. | Key (token)=([token]) already exists.
					f(token)=(ab12) | f(token)=([token])
					insert into t (id, token) values ('x' , 'ab12') | insert into t (id, token) values ('x' , '[token]')
					insert into t (id, token) values (lower('x'), 'ab12') | insert into t (id, token) values (lower('x'), '[token]')
					insert into t (id, token) values (1, crypt('ab12', gen_salt('bf'))) | insert into t (id, token) values (1, [token])
					insert into t (id, token) values (1, ab12 ) | insert into t (id, token) values (1, [token] )
					""")
	void valueOfAColumnIsReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			insert into t (id, token) values ('x, 'ab12')
			insert into t (id, token) values (1 'ab12')
			insert into t (id, token) values (1, null)
			insert into t (id, token) values (1, ?)
			insert into t (id, token) values (1, :token)
			insert into t (id, token) values (1, $2)
			insert into t (id, token) values (1, '')
			insert into t (id, token) values (1, )
			insert into t (id, token) values (1, '[token]')
			insert into t (id, token) values (1)
			insert into t (id, name) values (1, 'ab12')
			insert into t (id, (), token) values (1, 2, 'ab12')
			insert into t (id, token) value (1, 'ab12')
			insert into t id, token) values (1, 'ab12')
			insert into t (id, token values (1, 'ab12')
			token) values (1, 'ab12')
			Key (token)=(ab12
			Key (token)=ab12)
			""")
	void otherTextIsKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into t (id, token)\nvalues (1, '@')",
			"insert into t\n    (id, token)\nvalues\n    (1,\n    '@')",
			"insert into t (id, token) values ('x'\n, '@')", "insert into t (id, token) values (1\n, '@')",
			"insert into t (id, token) values (1, '@'),\n    (2, '@')" })
	void valueOnAnotherLineIsReplaced(String sql) {
		assertThat(this.scrubber.scrub(sql.replace("@", "ab12"))).isEqualTo(sql.replace("@", "[token]"));
	}

}
