package io.github.tuxsentry.internal.error;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Map with weakly referenced throwables as keys, which are compared by identity,
 * irrespective of their {@code equals} method. Thread-safe.
 *
 * @param <V> the type of the values
 */
public final class WeakThrowableMap<V> {

	private final Map<Key, V> values = new ConcurrentHashMap<>();

	private final ReferenceQueue<Throwable> gone = new ReferenceQueue<>();

	/**
	 * Create a new, empty map.
	 */
	public WeakThrowableMap() {
	}

	/**
	 * Return the value of a throwable.
	 * @param throwable the throwable
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable V get(Throwable throwable) {
		return this.values.isEmpty() ? null : this.values.get(new Key(throwable, null));
	}

	/**
	 * Set the value of a throwable.
	 * @param throwable the throwable
	 * @param value the value
	 */
	public void put(Throwable throwable, V value) {
		forgetTheGone();
		this.values.put(new Key(throwable, this.gone), value);
	}

	/**
	 * Replace the value of a throwable with the result of the remapping, atomically.
	 * @param throwable the throwable
	 * @param remapping returns the new value for the current one
	 * @return the new value
	 */
	public V compute(Throwable throwable, UnaryOperator<@Nullable V> remapping) {
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
