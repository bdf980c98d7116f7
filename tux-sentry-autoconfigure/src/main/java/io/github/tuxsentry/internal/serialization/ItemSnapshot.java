package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.util.List;

import io.sentry.ILogger;
import io.sentry.JsonSerializable;
import io.sentry.ObjectWriter;

/**
 * Immutable copy of an object that serializes itself: what it has written, to be written
 * again.
 */
final class ItemSnapshot implements JsonSerializable {

	private final JsonSerializable source;

	private final List<Step> steps;

	/**
	 * Create a new snapshot.
	 * @param source the object
	 * @param steps what the object has written
	 */
	ItemSnapshot(JsonSerializable source, List<Step> steps) {
		this.source = source;
		this.steps = steps;
	}

	/**
	 * Return the object of a snapshot, which may have changed since.
	 * @param object a snapshot or any other object
	 * @return the object of the snapshot, or the given object
	 */
	static Object sourceOf(Object object) {
		return (object instanceof ItemSnapshot snapshot) ? snapshot.source : object;
	}

	@Override
	public void serialize(ObjectWriter writer, ILogger logger) throws IOException {
		for (Step step : this.steps) {
			step.write(writer);
		}
	}

	/**
	 * Call of a method of a writer.
	 */
	@FunctionalInterface
	interface Step {

		void write(ObjectWriter writer) throws IOException;

	}

}
