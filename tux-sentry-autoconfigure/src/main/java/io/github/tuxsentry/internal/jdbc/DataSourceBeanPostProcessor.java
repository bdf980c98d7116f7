package io.github.tuxsentry.internal.jdbc;

import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.tuxsentry.internal.fault.FaultBarrier;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Bean post-processor that instruments beans of type {@link DataSource}.
 */
final class DataSourceBeanPostProcessor implements BeanPostProcessor {

	private final Supplier<DataSourceInstrumentation> instrumentation;

	private final FaultBarrier faults;

	/**
	 * Create a new post-processor.
	 * @param instrumentation the supplier of the instrumentation, consulted with the
	 * first bean of that type
	 * @param faults handles internal errors
	 */
	DataSourceBeanPostProcessor(Supplier<DataSourceInstrumentation> instrumentation, FaultBarrier faults) {
		this.faults = faults;
		this.instrumentation = instrumentation;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof DataSource dataSource) ? this.faults.get("instrument a data source",
				() -> this.instrumentation.get().instrument(dataSource), dataSource) : bean;
	}

}
