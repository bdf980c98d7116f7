package io.github.tuxsentry.internal.filter;

import java.time.Duration;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests for {@link FoldedText}.
 */
class FoldedTextTests {

	private static final int MANY = Boolean.getBoolean("tux.long") ? 10_000_000 : 2_000_000;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			SELECT * FROM cases WHERE id = 1                  | SELECT * FROM cases WHERE id = ?
			SELECT * FROM cases WHERE id = -12.5e3            | SELECT * FROM cases WHERE id = -?
			SELECT * FROM cases WHERE name = 'x'              | SELECT * FROM cases WHERE name = ?
			SELECT * FROM cases WHERE name = 'it''s 1'        | SELECT * FROM cases WHERE name = ?
			SELECT * FROM cases WHERE name = 'a\\'b' AND x=2   | SELECT * FROM cases WHERE name = ? AND x=?
			SELECT * FROM "cases" WHERE "id2" = 3             | SELECT * FROM "cases" WHERE "id2" = ?
			SELECT 1 WHERE id IN (1, 2,3 , 4)                 | SELECT ? WHERE id IN (?)
			SELECT 1 WHERE id IN (?, ?, ?)                    | SELECT ? WHERE id IN (?)
			SELECT 1 WHERE id IN ($1, $2)                     | SELECT ? WHERE id IN (?)
			SELECT 1 WHERE id IN ('a', 'b')                   | SELECT ? WHERE id IN (?)
			INSERT INTO t VALUES (1, 'a'), (2, 'b'),(3,'c')   | INSERT INTO t VALUES (?)
			SELECT t1.c2 FROM utf8_t1                         | SELECT t1.c2 FROM utf8_t1
			GET /users/123/posts/456                          | GET /users/?/posts/?
			GET /api/v10/guilds/81384788765712384             | GET /api/v10/guilds/?
			GET /u/550e8400-e29b-41d4-a716-446655440000/x     | GET /u/?/x
			GET /commits/a94a8fe5ccb19ba61c4c                 | GET /commits/?
			GET /words/deadbeef                               | GET /words/deadbeef
			GET /t/aW50ZXJhY3Rpb246MTIzNDU2Nzg5               | GET /t/?
			ping 127.0.0.1:8080                               | ping ?:?
			Fetch user's page and bob's                       | Fetch user's page and bob's
			Don't stop 3                                      | Don't stop ?
			Process item_17 of 20                             | Process item_17 of ?
			a   b                                             | a b
			``                                                | ``
			""")
	void foldsWhatDiffers(String text, String folded) {
		assertThat(FoldedText.of(text)).isEqualTo(folded);
	}

	@Property
	void neverThrowsNorMakesATextLonger(
			@ForAll @Chars({ '\'', '"', '(', ')', ',', '?', '$', ' ', '.', '-', '_', '\\', 'a', 'ß' }) @CharRange(
					from = '0', to = '9') String text) {
		assertThat(FoldedText.of(text)).hasSizeLessThanOrEqualTo(text.length());
	}

	@Property
	void doesNotSeeWhichNumbersStandInAText(@ForAll int one, @ForAll int other) {
		String template = "SELECT * FROM t WHERE a = %d AND b IN (%d, %d)";
		assertThat(FoldedText.of(template.formatted(Math.abs((long) one), 1, 2)))
			.isEqualTo(FoldedText.of(template.formatted(Math.abs((long) other), 3, 4)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "'", "a'", " '", "''", "\\", "(1),", "1,", "$", "$1,", "?", ")", "0-", "a94a8fe5-" })
	void comesToAnEndForMillionsOfCharacters(String part) {
		String text = part.repeat(MANY / part.length());
		assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertThat(FoldedText.of(text)).isNotNull());
	}

}
