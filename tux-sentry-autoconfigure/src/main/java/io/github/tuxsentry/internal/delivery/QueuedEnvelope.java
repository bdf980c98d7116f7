package io.github.tuxsentry.internal.delivery;

import java.io.IOException;

import io.sentry.Hint;
import org.jspecify.annotations.Nullable;

/**
 * A packed envelope that waits, compared by identity.
 */
interface QueuedEnvelope {

	/**
	 * Reads it.
	 * @return the packed envelope
	 * @throws IOException if it cannot be read any more
	 */
	byte[] read() throws IOException;

	long bytes();

	/**
	 * When it was captured, in milliseconds since the epoch.
	 */
	long capturedAt();

	/**
	 * Whether it outlives the process.
	 */
	boolean isStored();

	/**
	 * What else the SDK said of it, and whom to tell when it is settled.
	 */
	@Nullable Hint hint();

	/**
	 * Lets go of what it takes up besides memory.
	 */
	void delete();

}
