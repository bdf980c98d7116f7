package io.github.tuxsentry.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.tuxsentry.internal.capture.FailedStatements;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.jdbc.DataSourceInstrumentation.InstrumentedDataSource;
import io.github.tuxsentry.internal.metrics.RetryDetector;
import io.github.tuxsentry.internal.metrics.micrometer.MicrometerMetricSink;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.metrics.BotMetric;
import io.github.tuxsentry.metrics.BotMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sentry.ScopesAdapter;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataSourceInstrumentationTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final FaultBarrier faults = new FaultBarrier();

	private final BotMetrics metrics = new BotMetrics(new MicrometerMetricSink(() -> this.registry), this.faults::run);

	private final FailedStatements failed = new FailedStatements();

	private final DataSourceInstrumentation instrumentation = new DataSourceInstrumentation(
			() -> TracerUnderTest.of(ScopesAdapter.getInstance()), TracerUnderTest::noBreadcrumbs, () -> this.metrics,
			RetryDetector::none, this.failed, this.faults);

	@Test
	void poolKeepsItsClass() throws SQLException {
		try (HikariDataSource pool = pool()) {
			DataSource instrumented = this.instrumentation.instrument(pool);
			assertThat(instrumented).isInstanceOf(HikariDataSource.class)
				.isInstanceOf(InstrumentedDataSource.class)
				.isNotSameAs(pool);
			query(instrumented);
			assertThat(recorded()).isOne();
			assertThat(((HikariDataSource) instrumented).getHikariPoolMXBean().getTotalConnections()).isPositive();
			assertThat(DataSourceUnwrapper.unwrap(instrumented, HikariDataSource.class)).isNotNull();
			assertThat(DataSourceInstrumentation.behind(instrumented)).isSameAs(pool);
		}
	}

	@Test
	void poolThatIsProxiedByItsClassKeepsIt() throws SQLException {
		try (HikariDataSource pool = pool()) {
			ProxyFactory factory = new ProxyFactory(pool);
			factory.setProxyTargetClass(true);
			DataSource instrumented = this.instrumentation.instrument((DataSource) factory.getProxy());
			assertThat(instrumented).isInstanceOf(HikariDataSource.class).isInstanceOf(InstrumentedDataSource.class);
			query(instrumented);
			assertThat(recorded()).isOne();
		}
	}

	@Test
	void dataSourceOfAFinalClassIsAnInterfaceAway() throws SQLException {
		DataSource dataSource = database();
		DataSource instrumented = this.instrumentation.instrument(dataSource);
		assertThat(instrumented).isInstanceOf(InstrumentedDataSource.class).isNotInstanceOf(JdbcDataSource.class);
		query(instrumented);
		assertThat(recorded()).isOne();
		assertThat(DataSourceUnwrapper.unwrap(instrumented, JdbcDataSource.class)).isSameAs(dataSource);
	}

	@Test
	void unwrappingLeadsToTheDataSourceAndTheConnectionItself() throws SQLException {
		DataSource dataSource = database();
		DataSource instrumented = this.instrumentation.instrument(dataSource);
		assertThat(instrumented.isWrapperFor(JdbcDataSource.class)).isTrue();
		assertThat(instrumented.unwrap(JdbcDataSource.class)).isSameAs(dataSource);
		assertThat(instrumented.unwrap(InstrumentedDataSource.class)).isSameAs(instrumented);
		assertThat(instrumented.isWrapperFor(HikariDataSource.class)).isFalse();
		try (Connection connection = instrumented.getConnection()) {
			assertThat(connection.isWrapperFor(org.h2.jdbc.JdbcConnection.class)).isTrue();
			assertThat(connection.unwrap(org.h2.jdbc.JdbcConnection.class)).isNotNull();
			assertThat(connection).isEqualTo(connection);
		}
	}

	@Test
	void closingTheInstrumentedPoolClosesThePool() {
		HikariDataSource pool = pool();
		((HikariDataSource) this.instrumentation.instrument(pool)).close();
		assertThat(pool.isClosed()).isTrue();
	}

	@Test
	void instrumentedDataSourceIsNotInstrumentedAgain() {
		DataSource instrumented = this.instrumentation.instrument(database());
		assertThat(this.instrumentation.instrument(instrumented)).isSameAs(instrumented);
	}

	@Test
	void wrapperOfAnInstrumentedDataSourceIsLeftAlone() {
		DataSource instrumented = this.instrumentation.instrument(database());
		DataSource wrapper = new DelegatingDataSource(instrumented);
		DataSource lazy = new LazyConnectionDataSourceProxy(instrumented);
		assertThat(this.instrumentation.instrument(wrapper)).isSameAs(wrapper);
		assertThat(this.instrumentation.instrument(lazy)).isSameAs(lazy);
	}

	@Test
	void proxyOfTheApplicationIsLeftAlone() {
		DataSource own = ProxyDataSourceBuilder.create(database()).build();
		assertThat(this.instrumentation.instrument(own)).isSameAs(own);
	}

	@Test
	void statementOfARoutedConnectionIsRecordedOnce() throws SQLException {
		DataSource target = this.instrumentation.instrument(database());
		Routing routing = new Routing();
		routing.setTargetDataSources(Map.of("one", target));
		routing.afterPropertiesSet();
		DataSource instrumented = this.instrumentation.instrument(routing);
		routing.key = "one";
		query(instrumented);
		assertThat(recorded()).isOne();
	}

	@Test
	void faultOfTheLibraryDoesNotReachTheQuery() throws SQLException {
		DataSourceInstrumentation broken = new DataSourceInstrumentation(() -> {
			throw new IllegalStateException("no tracer");
		}, TracerUnderTest::noBreadcrumbs, () -> this.metrics, RetryDetector::none, this.failed, this.faults);
		query(broken.instrument(database()));
		assertThat(this.faults.count()).isOne();
		assertThat(recorded()).isZero();
	}

	@Test
	void faultInMetricsDoesNotReachTheQuery() throws SQLException {
		DataSourceInstrumentation broken = new DataSourceInstrumentation(
				() -> TracerUnderTest.of(ScopesAdapter.getInstance()), TracerUnderTest::noBreadcrumbs, () -> {
					throw new IllegalStateException("no metrics");
				}, RetryDetector::none, this.failed, this.faults);
		query(broken.instrument(database()));
		assertThat(this.faults.count()).isOne();
	}

	@Test
	void failureReachesTheCallerAsItIsAndIsRecorded() {
		DataSource instrumented = this.instrumentation.instrument(database());
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(instrumented, "select * from nowhere"))
			.satisfies((failure) -> assertThat(failure.getSQLState()).startsWith("42S0"));
		assertThat(this.registry.get(BotMetric.DATABASE_FAILURES.metricName()).counter().getId().getTags())
			.anySatisfy((tag) -> assertThat(tag.getKey()).isEqualTo("error_type"))
			.anySatisfy((tag) -> assertThat(tag.getValue()).isEqualTo("nowhere"));
	}

	private double recorded() {
		return this.registry.find(BotMetric.DATABASE_OPERATION_COUNT.metricName())
			.counters()
			.stream()
			.mapToDouble((counter) -> counter.count())
			.sum();
	}

	private static void query(DataSource dataSource) throws SQLException {
		run(dataSource, "select 1");
	}

	private static void run(DataSource dataSource, String sql) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static JdbcDataSource database() {
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setURL("jdbc:h2:mem:");
		return dataSource;
	}

	private static HikariDataSource pool() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:h2:mem:");
		pool.setMaximumPoolSize(1);
		return pool;
	}

	private static final class Routing extends AbstractRoutingDataSource {

		private String key;

		@Override
		protected Object determineCurrentLookupKey() {
			return this.key;
		}

	}

}
