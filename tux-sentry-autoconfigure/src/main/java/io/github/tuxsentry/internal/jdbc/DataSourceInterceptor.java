package io.github.tuxsentry.internal.jdbc;

import java.sql.Connection;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.proxy.ProxyJdbcObject;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ProxyMethodInvocation;

/**
 * Interceptor that wraps the connections returned by a data source, and implements the
 * marker interface of instrumented data sources.
 */
final class DataSourceInterceptor implements MethodInterceptor {

	private final ProxyConfig config;

	private final FaultBarrier faults;

	DataSourceInterceptor(ProxyConfig config, FaultBarrier faults) {
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
		return this.faults.get("observe a connection",
				() -> this.config.getJdbcProxyFactory().createConnection(connection, new ConnectionInfo(), this.config),
				connection);
	}

	private static boolean asksForMarker(MethodInvocation invocation) {
		Object[] arguments = invocation.getArguments();
		return arguments.length == 1 && arguments[0] == InstrumentedDataSource.class;
	}

}
