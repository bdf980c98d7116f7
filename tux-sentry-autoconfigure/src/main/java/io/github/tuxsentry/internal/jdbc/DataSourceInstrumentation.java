package io.github.tuxsentry.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.tuxsentry.internal.beans.BeanClasses;
import io.github.tuxsentry.internal.capture.FailedStatements;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.RetryDetector;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.proxy.ProxyJdbcObject;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.util.ClassUtils;

/**
 * Instrumentation of data sources by a proxy that returns observed connections. If
 * possible, the proxy is a subclass, so that it can be injected by the class of the pool.
 * All calls except those that return a connection are delegated to the data source
 * itself. A data source that cannot be proxied is left unchanged. Thread-safe.
 */
final class DataSourceInstrumentation {

	/** Names of data sources whose connections lead to different databases. */
	private static final Set<String> ROUTING = Set.of(
			"org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource",
			"org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy");

	private final Function<DatabaseMetadata, ProxyConfig> configs;

	private final FaultBarrier faults;

	/**
	 * Create a new instrumentation.
	 * @param tracer the supplier of the tracer, consulted with each statement
	 * @param breadcrumbs the supplier of the recorder of breadcrumbs, consulted with each
	 * statement
	 * @param metrics the supplier of the database metrics, consulted with each statement
	 * @param retries the supplier of the detector of retried statements, consulted with
	 * each statement
	 * @param failed records the failed statements
	 * @param faults handles internal errors
	 */
	DataSourceInstrumentation(Supplier<Tracer> tracer, Supplier<Breadcrumbs> breadcrumbs, Supplier<BotMetrics> metrics,
			Supplier<RetryDetector> retries, FailedStatements failed, FaultBarrier faults) {
		this.configs = (database) -> {
			StatementListener listener = new StatementListener(tracer, breadcrumbs, metrics, retries, failed, database,
					faults);
			return ProxyConfig.Builder.create().queryListener(listener).methodListener(listener).build();
		};
		this.faults = faults;
	}

	/**
	 * Instrument a data source.
	 * @param dataSource the data source
	 * @return the data source to use in its place, or the data source itself if its
	 * statements are observed already or it cannot be proxied
	 */
	public DataSource instrument(DataSource dataSource) {
		return this.faults.get("instrument a data source", () -> isWatched(dataSource) ? dataSource : proxy(dataSource),
				dataSource);
	}

	private static boolean isWatched(DataSource dataSource) {
		try {
			return dataSource instanceof ProxyDataSource || dataSource.isWrapperFor(InstrumentedDataSource.class);
		}
		catch (SQLException | RuntimeException ex) {
			// e.g. a routing data source without targets yet
			return false;
		}
	}

	private DataSource proxy(DataSource dataSource) {
		ProxyFactory factory = new ProxyFactory(dataSource);
		factory.setProxyTargetClass(BeanClasses.isProxyableBySubclass(ClassUtils.getUserClass(dataSource)));
		factory.addInterface(InstrumentedDataSource.class);
		DatabaseMetadata database = isRouting(dataSource) ? DatabaseMetadata.ofEachStatement()
				: DatabaseMetadata.ofFirstStatement();
		factory.addAdvice(new ConnectionInterceptor(this.configs.apply(database), this.faults));
		return (DataSource) factory
			.getProxy(BeanClasses.classLoaderFor(dataSource.getClass(), InstrumentedDataSource.class));
	}

	private static boolean isRouting(DataSource dataSource) {
		for (Class<?> type = dataSource.getClass(); type != null; type = type.getSuperclass()) {
			if (ROUTING.contains(type.getName())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the data source behind an instrumented one, for code that accesses the
	 * fields of a particular class.
	 * @param dataSource the data source, instrumented or not
	 * @return the original data source, or {@code null} if the data source was not
	 * instrumented here
	 */
	public static @Nullable DataSource behind(DataSource dataSource) {
		return (dataSource instanceof InstrumentedDataSource
				&& AopProxyUtils.getSingletonTarget(dataSource) instanceof DataSource target) ? target : null;
	}

	/**
	 * Marker interface of data sources whose statements are already traced. A wrapper
	 * around such a data source reports it by {@link #isWrapperFor}.
	 */
	public interface InstrumentedDataSource extends DataSource {

	}

	/**
	 * Interceptor that wraps the connections returned by a data source, and implements
	 * the marker interface.
	 */
	private static final class ConnectionInterceptor implements MethodInterceptor {

		private final ProxyConfig config;

		private final FaultBarrier faults;

		ConnectionInterceptor(ProxyConfig config, FaultBarrier faults) {
			this.config = config;
			this.faults = faults;
		}

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			return switch (invocation.getMethod().getName()) {
				case "getConnection" -> watched(invocation.proceed());
				case "isWrapperFor" -> asksForMarker(invocation) ? Boolean.TRUE : invocation.proceed();
				case "unwrap" ->
					asksForMarker(invocation) ? ((ProxyMethodInvocation) invocation).getProxy() : invocation.proceed();
				default -> invocation.proceed();
			};
		}

		/**
		 * Return a connection unchanged if it is observed already, like those of a data
		 * source that routes to other beans.
		 */
		private @Nullable Object watched(@Nullable Object result) {
			if (!(result instanceof Connection connection) || result instanceof ProxyJdbcObject) {
				return result;
			}
			return this.faults.get("observe a connection", () -> this.config.getJdbcProxyFactory()
				.createConnection(connection, new ConnectionInfo(), this.config), connection);
		}

		private static boolean asksForMarker(MethodInvocation invocation) {
			Object[] arguments = invocation.getArguments();
			return arguments.length == 1 && arguments[0] == InstrumentedDataSource.class;
		}

	}

}
