package io.github.tuxsentry.internal.condition;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

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

	/**
	 * Return whether a property has a value other than {@code false}, which is how Spring
	 * Boot's conditions on properties are defined.
	 * @param property the name of the property
	 * @return whether it has such a value
	 */
	public boolean hasValue(String property) {
		String value = this.binder.bind(property, String.class).orElse("");
		return StringUtils.hasText(value) && !"false".equalsIgnoreCase(value);
	}

}
