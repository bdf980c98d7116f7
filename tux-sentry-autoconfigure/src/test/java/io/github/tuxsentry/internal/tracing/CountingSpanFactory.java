package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.atomic.AtomicInteger;

import io.sentry.CompositePerformanceCollector;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ISpanFactory;
import io.sentry.ITransaction;
import io.sentry.SpanContext;
import io.sentry.SpanOptions;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;

/**
 * Span factory of an application.
 */
record CountingSpanFactory(ISpanFactory delegate, AtomicInteger created) implements ISpanFactory {

	@Override
	public ITransaction createTransaction(TransactionContext context, IScopes scopes, TransactionOptions options,
			CompositePerformanceCollector collector) {
		this.created.incrementAndGet();
		return this.delegate.createTransaction(context, scopes, options, collector);
	}

	@Override
	public ISpan createSpan(IScopes scopes, SpanOptions options, SpanContext context, ISpan parent) {
		return this.delegate.createSpan(scopes, options, context, parent);
	}

}
