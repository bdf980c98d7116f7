package io.github.tuxsentry.spi;

/**
 * Interface for beans that contribute details to the actuator endpoint {@code tuxsentry}.
 * Contributors are called for each request. A contributor that throws an exception is
 * omitted from the response. Implementations must be thread-safe.
 *
 * @since 0.1.0
 */
public interface TuxSentryInfoContributor {

	/**
	 * Return the name of the detail.
	 * @return the name, e.g. {@code jda}
	 */
	String name();

	/**
	 * Return the current value of the detail. It must not contain keys or tokens.
	 * @return maps, lists, records, strings, numbers and booleans
	 */
	Object value();

}
