package io.github.tuxsentry.tracing;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.sentry.Baggage;
import org.jspecify.annotations.Nullable;

/**
 * Values of the header {@code baggage} of the most recent traces. Thread-safe; two traces
 * may displace each other, which only costs time.
 */
final class BaggageValues {

	private static final int SIZE = 64;

	private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(SIZE);

	/**
	 * Return the value of the header.
	 * @param baggage the baggage, which is frozen
	 * @return the value, or {@code null} if the baggage is empty
	 */
	@Nullable String of(Baggage baggage) {
		int slot = System.identityHashCode(baggage) % SIZE;
		Entry known = this.entries.get(slot);
		if (known == null || !known.isFor(baggage)) {
			known = Entry.of(baggage);
			this.entries.set(slot, known);
		}
		return known.value();
	}

	/**
	 * Value of a baggage, with the elements that change although it is frozen.
	 */
	private record Entry(Baggage baggage, @Nullable Double rate, @Nullable String replay, @Nullable String value) {

		static Entry of(Baggage baggage) {
			Double rate = baggage.getSampleRate();
			String replay = baggage.getReplayId();
			String value = baggage.toHeaderString(null);
			return new Entry(baggage, rate, replay, value.isEmpty() ? null : ScrubbedBaggage.of(value));
		}

		boolean isFor(Baggage other) {
			return this.baggage == other && Objects.equals(this.rate, other.getSampleRate())
					&& Objects.equals(this.replay, other.getReplayId());
		}

	}

}
