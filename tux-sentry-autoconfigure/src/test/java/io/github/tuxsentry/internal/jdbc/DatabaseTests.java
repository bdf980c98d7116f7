package io.github.tuxsentry.internal.jdbc;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			jdbc:mysql:replication://one,two:3307/tux                    | mysql      | tux    | one  | 3306
			jdbc:mysql://alice:hunter2@one:3307,alice:x@two/tux          | mysql      | tux    | two  | 3306
			jdbc:mysql://alice:a@b@db/tux                                | mysql      | tux    | db   | 3306
			jdbc:mariadb://alice:hunter2@db/tux                          | mariadb    | tux    | db   | 3306
			jdbc:aws-wrapper:postgresql://db/tux?user=a&password=b;c     | postgresql | tux    | db   | 5432
			jdbc:postgresql://db:5433/?user=alice&password=hunter2       | postgresql | -      | db   | 5433
			jdbc:sqlserver://db;user=alice;databaseName=tux;password=x   | mssql      | tux    | db   | 1433
			jdbc:sqlserver://db:1433;database=tux;user=a@db;password=x@y | mssql      | tux    | db   | 1433
			jdbc:oracle:thin:alice/"p@ss"@db:1521/tux                    | oracle     | tux    | db   | 1521
			jdbc:oracle:thin:alice/hunter2@//db:1522/tux                 | oracle     | tux    | db   | 1522
			jdbc:h2:tcp://db/~/tux;USER=sa;PASSWORD=hunter2              | h2         | tux    | db   | -
			jdbc:h2:mem:tux;INIT=RUNSCRIPT FROM 'http://host/x'          | h2         | tux    | -    | -
			jdbc:h2:mem:tux;PASSWORD=p@ss                                | h2         | tux    | -    | -
			jdbc:sqlite:/home/alice//tux.db?password=hunter2             | sqlite     | tux.db | -    | -
			jdbc:hsqldb:hsql://db:9001/tux;user=SA;password=hunter2      | hsqldb     | tux    | db   | 9001
			jdbc:hsqldb:file:/home/alice/tux;password=p//w               | hsqldb     | tux    | -    | -
			jdbc:clickhouse://db/?database=tux&password=hunter2          | clickhouse | tux    | db   | 8123
			jdbc:clickhouse:http://alice:hunter2@db:8124/tux             | clickhouse | tux    | db   | 8124
			""")
	void isToldFromTheUrlIfAPasswordIsPartOfIt(String url, String system, String namespace, String host, Integer port) {
		assertThat(Database.ofUrl(url)).isEqualTo(new Database(system, namespace, host, port));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:mysql://root:s3cret;x@db/bot                            | mysql
			jdbc:mysql://root:s3cret?x@db/bot                            | mysql
			jdbc:mysql://root:3306?x@db/bot                              | mysql
			jdbc:mysql://root:s3cret/bot                                 | mysql
			jdbc:mysql://db/tux?email=alice@example.org                  | mysql
			jdbc:mysql://address=(host=db)(password=a@s3cret,b)/tux      | mysql
			jdbc:mysql://[(host=db,password=a@s3cret,port=1)]/tux        | mysql
			jdbc:mysql:root:a//s3cret;@db/bot                            | mysql
			jdbc:mariadb:loadbalance://root:s3cret;x@one,two/bot         | mariadb
			jdbc:mariadb://root:1234;x@db/bot                            | mariadb
			jdbc:postgresql://root:s3cret?x@db/bot                       | postgresql
			jdbc:sqlserver:;serverName=db;user=a;password=a//s3cret      | mssql
			jdbc:sqlserver://root:s3cret;x@db                            | mssql
			jdbc:jtds:sqlserver:?password=a//s3cret                      | mssql
			jdbc:oracle:thin:alice/a@b:22?s3cret@db:1521:tux             | oracle
			jdbc:oracle:thin:alice/"a@b:1521/s3cret"@db:1521/tux         | oracle
			jdbc:oracle:thin:alice/a@(s3cret:22:x)@db:1521:tux           | oracle
			jdbc:clickhouse://root:s3cret;x@db:8123/bot                  | clickhouse
			jdbc:clickhouse:http://root:s3cret?x@db:8123/bot             | clickhouse
			jdbc:h2:tcp://root:s3cret;x@db/bot                           | h2
			jdbc:hsqldb:hsql://root:s3cret?x@db/bot                      | hsqldb
			jdbc:tc:mysql:8://root:s3cret;x@db/bot                       | mysql
			""")
	void onlyTheSystemIsToldIfTheUrlIsAmbiguous(String url, String system) {
		assertThat(Database.ofUrl(url)).isEqualTo(new Database(system, null, null, null));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:sqlserver://db;password={a;databaseName=s3cret}
			jdbc:sqlserver://db;password=a;databaseName=s3cret
			jdbc:sqlserver://db;user={a;databaseName=s3cret}
			jdbc:mysql://db?password=a;database=s3cret
			jdbc:clickhouse://db/?password="a&database=s3cret"
			""")
	void theDatabaseIsNotToldByPropertiesBehindAPassword(String url) {
		assertThat(Database.ofUrl(url).host()).isEqualTo("db");
		assertThat(Database.ofUrl(url).namespace()).isNull();
	}

	/**
	 * A password consists of characters that do not occur elsewhere in the URLs, and of
	 * those that have a meaning in URLs.
	 */
	@Property
	void noPartOfAPasswordIsToldFromAnyUrl(@ForAll("urls") String url, @ForAll("passwords") List<String> password) {
		Database database = Database.ofUrl(url.formatted(String.join("", password)));
		String told = database.namespace() + "|" + database.host() + "|" + database.port();
		assertThat(told).matches("[^xyzX79]*");
		assertThat(url).contains(database.system().replace("mssql", "sqlserver"));
	}

	@Provide
	Arbitrary<String> urls() {
		return Arbitraries.of("jdbc:mysql://root:%s@db/bot", "jdbc:mysql://root:%s@db:3306/bot?ssl=true",
				"jdbc:mysql://%s@db", "jdbc:mysql://root:%s@/bot", "jdbc:mysql://db/bot?user=root&password=%s",
				"jdbc:mysql://db?password=%s", "jdbc:mysql://db?user=root&password=%s&ssl=true",
				"jdbc:mysql://address=(host=db)(password=%s)(port=1)/bot",
				"jdbc:mysql://db,(host=one,password=%s,port=1)/bot", "jdbc:mysql://root:%1$s@db,root:%1$s@one:1/bot",
				"jdbc:mysql:loadbalance://root:%s@db,one/bot", "jdbc:p6spy:mysql://root:%s@db/bot",
				"jdbc:mariadb://root:%s@db/bot", "jdbc:mariadb:replication://db,one/bot?password=%s",
				"jdbc:postgresql://root:%s@db/bot", "jdbc:postgresql://db:1,one:2/bot?password=%s&ssl=true",
				"jdbc:postgresql:bot?password=%s", "jdbc:tc:postgresql:16://root:%s@db/bot",
				"jdbc:sqlserver://db;databaseName=bot;password=%s;", "jdbc:sqlserver://db;password=%s;databaseName=bot",
				"jdbc:sqlserver://db;password={%s};databaseName=bot", "jdbc:sqlserver:;serverName=db;password=%s",
				"jdbc:sqlserver://;serverName=db;password=%s;", "jdbc:sqlserver://root:%s@db",
				"jdbc:jtds:sqlserver://db/bot;password=%s", "jdbc:oracle:thin:root/%s@db:1521:bot",
				"jdbc:oracle:thin:root/\"%s\"@//db:1521/bot", "jdbc:oracle:thin:root/%s@bot",
				"jdbc:oracle:thin:root/%s@(DESCRIPTION=(ADDRESS=(HOST=db)))",
				"jdbc:oracle:thin:@//db:1521/bot?password=%s", "jdbc:db2://db:50000/bot:user=root;password=%s;",
				"jdbc:db2://db:50000/bot:password=%s;", "jdbc:h2:mem:bot;PASSWORD=%s",
				"jdbc:h2:~/bot;USER=a;PASSWORD=%s", "jdbc:h2:tcp://db/bot;PASSWORD=%s",
				"jdbc:sqlite:bot.db?password=%s", "jdbc:sqlite:file:bot.db?key=%s", "jdbc:hsqldb:mem:bot;password=%s",
				"jdbc:hsqldb:hsql://db/bot;user=SA;password=%s", "jdbc:clickhouse://root:%s@db:8123/bot",
				"jdbc:clickhouse://db?user=root&password=%s&database=bot", "jdbc:clickhouse:http://root:%s@db/bot");
	}

	@Provide
	Arbitrary<List<String>> passwords() {
		return Arbitraries
			.of("x", "y", "z", "X", "7", "9", "xyz", "797", ":", "/", "//", "@", ";", "?", "&", "=", "#", ",", "(", ")",
					"[", "]", "{", "}", "'", "\"", "\\", " ", "\n", ".", "-", "$", "%", ":7:x", ":7/x", "://x",
					";databaseName=x", "&database=x", "jdbc:mysql://x:7/x")
			.list()
			.ofMaxSize(8);
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
