package io.github.tuxsentry.internal.beans;

import io.github.tuxsentry.internal.fault.FaultBarrier;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Holder of the application's {@link FaultBarrier}, which counts all internal errors. It
 * is created at the beginning of startup, before any bean, and depends on none.
 */
public final class ApplicationFaults {

	private static final String NAME = ApplicationFaults.class.getName();

	private final FaultBarrier barrier = new FaultBarrier();

	/**
	 * Return the barrier of an application. It is created now if startup is not observed.
	 * @param beans the beans of the application
	 * @return the barrier
	 */
	public static FaultBarrier of(ConfigurableListableBeanFactory beans) {
		if (beans.getSingleton(NAME) instanceof ApplicationFaults known) {
			return known.barrier;
		}
		ApplicationFaults faults = new ApplicationFaults();
		faults.register(beans);
		return faults.barrier;
	}

	public void register(ConfigurableListableBeanFactory beans) {
		beans.registerSingleton(NAME, this);
	}

	public FaultBarrier barrier() {
		return this.barrier;
	}

}
