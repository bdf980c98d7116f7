package io.github.tuxsentry.internal.jdbc;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			jdbc:postgresql://db.example.org:5433/tux?ssl=true           | postgresql | tux   | db.example.org | 5433
			jdbc:postgresql://db/tux                                     | postgresql | tux   | db             | 5432
			jdbc:postgresql://one:5432,two:5433/tux                      | postgresql | tux   | one            | 5432
			jdbc:postgresql://[::1]:5432/tux                             | postgresql | tux   | [::1]          | 5432
			jdbc:postgresql:tux                                          | postgresql | tux   | -              | -
			jdbc:mysql://alice:hunter2@db:3307/tux?password=x            | mysql      | tux   | db             | 3307
			jdbc:mysql://alice:12/hunter2@db:3307/tux                    | mysql      | -     | -              | -
			jdbc:mysql://address=(host=db)(password=hunter2)/tux         | mysql      | -     | -              | -
			jdbc:mariadb:loadbalance://one:3306,two:3306/tux             | mariadb    | tux   | one            | 3306
			jdbc:sqlserver://db\\sales:1433;databaseName=tux;password=x  | mssql      | tux   | db             | 1433
			jdbc:jtds:sqlserver://db/tux                                 | mssql      | tux   | db             | 1433
			jdbc:oracle:thin:alice/hunter2@db:1521:tux                   | oracle     | tux   | db             | 1521
			jdbc:oracle:thin:@//db:1522/tux.example.org                  | oracle     | tux.example.org | db   | 1522
			jdbc:oracle:thin:@name_of_tns                                | oracle     | -     | -              | -
			jdbc:db2://db:50001/tux:user=alice;password=hunter2;         | db2        | tux   | db             | 50001
			jdbc:h2:mem:tux;DB_CLOSE_DELAY=-1                            | h2         | tux   | -              | -
			jdbc:h2:tcp://db:9092/~/alice/tux                            | h2         | tux   | db             | 9092
			jdbc:h2:file:/home/alice/tux;PASSWORD=hunter2                | h2         | tux   | -              | -
			jdbc:sqlite:/home/alice/tux.db                               | sqlite     | tux.db | -             | -
			jdbc:sqlite::memory:                                         | sqlite     | -     | -              | -
			jdbc:tc:postgresql:16:///tux                                 | postgresql | -     | -              | -
			jdbc:p6spy:mysql://db/tux                                    | mysql      | tux   | db             | 3306
			jdbc:cassandra://db:9042/tux                                 | cassandra  | tux   | db             | 9042
			""")
	void isToldFromTheUrl(String url, String system, String namespace, String host, Integer port) {
		assertThat(Database.ofUrl(url)).isEqualTo(new Database(system, namespace, host, port));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "jdbc:", "tux", "jdbc::", "jdbc:No Driver:x", "jdbc:p6spy:", "//db/tux" })
	void isUnknownWithoutADriver(String url) {
		assertThat(Database.ofUrl(url)).isEqualTo(Database.UNKNOWN);
	}

	@ParameterizedTest
	@CsvSource({ "MariaDB, mariadb", "Apache Hive, apache_hive", ", other_sql" })
	void isToldFromTheProductIfThereIsNoUrl(String product, String system) {
		assertThat(Database.ofProduct(product).system()).isEqualTo(system);
	}

}
