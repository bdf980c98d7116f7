package io.github.tuxsentry.autoconfigure;

import java.util.function.Supplier;

import io.github.tuxsentry.StatusDetail;

/**
 * A detail of the endpoint that is made at each look.
 *
 * @param name the name under which it stands
 * @param values makes it
 */
record LookInside(String name, Supplier<Object> values) implements StatusDetail {

	@Override
	public Object value() {
		return this.values.get();
	}

}
