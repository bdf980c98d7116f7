package io.github.tuxsentry.internal.tracing.aop;

import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * {@link RuntimeHints} for the annotations, of which Spring creates proxies if they are
 * used as meta-annotations.
 */
final class TracingRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.proxies().registerJdkProxy(Transaction.class);
		hints.proxies().registerJdkProxy(Span.class);
	}

}
