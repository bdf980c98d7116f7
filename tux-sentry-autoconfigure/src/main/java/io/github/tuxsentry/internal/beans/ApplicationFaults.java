package io.github.tuxsentry.internal.beans;

import io.github.tuxsentry.internal.fault.FaultBarrier;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The one barrier of an application, which counts all faults of the library in it. It is
 * made at the beginning of the start, before there are beans, and needs none.
 */
public final class ApplicationFaults {

	private static final String NAME = ApplicationFaults.class.getName();

	private final FaultBarrier barrier = new FaultBarrier();

	/**
	 * Returns the barrier of an application, made now where nobody has observed the
	 * start.
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
