package io.github.tuxsentry.internal.actuate;

import java.util.function.Supplier;

import io.github.tuxsentry.spi.TuxSentryInfoContributor;

/**
 * A detail of the endpoint that is made at each look.
 *
 * @param name the name under which it stands
 * @param values makes it
 */
record SuppliedInfo(String name, Supplier<Object> values) implements TuxSentryInfoContributor {

	@Override
	public Object value() {
		return this.values.get();
	}

}
