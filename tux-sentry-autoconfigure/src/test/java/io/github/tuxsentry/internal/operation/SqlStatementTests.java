package io.github.tuxsentry.internal.operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

	@ParameterizedTest
	@ValueSource(strings = { "select id, reason from cases where id = 1 order by id, reason", "delete from cases",
			"insert into cases (id, reason) values (1, 'spam')", "update cases set a = 1, b = 2 where name like 'x%'",
			"create table if not exists cases (id int, reason varchar(9))", "select count(*) from cases as c" })
	void usesASingleTable(String sql) {
		assertThat(SqlStatement.of(sql)).matches(SqlStatement::singleTable);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select * from cases c join users u on c.id = u.id", "select * from cases, users",
			"select * from cases as c , users u", "insert into cases select * from users",
			"select * from cases where id in (select id from users)", "update cases set a = 1 from users",
			"delete from cases using users", "with old as (select id from users) select * from old",
			"select id from cases union select id from users", "delete from cases; delete from users", "select 1",
			"vacuum" })
	void mayUseSeveralTablesOrNone(String sql) {
		assertThat(SqlStatement.of(sql)).matches((statement) -> !statement.singleTable());
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
