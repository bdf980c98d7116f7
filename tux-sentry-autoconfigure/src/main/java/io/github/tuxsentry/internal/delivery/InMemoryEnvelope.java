package io.github.tuxsentry.internal.delivery;

import io.sentry.Hint;
import org.jspecify.annotations.Nullable;

/**
 * A packed envelope in memory.
 */
final class InMemoryEnvelope implements QueuedEnvelope {

	private final byte[] content;

	private final long capturedAt;

	private final @Nullable Hint hint;

	InMemoryEnvelope(byte[] content, long capturedAt, @Nullable Hint hint) {
		this.content = content;
		this.capturedAt = capturedAt;
		this.hint = hint;
	}

	@Override
	public byte[] read() {
		return this.content;
	}

	@Override
	public long bytes() {
		return this.content.length;
	}

	@Override
	public long capturedAt() {
		return this.capturedAt;
	}

	@Override
	public boolean isStored() {
		return false;
	}

	@Override
	public @Nullable Hint hint() {
		return this.hint;
	}

	@Override
	public void delete() {
	}

}
