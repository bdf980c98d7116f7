package io.github.tuxsentry.internal.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.AsyncCache;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.caffeine.CaffeineCache;

/**
 * {@link CaffeineCache} that records each operation, for applications that cast a cache
 * to its class, e.g. to read its statistics. It shares the native cache of the observed
 * one.
 */
final class ObservedCaffeineCache extends CaffeineCache implements InstrumentedCache {

	private final ObservedCache observed;

	private ObservedCaffeineCache(CaffeineCache target, ObservedCache observed) {
		super(target.getName(), target.getNativeCache(), target.isAllowNullValues());
		this.observed = observed;
	}

	private ObservedCaffeineCache(CaffeineCache target, AsyncCache<Object, Object> nativeCache,
			ObservedCache observed) {
		super(target.getName(), nativeCache, target.isAllowNullValues());
		this.observed = observed;
	}

	static ObservedCaffeineCache of(CaffeineCache target, ObservedCache observed) {
		AsyncCache<Object, Object> nativeCache = asyncCacheOf(target);
		return (nativeCache != null) ? new ObservedCaffeineCache(target, nativeCache, observed)
				: new ObservedCaffeineCache(target, observed);
	}

	private static @Nullable AsyncCache<Object, Object> asyncCacheOf(CaffeineCache target) {
		try {
			return target.getAsyncCache();
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	@Override
	public Cache target() {
		return this.observed.target();
	}

	@Override
	public @Nullable ValueWrapper get(Object key) {
		return this.observed.get(key);
	}

	@Override
	public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
		return this.observed.get(key, type);
	}

	@Override
	public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
		return this.observed.get(key, valueLoader);
	}

	@Override
	public @Nullable CompletableFuture<?> retrieve(Object key) {
		return this.observed.retrieve(key);
	}

	@Override
	public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
		return this.observed.retrieve(key, valueLoader);
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		this.observed.put(key, value);
	}

	@Override
	public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		return this.observed.putIfAbsent(key, value);
	}

	@Override
	public void evict(Object key) {
		this.observed.evict(key);
	}

	@Override
	public boolean evictIfPresent(Object key) {
		return this.observed.evictIfPresent(key);
	}

	@Override
	public void clear() {
		this.observed.clear();
	}

	@Override
	public boolean invalidate() {
		return this.observed.invalidate();
	}

	@Override
	public String toString() {
		return this.observed.toString();
	}

}
