package io.github.tuxsentry.internal.condition;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Access to switches, converted in the same way as Spring Boot's property binding:
 * {@code false}, {@code off}, {@code no} and {@code 0} are equivalent.
 */
public final class Switches {

	private final Binder binder;

	public Switches(Environment environment) {
		this.binder = Binder.get(environment);
	}

	/**
	 * Return whether a switch is on.
	 * @param property the name of the property
	 * @param byDefault whether the switch is on if it is not set
	 * @return whether the switch is on
	 * @throws org.springframework.boot.context.properties.bind.BindException if the value
	 * cannot be converted to a boolean
	 */
	public boolean isOn(String property, boolean byDefault) {
		return this.binder.bind(property, Boolean.class).orElse(byDefault);
	}

}
