package io.github.tuxsentry.internal.operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlStatementTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					SELECT id FROM cases WHERE id = 1                        | select   | cases
					select (select max(id) from users) as m from "cases" c   | select   | cases
					select * from (select * from cases) c                    | select   | -
					select 1                                                 | select   | -
					with old as (select id from users) select * from old     | select   | old
					with old as (select id from users) delete from public.cases where id in (select id from old) | delete | public.cases
					insert into cases (id) values (1)                        | insert   | cases
					insert into cases(id) select id from users               | insert   | cases
					update `cases` set a = 1                                 | update   | cases
					delete from cases                                        | delete   | cases
					merge into cases using users on 1 = 1                    | merge    | cases
					create table if not exists cases (id int)                | create   | cases
					drop table if exists cases                               | drop     | cases
					create index i on cases (id)                             | create   | -
					call do_it(1)                                            | call     | -
					vacuum                                                   | other    | -
					;                                                        | other    | -
					""")
	void operationAndTableAreToldFromTheText(String sql, String operation, String table) {
		SqlStatement statement = SqlStatement.of(sql);
		assertThat(statement.operation()).isEqualTo(operation);
		assertThat(statement.table()).isEqualTo(table);
	}

	@Test
	void textHasNoValues() {
		assertThat(SqlStatement.of("select * from users where name = 'alice'").text())
			.isEqualTo("select * from users where name = ?");
	}

	@Test
	void overlongTextWithManyPartsIsNoFault() {
		assertThat(SqlStatement.of("select " + "`a`.".repeat(2000) + " from cases").operation()).isEqualTo("select");
	}

}
