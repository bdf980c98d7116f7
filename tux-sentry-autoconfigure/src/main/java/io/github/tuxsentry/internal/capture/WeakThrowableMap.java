package io.github.tuxsentry.internal.capture;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Remembers something of throwables for as long as they live, told apart by identity,
 * whatever their {@code equals} does. Thread-safe.
 *
 * @param <V> the type of what is remembered
 */
final class WeakThrowableMap<V> {

	private final Map<Key, V> values = new ConcurrentHashMap<>();

	private final ReferenceQueue<Throwable> gone = new ReferenceQueue<>();

	@Nullable V get(Throwable throwable) {
		return this.values.get(new Key(throwable, null));
	}

	void put(Throwable throwable, V value) {
		forgetTheGone();
		this.values.put(new Key(throwable, this.gone), value);
	}

	/**
	 * Puts what the remapping makes of the value so far, in one step.
	 */
	V compute(Throwable throwable, UnaryOperator<@Nullable V> remapping) {
		forgetTheGone();
		return this.values.compute(new Key(throwable, this.gone), (key, value) -> remapping.apply(value));
	}

	int size() {
		forgetTheGone();
		return this.values.size();
	}

	private void forgetTheGone() {
		for (Reference<?> reference = this.gone.poll(); reference != null; reference = this.gone.poll()) {
			this.values.remove(reference);
		}
	}

	private static final class Key extends WeakReference<Throwable> {

		private final int hash;

		Key(Throwable throwable, @Nullable ReferenceQueue<Throwable> gone) {
			super(throwable, gone);
			this.hash = System.identityHashCode(throwable);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return this == other || (other instanceof Key key && get() != null && get() == key.get());
		}

		@Override
		public int hashCode() {
			return this.hash;
		}

	}

}
