package io.github.tuxsentry.spi;

/**
 * A part of what the actuator endpoint {@code tuxsentry} tells. Beans of this type are
 * asked at each look; implementations are thread-safe.
 */
public interface TuxSentryInfoContributor {

	/**
	 * Returns the name under which the part stands.
	 * @return the name, e.g. {@code jda}
	 */
	String name();

	/**
	 * Returns the part as it is now. It must hold neither keys nor tokens.
	 * @return maps, lists, records, strings, numbers and booleans
	 */
	Object value();

}
