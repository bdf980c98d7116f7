package io.github.tuxsentry.internal.jdbc;

import io.github.tuxsentry.internal.operation.SqlStatement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SqlStatementsTests {

	@Test
	void sameTextIsWorkedOutOnce() {
		SqlStatements statements = new SqlStatements();
		SqlStatement first = statements.of("select 1 from t");
		assertThat(statements.of("select 1 from t")).isSameAs(first);
	}

	@Test
	void onlyABoundedNumberOfTextsIsKept() {
		SqlStatements statements = new SqlStatements();
		for (int i = 0; i < 600; i++) {
			statements.of("select " + i);
		}
		assertThat(statements.of("select 499")).isSameAs(statements.of("select 499"));
		assertThat(statements.of("select 500")).isNotSameAs(statements.of("select 500"));
		assertThat(statements.of("select 500")).isEqualTo(statements.of("select 500"));
	}

}
