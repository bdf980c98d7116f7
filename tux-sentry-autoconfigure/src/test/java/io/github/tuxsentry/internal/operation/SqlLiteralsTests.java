package io.github.tuxsentry.internal.operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlLiteralsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			select * from cases where id = 42 | select * from cases where id = ?
			select * from cases where id = -4.2e+10 and x = 5 | select * from cases where id = -? and x = ?
			select * from t1 where c2 = 0xFF and d = .5 | select * from t1 where c2 = ? and d = .?
			insert into users values ('alice', 'O''Hara') | insert into users values (?, ?)
			update users set token = N'secret' where id in (1,2,3) | update users set token = N? where id in (?,?,?)
			select "id", `name` from "my cases" | select "id", `name` from "my cases"
			select $$it's secret$$, $tag$a $$ secret$tag$ from t | select ?, ? from t
			select a from t where b = $1 and c = ?2 and d = :3 | select a from t where b = $1 and c = ?2 and d = :3
			select a /* secret 1 */ from t -- secret 2 | select a from t
			42 | ?
			select 0, 9, 1e5 | select ?, ?, ?
			select 1e-2+3, 4E+5-6, a-7 | select ?+?, ?-?, a-?
			select a from t where b in (0x1e,0x2E,3) | select a from t where b in (?,?,?)
			select/* secret */a from t | select a from t
			select a from t where b = @1 and c = @p2 | select a from t where b = @1 and c = @p2
			select "it's", `it's`, "a 1" from t | select "it's", `it's`, "a 1" from t
			select $1$2 from t | select $1$2 from t
			select a from t where b = $$it's secret$$ | select a from t where b = ?
			""")
	void valuesBecomePlaceholdersAndNamesStay(String sql, String masked) {
		assertThat(SqlLiterals.mask(sql)).isEqualTo(masked);
	}

	@Test
	void whiteSpaceIsFolded() {
		assertThat(SqlLiterals.mask("\n select *\n\t from  cases -- secret\n where id = 1 ;"))
			.isEqualTo("select * from cases where id = ? ;");
		assertThat(SqlLiterals.mask("select *\n-- secret\n/* secret *//* secret */from cases"))
			.isEqualTo("select * from cases");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "select 'it\\'s', 'secret'", "select 'secret", "select 1 from t where a = 'x\\' or 'secret'",
					"select $$secret", "select $a$secret$b$", "select \"a, 'secret'", "select /* secret" })
	void nothingIsShownAfterALiteralWhoseEndIsInDoubt(String sql) {
		assertThat(SqlLiterals.mask(sql)).startsWith("select").doesNotContain("secret");
	}

	@Test
	void longTextIsCut() {
		assertThat(SqlLiterals.mask("select a, ".repeat(1000))).hasSizeBetween(4000, 4097).endsWith("…");
	}

	@Test
	void noPartOfTheWordIsShownAtWhichLongTextIsCut() {
		String shown = "select " + "a, ".repeat(1360);
		assertThat(SqlLiterals.mask(shown + "secretsecretsecret from t")).isEqualTo(shown + "…");
		assertThat(SqlLiterals.mask("x".repeat(5000))).isEqualTo("…");
	}

	@Test
	void nothingIsShownOfANameThatEndsAfterTheCut() {
		assertThat(SqlLiterals.mask("select \"" + "x ".repeat(2044) + "\" from t")).isEqualTo("select …");
		assertThat(SqlLiterals.mask("select \"" + "x".repeat(4087) + "\"")).hasSize(4096).endsWith("x\"");
	}

	@Test
	void nothingIsShownOfAStringThatEndsAfterTheCut() {
		assertThat(SqlLiterals.mask("select $$" + "x".repeat(4086) + "$$ from t")).isEqualTo("select ?…");
		assertThat(SqlLiterals.mask("select '" + "x".repeat(4088) + "' from t")).isEqualTo("select ?…");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'", "\"", "$", "$$", "-", "--", "/*", "\\", "", " ", "1", "$1", "'\\", "é'é" })
	void oddTextIsNoFault(String sql) {
		assertThat(SqlLiterals.mask(sql)).hasSizeLessThanOrEqualTo(sql.length() + 1);
	}

}
