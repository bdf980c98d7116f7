package io.github.tuxsentry.internal.jdbc;

import java.sql.SQLException;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.tuxsentry.internal.capture.FailedStatements;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.RetryDetector;
import io.github.tuxsentry.internal.tracing.BeanClasses;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.jspecify.annotations.Nullable;

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

	private final ProxyConfig config;

	private final FaultBarrier faults;

	/**
	 * Create a new instrumentation.
	 * @param tracer the supplier of the tracer, consulted with each statement
	 * @param metrics the supplier of the database metrics, consulted with each statement
	 * @param retries the supplier of the detector of retried statements, consulted with
	 * each statement
	 * @param failed records the failed statements
	 * @param faults handles internal errors
	 */
	DataSourceInstrumentation(Supplier<Tracer> tracer, Supplier<BotMetrics> metrics, Supplier<RetryDetector> retries,
			FailedStatements failed, FaultBarrier faults) {
		this.config = ProxyConfig.Builder.create()
			.queryListener(new StatementListener(tracer, metrics, retries, failed, faults))
			.methodListener(new PreparationListener(failed, faults))
			.build();
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
		factory.setProxyTargetClass(BeanClasses.canBeStoodForBySubclass(dataSource.getClass()));
		factory.addInterface(InstrumentedDataSource.class);
		factory.addAdvice(new DataSourceInterceptor(this.config, this.faults));
		return (DataSource) factory.getProxy(classLoaderFor(dataSource.getClass()));
	}

	private static @Nullable ClassLoader classLoaderFor(Class<?> type) {
		ClassLoader itsOwn = type.getClassLoader();
		return ClassUtils.isVisible(InstrumentedDataSource.class, itsOwn) ? itsOwn
				: InstrumentedDataSource.class.getClassLoader();
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

}
