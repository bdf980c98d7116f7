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
 * Puts a proxy before a data source whose connections are watched. Where its class allows
 * it, the proxy is a subclass, so that who asks for a certain pool still gets one; every
 * call but those for a connection goes to the data source itself. What cannot be proxied
 * stays as it is. Thread-safe.
 */
final class DataSourceInstrumentation {

	private final ProxyConfig config;

	private final FaultBarrier faults;

	/**
	 * Creates an instrumentation.
	 * @param tracer starts the spans; asked for with each statement
	 * @param metrics takes the database metrics; asked for with each statement
	 * @param attempts knows which statements are tried again; asked for with each
	 * statement
	 * @param failed remembers which statements failed
	 * @param faults takes the faults of the library
	 */
	DataSourceInstrumentation(Supplier<Tracer> tracer, Supplier<BotMetrics> metrics, Supplier<RetryDetector> attempts,
			FailedStatements failed, FaultBarrier faults) {
		this.config = ProxyConfig.Builder.create()
			.queryListener(new StatementListener(tracer, metrics, attempts, failed, faults))
			.methodListener(new PreparationListener(failed, faults))
			.build();
		this.faults = faults;
	}

	/**
	 * Instruments a data source.
	 * @param dataSource the data source
	 * @return a data source to be used in its place; itself if its statements are watched
	 * already or it cannot be proxied
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
			// e.g. one that routes and has nothing yet to route to
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
	 * Returns the data source behind an instrumented one, for code that looks into the
	 * fields of a certain class.
	 * @param dataSource any data source
	 * @return the one behind it, or {@code null} if it was not instrumented here
	 */
	public static @Nullable DataSource behind(DataSource dataSource) {
		return (dataSource instanceof InstrumentedDataSource
				&& AopProxyUtils.getSingletonTarget(dataSource) instanceof DataSource target) ? target : null;
	}

}
