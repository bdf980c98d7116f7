package io.github.tuxsentry.benchmarks;

import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.contender.DatabaseConfiguration;
import io.github.tuxsentry.benchmarks.contender.Unit;
import io.github.tuxsentry.benchmarks.work.DatabaseStep;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * Cost of a query of a database in memory. Sentry's own module instruments the driver.
 */
public class DatabaseBenchmark extends ContenderBenchmark {

	/**
	 * Number of queries in a transaction.
	 */
	@Param("100")
	public int spans = 100;

	@SuppressWarnings("NullAway.Init")
	private Unit unit;

	@SuppressWarnings("NullAway.Init")
	private DatabaseStep step;

	@Override
	protected void configure(Map<String, Object> properties) {
		properties.put(DatabaseConfiguration.URL_PROPERTY, DatabaseConfiguration.urlFor(this.contender));
	}

	@Override
	protected Class<?>[] configurations() {
		return new Class<?>[] { DatabaseConfiguration.class };
	}

	@Override
	protected void prepare(ContenderApplication running) throws SQLException {
		this.unit = running.bean(Unit.class);
		this.step = new DatabaseStep(running.bean(DataSource.class));
	}

	@Override
	protected void release() throws SQLException {
		this.step.close();
	}

	/**
	 * Run the query without a transaction.
	 * @return the result
	 */
	@Benchmark
	public int query() {
		return this.step.call(1);
	}

	/**
	 * Run the query several times in a transaction.
	 * @return the last result
	 */
	@Benchmark
	public int transaction() {
		return this.unit.run(this.spans, this.step);
	}

}
