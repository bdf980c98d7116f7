package io.github.tuxsentry.internal.condition;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Reads switches as Spring Boot binds them to properties: {@code false}, {@code off},
 * {@code no} and {@code 0} are one.
 */
public final class Switches {

	private final Binder binder;

	public Switches(Environment environment) {
		this.binder = Binder.get(environment);
	}

	/**
	 * Return whether a switch is on.
	 * @param property the name of the property
	 * @param byDefault whether it is on where it is not set
	 * @return whether it is on
	 * @throws org.springframework.boot.context.properties.bind.BindException if its value
	 * is neither on nor off
	 */
	public boolean isOn(String property, boolean byDefault) {
		return this.binder.bind(property, Boolean.class).orElse(byDefault);
	}

}
