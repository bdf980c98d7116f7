package io.github.tuxsentry.internal.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.cache.CacheCalls.Call;
import io.github.tuxsentry.internal.cache.CacheCalls.Operation;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Cache that records each operation as a span and a metric, and delegates to another
 * cache.
 */
final class ObservedCache implements InstrumentedCache {

	private final Cache target;

	private final CacheCalls calls;

	ObservedCache(Cache target, CacheCalls calls) {
		this.target = target;
		this.calls = calls;
	}

	@Override
	public Cache target() {
		return this.target;
	}

	@Override
	public String getName() {
		return this.target.getName();
	}

	@Override
	public Object getNativeCache() {
		return this.target.getNativeCache();
	}

	@Override
	public @Nullable ValueWrapper get(Object key) {
		return look(key, () -> this.target.get(key));
	}

	@Override
	public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
		return look(key, () -> this.target.get(key, type));
	}

	private <T> @Nullable T look(Object key, Supplier<? extends @Nullable T> look) {
		return call(Operation.GET, key, (call) -> {
			T result = look.get();
			call.found(result);
			return result;
		});
	}

	@Override
	public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
		return call(Operation.GET, key, (call) -> {
			AtomicBoolean loads = new AtomicBoolean();
			T result = this.target.get(key, () -> {
				loads.set(true);
				call.missed();
				long start = System.nanoTime();
				try {
					return valueLoader.call();
				}
				finally {
					call.loadedSince(start);
				}
			});
			if (!loads.get()) {
				call.hit(result);
			}
			return result;
		});
	}

	@Override
	public @Nullable CompletableFuture<?> retrieve(Object key) {
		Call call = this.calls.start(Operation.GET, this.target, key);
		CompletableFuture<?> result = begin(call, () -> this.target.retrieve(key));
		if (result == null) {
			call.missed();
			call.end();
		}
		else {
			result.whenComplete((value, failure) -> {
				if (failure == null) {
					call.found(value);
				}
				end(call, failure);
			});
		}
		return result;
	}

	@Override
	public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
		Call call = this.calls.start(Operation.GET, this.target, key);
		AtomicBoolean loads = new AtomicBoolean();
		CompletableFuture<T> result = begin(call, () -> this.target.retrieve(key, () -> {
			loads.set(true);
			long start = System.nanoTime();
			CompletableFuture<T> loading = valueLoader.get();
			loading.whenComplete((value, failure) -> call.loadedSince(start));
			return loading;
		}));
		result.whenComplete((value, failure) -> {
			if (loads.get()) {
				call.missed();
			}
			else {
				call.hit(value);
			}
			end(call, failure);
		});
		return result;
	}

	private <T> T begin(Call call, Supplier<T> retrieval) {
		try {
			return retrieval.get();
		}
		catch (Throwable ex) {
			call.failed(ex);
			call.end();
			throw ex;
		}
		finally {
			call.detach();
		}
	}

	private static void end(Call call, @Nullable Throwable failure) {
		if (failure != null) {
			call.failed(failure);
		}
		call.end();
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		call(Operation.SET, key, (call) -> {
			this.target.put(key, value);
			call.written(true, value);
			return null;
		});
	}

	@Override
	public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		return call(Operation.SET, key, (call) -> {
			ValueWrapper existing = this.target.putIfAbsent(key, value);
			call.written(existing == null, value);
			return existing;
		});
	}

	@Override
	public void evict(Object key) {
		call(Operation.DELETE, key, (call) -> {
			this.target.evict(key);
			return null;
		});
	}

	@Override
	public boolean evictIfPresent(Object key) {
		return Boolean.TRUE.equals(call(Operation.DELETE, key, (call) -> this.target.evictIfPresent(key)));
	}

	@Override
	public void clear() {
		call(Operation.CLEAR, null, (call) -> {
			this.target.clear();
			return null;
		});
	}

	@Override
	public boolean invalidate() {
		return Boolean.TRUE.equals(call(Operation.CLEAR, null, (call) -> this.target.invalidate()));
	}

	private <T> @Nullable T call(Operation operation, @Nullable Object key, Use<T> use) {
		Call call = this.calls.start(operation, this.target, key);
		try {
			return use.of(call);
		}
		catch (Throwable ex) {
			call.failed(ex);
			throw ex;
		}
		finally {
			call.end();
		}
	}

	@Override
	public String toString() {
		return this.target.toString();
	}

	@FunctionalInterface
	private interface Use<T> {

		@Nullable T of(Call call);

	}

}
