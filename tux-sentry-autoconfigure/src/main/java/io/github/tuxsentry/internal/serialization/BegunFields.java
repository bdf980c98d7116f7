package io.github.tuxsentry.internal.serialization;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Fields whose objects and lists an object of the application has begun, the innermost
 * last. Each is the current one again at the end of what follows it.
 */
final class BegunFields {

	private final List<Field> fields = new ArrayList<>();

	/** Label of the outermost field whose name denotes a secret. */
	private @Nullable String label;

	/** Number of fields outside the one with the label. */
	private int outsideLabel;

	/**
	 * Return the label that replaces all values within the fields, or {@code null} if
	 * none of their names denotes a secret.
	 */
	@Nullable String label() {
		return this.label;
	}

	int size() {
		return this.fields.size();
	}

	void begin(Field field, @Nullable String label) {
		if (this.label == null && label != null) {
			this.label = label;
			this.outsideLabel = this.fields.size();
		}
		this.fields.add(field);
	}

	/**
	 * Return the field of what ends.
	 */
	Field end() {
		Field field = this.fields.get(this.fields.size() - 1);
		restore(this.fields.size() - 1);
		return field;
	}

	/**
	 * Remove all fields that were begun since there was a number of them.
	 */
	void restore(int size) {
		for (int i = this.fields.size() - 1; i >= size; i--) {
			this.fields.remove(i);
		}
		if (this.outsideLabel >= size) {
			this.label = null;
		}
	}

}
