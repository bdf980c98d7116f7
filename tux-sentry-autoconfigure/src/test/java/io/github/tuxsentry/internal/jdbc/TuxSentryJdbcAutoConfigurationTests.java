package io.github.tuxsentry.internal.jdbc;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import io.github.tuxsentry.internal.autoconfigure.NamedAutoConfigurations;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.capture.FailedStatements;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.filter.FilterConfiguration;
import io.github.tuxsentry.internal.jdbc.DataSourceInstrumentation.InstrumentedDataSource;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.metrics.RetryDetector;
import io.github.tuxsentry.internal.metrics.micrometer.TuxSentryMetricsAutoConfiguration;
import io.github.tuxsentry.internal.sampling.SamplingConfiguration;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.IScopes;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.metadata.CompositeDataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TuxSentryJdbcAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TuxSentryAutoConfiguration.class, FilterConfiguration.class,
				SamplingConfiguration.class, TuxSentryMetricsAutoConfiguration.class,
				TuxSentryJdbcAutoConfiguration.class, NamedAutoConfigurations.named("DataSourceAutoConfiguration"),
				NamedAutoConfigurations.named("JdbcTemplateAutoConfiguration")))
		.withPropertyValues("spring.datasource.generate-unique-name=true",
				"spring.datasource.hikari.maximum-pool-size=1");

	@Test
	void instrumentsTheDataSourceAndKeepsItsClass() {
		this.contextRunner.withUserConfiguration(NeedsAPool.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(HikariDataSource.class)
				.isInstanceOf(InstrumentedDataSource.class)
				.isSameAs(context.getBean(NeedsAPool.class).pool()));
	}

	@Test
	void poolCanStillBeLookedInto() {
		this.contextRunner.run((context) -> {
			context.getBean(JdbcTemplate.class).execute((java.sql.Connection connection) -> {
				assertThat(poolMetadata(context).getActive()).isOne();
				return null;
			});
			assertThat(poolMetadata(context).getMax()).isOne();
		});
	}

	private static DataSourcePoolMetadata poolMetadata(ApplicationContext context) {
		return new CompositeDataSourcePoolMetadataProvider(
				context.getBeanProvider(DataSourcePoolMetadataProvider.class).stream().toList())
			.getDataSourcePoolMetadata(context.getBean(DataSource.class));
	}

	@Test
	void backsOffWithoutTheProxyLibrary() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("net.ttddyy.dsproxy"))
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(DataSource.class)
				.isNotInstanceOf(InstrumentedDataSource.class));
	}

	@Test
	void backsOffWithoutSentry() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(IScopes.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(DataSource.class)
				.isNotInstanceOf(InstrumentedDataSource.class));
	}

	@Test
	void canBeSwitchedOff() {
		this.contextRunner.withPropertyValues("tux.sentry.jdbc.enabled=false")
			.run((context) -> assertThat(context).getBean(DataSource.class)
				.isNotInstanceOf(InstrumentedDataSource.class));
		this.contextRunner.withPropertyValues("tux.sentry.enabled=false")
			.run((context) -> assertThat(context).getBean(DataSource.class)
				.isNotInstanceOf(InstrumentedDataSource.class));
	}

	@Test
	void beansOfTheApplicationWin() {
		this.contextRunner.withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(DataSourceInstrumentation.class);
			assertThat(context.getBean(DataSourceInstrumentation.class))
				.isSameAs(context.getBean("ownInstrumentation"));
			assertThat(context.getBean(DataSource.class)).isExactlyInstanceOf(ProxyDataSource.class);
		});
	}

	@Test
	void doesNothingToQueriesWithoutADsn() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 42", Integer.class)).isEqualTo(42);
			assertThat(context.getBean(FaultBarrier.class).count()).isZero();
		});
	}

	@Test
	void statementsReachSentryAsSpansAndMetrics() {
		try (LocalSentry sentry = LocalSentry.start()) {
			live(sentry).run((context) -> {
				JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
				try (TransactionHandle transaction = context.getBean(SentryManager.class)
					.startTransaction("task.background", "cases")) {
					jdbc.execute("create table cases (id int primary key, reason varchar(50))");
					jdbc.update("insert into cases values (1, 'spam')");
					assertThat(jdbc.queryForObject("select reason from cases where id = ?", String.class, 1))
						.isEqualTo("spam");
				}
				SentryItem transaction = sentry.awaitTransaction("cases");
				assertThat(transaction.spans()).extracting((span) -> span.path("op").asText()).containsOnly("db.query");
				assertThat(transaction.spans()).extracting((span) -> span.path("description").asText())
					.containsExactly("create table cases (id int primary key, reason varchar(?))",
							"insert into cases values (?, ?)", "select reason from cases where id = ?");
				assertThat(transaction.spans()).allSatisfy((span) -> {
					assertThat(span.path("status").asText()).isEqualTo("ok");
					assertThat(span.path("origin").asText()).isEqualTo("auto.db.tux_sentry");
				});
				context.getBean(MetricsPublisher.class).publishNow();
				sentry.awaitMetric((metric) -> metric.name().equals("bot.database.operation.count")
						&& "insert".equals(metric.attributes().get("operation")));
				assertThat(sentry.awaitMetric((metric) -> metric.name().equals("bot.database.operation.duration")
						&& "select".equals(metric.attributes().get("operation"))))
					.hasUnit("millisecond")
					.hasAttribute("table", "cases")
					.hasAttribute("success", true);
			});
		}
	}

	@Test
	void failedStatementIsRecordedAndReachesTheCaller() {
		try (LocalSentry sentry = LocalSentry.start()) {
			live(sentry).run((context) -> {
				JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
				jdbc.execute("create table cases (id int primary key)");
				jdbc.update("insert into cases values (1)");
				try (TransactionHandle transaction = context.getBean(SentryManager.class)
					.startTransaction("task.background", "failing")) {
					assertThatExceptionOfType(DuplicateKeyException.class)
						.isThrownBy(() -> jdbc.update("insert into cases values (?)", 1));
				}
				JsonNode span = sentry.awaitTransaction("failing").spans().get(0);
				assertThat(span.path("status").asText()).isEqualTo("internal_error");
				context.getBean(MetricsPublisher.class).publishNow();
				assertThat(sentry.awaitMetric("bot.database.failures")).hasAttribute("operation", "insert")
					.hasAttribute("success", false)
					.hasAttribute("error_type", "JdbcSQLIntegrityConstraintViolationException");
			});
		}
	}

	@Test
	void capturedErrorTellsTheStatementThatFailed() {
		try (LocalSentry sentry = LocalSentry.start()) {
			live(sentry).run((context) -> {
				JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
				jdbc.execute("create table cases (id int primary key, reason varchar(50))");
				jdbc.update("insert into cases values (1, 'spam')");
				DuplicateKeyException failure = catchThrowableOfType(DuplicateKeyException.class,
						() -> jdbc.update("insert into cases values (1, 'secret reason')"));
				context.getBean(ErrorCapture.class).captureDatabaseError(failure);
				assertThat(sentry.awaitEvent((event) -> true)).hasTag("error.type", "database")
					.hasContextEntry("database", "error_type", "DuplicateKeyException")
					.hasContextEntry("database", "query", "insert into cases values (?, ?)")
					.hasContextEntry("database", "table", "cases")
					.hasContextEntry("database", "operation", "insert")
					.hasContextEntry("database", "sql_state", "23505")
					.hasContextEntry("database", "vendor_code", 23505);
			});
		}
	}

	private ApplicationContextRunner live(LocalSentry sentry) {
		return this.contextRunner.withConfiguration(NamedAutoConfigurations.of("SentryAutoConfiguration"))
			.withPropertyValues("sentry.dsn=" + sentry.dsn(), "tux.sentry.sampling.tasks=1");
	}

	@Configuration(proxyBeanMethods = false)
	record NeedsAPool(HikariDataSource pool) {
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		DataSource ownDataSource() {
			return new ProxyDataSource(new JdbcDataSource());
		}

		@Bean
		DataSourceInstrumentation ownInstrumentation(FaultBarrier faults) {
			return new DataSourceInstrumentation(() -> {
				throw new IllegalStateException("not to be asked");
			}, TracerUnderTest::noBreadcrumbs, () -> {
				throw new IllegalStateException("not to be asked");
			}, RetryDetector::none, new FailedStatements(), faults);
		}

	}

}
