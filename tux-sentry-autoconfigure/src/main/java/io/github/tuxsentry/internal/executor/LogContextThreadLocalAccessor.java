package io.github.tuxsentry.internal.executor;

import java.util.Map;

import io.github.tuxsentry.internal.tracing.LogContext;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Accessor for Micrometer's context propagation that propagates the entries of the MDC
 * that describe a command. The accessor is registered for this JVM.
 */
final class LogContextThreadLocalAccessor
		implements ThreadLocalAccessor<Map<String, String>>, SmartInitializingSingleton {

	private final LogContext log;

	LogContextThreadLocalAccessor(LogContext log) {
		this.log = log;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.log.isEnabled()) {
			ContextRegistry.getInstance().registerThreadLocalAccessor(this);
		}
	}

	@Override
	public Object key() {
		return LogContext.KEY;
	}

	@Override
	public @Nullable Map<String, String> getValue() {
		Map<String, String> entries = this.log.capture();
		return entries.isEmpty() ? null : entries;
	}

	@Override
	public void setValue(Map<String, String> entries) {
		this.log.set(entries);
	}

	@Override
	public void setValue() {
		this.log.set(Map.of());
	}

}
