package io.github.tuxsentry.internal.actuate;

import java.util.function.Supplier;

import io.github.tuxsentry.spi.TuxSentryInfoContributor;

/**
 * Detail of the endpoint that is created with each request.
 *
 * @param name the name of the detail
 * @param values the supplier of its values
 */
record SuppliedInfo(String name, Supplier<Object> values) implements TuxSentryInfoContributor {

	@Override
	public Object value() {
		return this.values.get();
	}

}
