package io.github.tuxsentry.internal.jdbc;

import java.util.List;

import javax.sql.DataSource;

import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.beans.InstrumentingBeanPostProcessor;
import io.github.tuxsentry.internal.capture.FailedStatements;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.RetryDetector;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.IScopes;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.metadata.CompositeDataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for JDBC. The statements of
 * DataSource beans are traced and counted.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class,
		beforeName = { "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
				"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration" })
@ConditionalOnClass({ IScopes.class, ProxyDataSource.class, ProxyFactory.class })
@ConditionalOnSwitch({ "enabled", "jdbc.enabled" })
@EnableConfigurationProperties(JdbcProperties.class)
public final class TuxSentryJdbcAutoConfiguration {

	TuxSentryJdbcAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	DataSourceInstrumentation tuxSentryDataSourceInstrumentation(ObjectProvider<Tracer> tracer,
			ObjectProvider<Breadcrumbs> breadcrumbs, ObjectProvider<BotMetrics> metrics,
			ObjectProvider<RetryDetector> retries, FailedStatements failed, FaultBarrier faults) {
		return new DataSourceInstrumentation(SingletonSupplier.of(tracer::getObject),
				SingletonSupplier.of(breadcrumbs::getObject), SingletonSupplier.of(metrics::getObject),
				SingletonSupplier.of(() -> RetryDetector.anyOf(retries.orderedStream().toList())), failed, faults);
	}

	@Bean
	static InstrumentingBeanPostProcessor<DataSource> tuxSentryDataSourceBeanPostProcessor(
			ObjectProvider<DataSourceInstrumentation> instrumentation, ObjectProvider<FaultBarrier> faults) {
		return new InstrumentingBeanPostProcessor<>(DataSource.class,
				(dataSource) -> instrumentation.getObject().instrument(dataSource), faults.getObject());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(DataSourcePoolMetadataProvider.class)
	static class PoolMetadataConfiguration {

		@Bean
		DataSourcePoolMetadataProvider tuxSentryDataSourcePoolMetadataProvider(
				ObjectProvider<DataSourcePoolMetadataProvider> providers) {
			// Boot accesses the fields of a Hikari pool, which a proxy does not have.
			// This provider precedes Boot's own, and makes it use the pool itself.
			return new TargetDataSourcePoolMetadataProvider(providers);
		}

	}

	private record TargetDataSourcePoolMetadataProvider(
			ObjectProvider<DataSourcePoolMetadataProvider> providers) implements DataSourcePoolMetadataProvider {

		@Override
		public @Nullable DataSourcePoolMetadata getDataSourcePoolMetadata(DataSource dataSource) {
			DataSource behind = DataSourceInstrumentation.behind(dataSource);
			return (behind != null)
					? new CompositeDataSourcePoolMetadataProvider(others()).getDataSourcePoolMetadata(behind) : null;
		}

		private List<DataSourcePoolMetadataProvider> others() {
			return this.providers.orderedStream()
				.filter((provider) -> !(provider instanceof TargetDataSourcePoolMetadataProvider))
				.toList();
		}

	}

}
