package io.github.tuxsentry.benchmarks.contender;

import javax.sql.DataSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Database in memory.
 */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

	/**
	 * Property with the URL of the database.
	 */
	public static final String URL_PROPERTY = "benchmarks.database";

	/**
	 * Return the URL of the database. Sentry's module instruments the driver that the URL
	 * selects; all other contenders use the driver of the database.
	 * @param contender the contender
	 * @return the URL
	 */
	public static String urlFor(Contender contender) {
		return (contender == Contender.SENTRY) ? "jdbc:p6spy:h2:mem:benchmarks" : "jdbc:h2:mem:benchmarks";
	}

	@Bean
	DataSource dataSource(@Value("${" + URL_PROPERTY + "}") String url) {
		return new DriverManagerDataSource(url);
	}

}
