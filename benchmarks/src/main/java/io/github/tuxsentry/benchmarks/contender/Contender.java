package io.github.tuxsentry.benchmarks.contender;

import java.util.Map;
import java.util.Set;

/**
 * System that is measured. Only the libraries that a system consists of are configured in
 * its application, although all of them are on the class path.
 */
public enum Contender {

	/**
	 * Spring without any instrumentation.
	 */
	PLAIN(PlainMethods.class),

	/**
	 * Method interceptor that only proceeds.
	 */
	NO_OP_INTERCEPTOR(InterceptedMethods.class),

	/**
	 * Aspect that only proceeds.
	 */
	NO_OP_ASPECT(AspectMethods.class),

	/**
	 * Micrometer's {@code @Timed}.
	 */
	TIMED(TimedMethods.class),

	/**
	 * Micrometer's {@code @Observed}, recorded as a timer.
	 */
	OBSERVED(ObservedMethods.class),

	/**
	 * Sentry's own starter.
	 */
	SENTRY(SentryMethods.class, Library.SENTRY),

	/**
	 * OpenTelemetry's instrumentation of Spring, with a batch span processor.
	 */
	OPEN_TELEMETRY(OpenTelemetryMethods.class, Library.OPEN_TELEMETRY),

	/**
	 * This library.
	 */
	TUX_SENTRY(TuxSentryMethods.class, Library.SENTRY, Library.TUX_SENTRY);

	private final Class<?> methods;

	private final Set<Library> libraries;

	Contender(Class<?> methods, Library... libraries) {
		this.methods = methods;
		this.libraries = Set.of(libraries);
	}

	/**
	 * Start an application that discards everything that it would send.
	 * @param properties the properties of the application
	 * @param configurations further configuration classes
	 * @return the running application
	 */
	public ContenderApplication start(Map<String, ?> properties, Class<?>... configurations) {
		return ContenderApplication.start(this.libraries, this.methods, properties, configurations);
	}

}
