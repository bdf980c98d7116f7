package io.github.tuxsentry.internal.filter;

import java.time.Duration;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
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

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a94a8fe5                                          | ?
			A94F8FE5                                          | ?
			a94a8fe                                           | a94a8fe
			a94a8fg5                                          | a94a8fg5
			A94A8FG5                                          | A94A8FG5
			xyzwvutsrqponmlkjihg1234                          | ?
			xyzwvutsrqponmlkjih1234                           | xyzwvutsrqponmlkjih1234
			xyzwvutsrqponmlkjihgf123                          | xyzwvutsrqponmlkjihgf123
			f50e8400-e29b-41d4-a716-44665544000F              | ?
			f50e8400-e29b-41d4-a716-44665544000               | ?-e29b-?-a716-?
			f50e8400-e29b-41d4-a716-446655440000_             | ?-e29b-?-a716-?
			f50e8400-e29b-41d4-a716-44665544000g              | ?-e29b-?-a716-?
			f50e8400_e29b-41d4-a716-446655440000              | f50e8400_e29b-?-a716-?
			f50e8400-e29b_41d4-a716-446655440000              | ?-e29b_41d4-a716-?
			f50e8400-e29b-41d4_a716-446655440000              | ?-e29b-?-?
			f50e8400-e29b-41d4-a716_446655440000              | ?-e29b-?-a716_446655440000
			f50e8400                                          | ?
			ef50e8400-e29b-41d4-a716-446655440000             | ?-e29b-?-a716-?
			""")
	void foldsIdsThatAreLongEnoughAndWellFormed(String text, String folded) {
		assertThat(FoldedText.of(text)).isEqualTo(folded);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			1.                                                | ?.
			1.2.3                                             | ?
			1.x                                               | ?.x
			0/9                                               | ?/?
			$1                                                | ?
			$ 1                                               | $ ?
			$a                                                | $a
			1 , 2                                             | ?
			1 2                                               | ? ?
			a, 2                                              | a, ?
			, 1                                               | , ?
			(1) , (2)                                         | (?)
			(1) (2)                                           | (?) (?)
			(1), (a)                                          | (?), (a)
			(a), (1)                                          | (a), (?)
			(1), f(2)                                         | (?), f(?)
			f(1), (2)                                         | f(?)
			1), (2)                                           | ?), (?)
			(1, (2)                                           | (?, (?)
			(1), 2)                                           | (?), ?)
			), (1)                                            | ), (?)
			(1)                                               | (?)
			(1))                                              | (?))
			a = 'x                                            | a = 'x
			a = 'x and b = 2                                  | a = 'x and b = ?
			'a''b' and 'c\\\\'                                | ? and ?
			`a\t b\nc`                                         | a b c
			Größe 5                                           | Größe ?
			""")
	void foldsLiteralsListsAndRows(String text, String folded) {
		assertThat(FoldedText.of(text)).isEqualTo(folded);
	}

	@Test
	void canBeUsedAgainForAnotherText() {
		FoldedText text = new FoldedText();
		text.fold("a = 'x");
		text.fold("id = 'longer than before'");
		assertThat(text).hasToString("id = ?");
		text.fold("id = 12");
		assertThat(text).hasToString("id = ?");
		assertThat(text.toCharArray()).containsExactly("id = ?".toCharArray());
	}

	@Property
	void hasTheHashCodeOfAnEqualString(@ForAll String text) {
		FoldedText folded = new FoldedText();
		folded.fold(text);
		assertThat(folded.hash()).isEqualTo(folded.toString().hashCode());
	}

	@Test
	void isEqualToTheCharactersOfItsText() {
		FoldedText text = new FoldedText();
		text.fold("user 1");
		assertThat(text.contentEquals("user ?".toCharArray())).isTrue();
		assertThat(text.contentEquals("user ".toCharArray())).isFalse();
		assertThat(text.contentEquals("user 1".toCharArray())).isFalse();
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
