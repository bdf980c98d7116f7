package io.github.tuxsentry.internal.serialization;

import org.jspecify.annotations.Nullable;

/**
 * Objects within which a value is written, from the item to the innermost one. A value
 * that is one of them contains itself.
 */
final class Ancestors {

	/** Text in place of a value that contains itself. */
	static final String CYCLE = "[cycle]";

	/** Text in place of a value that is too deep. */
	static final String TOO_DEEP = "[too deep]";

	/**
	 * Levels that the SDK needs: the deepest object that it creates is a frame of the
	 * stack trace of an exception of an event.
	 */
	private static final int LEVELS_OF_SDK = 8;

	/**
	 * Maximum number of levels. The output has four times as many, since an object may
	 * open several of its own: if the output ended first, that would also end what is
	 * written after the value.
	 */
	private static final int MAX_LEVELS = 24;

	private final @Nullable Object[] objects = new Object[MAX_LEVELS];

	private int size;

	boolean contain(Object object) {
		for (int i = 0; i < this.size; i++) {
			if (this.objects[i] == object) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether there are more levels than in any item that the SDK creates, so that
	 * whatever follows is data of the application.
	 */
	boolean exceedSdk() {
		return this.size >= LEVELS_OF_SDK;
	}

	boolean areTooMany() {
		return this.size == MAX_LEVELS;
	}

	/**
	 * Add an object, until the returned number of objects is restored.
	 */
	int enter(Object object) {
		this.objects[this.size] = object;
		return this.size++;
	}

	void restore(int outer) {
		this.size = outer;
	}

}
