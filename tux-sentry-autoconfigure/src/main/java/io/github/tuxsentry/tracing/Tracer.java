package io.github.tuxsentry.tracing;

import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.NoOpSpan;
import io.sentry.ScopeType;
import io.sentry.SpanOptions;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import io.sentry.protocol.TransactionNameSource;
import org.jspecify.annotations.Nullable;

/**
 * Starts transactions and spans and makes them current on the calling thread. Each
 * transaction gets a scope and a trace of its own, so that an event beside its spans is
 * in its trace too. Thread-safe.
 */
public final class Tracer {

	private static final String CREATOR = "tux-sentry";

	private final IScopes scopes;

	/**
	 * Creates a tracer.
	 * @param scopes the scopes of the current thread
	 */
	public Tracer(IScopes scopes) {
		this.scopes = scopes;
	}

	/**
	 * Starts a transaction on a scope forked from the current one.
	 * @param operation the operation
	 * @param name the name
	 * @param origin what started it, in Sentry's notation, e.g. {@code manual}
	 * @return the transaction; one that does nothing without Sentry
	 */
	public ActiveSpan startTransaction(String operation, String name, String origin) {
		if (!this.scopes.isEnabled()) {
			return ActiveSpan.none();
		}
		return startTransaction(this.scopes.forkedScopes(CREATOR), operation, name, origin);
	}

	/**
	 * Starts a transaction on a clean scope, for work that comes from outside: nothing
	 * that earlier work left on the thread is part of it.
	 * @param operation the operation
	 * @param name the name
	 * @param origin what started it, in Sentry's notation
	 * @return the transaction; one that does nothing without Sentry
	 */
	public ActiveSpan startIsolatedTransaction(String operation, String name, String origin) {
		if (!this.scopes.isEnabled()) {
			return ActiveSpan.none();
		}
		return startTransaction(this.scopes.forkedRootScopes(CREATOR), operation, name, origin);
	}

	private ActiveSpan startTransaction(IScopes forked, String operation, String name, String origin) {
		TransactionContext context = newTrace(forked);
		context.setName(name);
		context.setTransactionNameSource(TransactionNameSource.CUSTOM);
		context.setOperation(operation);
		TransactionOptions options = new TransactionOptions();
		options.setOrigin(origin);
		ITransaction transaction = forked.startTransaction(context, options);
		forked.configureScope(ScopeType.CURRENT, (scope) -> {
			scope.clearTransaction();
			scope.setActiveSpan(transaction);
		});
		forked.configureScope(ScopeType.ISOLATION, (scope) -> scope.setTransaction(transaction));
		return ActiveSpan.started(transaction, forked);
	}

	private TransactionContext newTrace(IScopes forked) {
		TransactionContext context = forked.continueTrace(null, null);
		return (context != null) ? context : new TransactionContext("", "");
	}

	/**
	 * Starts a child of the current span.
	 * @param operation the operation
	 * @param description what is done
	 * @param origin what started it, in Sentry's notation
	 * @return the span; one that does nothing where no sampled transaction runs
	 */
	public ActiveSpan startSpan(String operation, @Nullable String description, String origin) {
		ISpan parent = this.scopes.getSpan();
		if (parent == null || !isRecording(parent)) {
			return ActiveSpan.none();
		}
		SpanOptions options = new SpanOptions();
		options.setOrigin(origin);
		ISpan child = parent.startChild(operation, description, options);
		IScopes forked = this.scopes.forkedCurrentScope(CREATOR);
		forked.configureScope(ScopeType.CURRENT, (scope) -> scope.setActiveSpan(child));
		return ActiveSpan.started(child, forked);
	}

	private static boolean isRecording(ISpan span) {
		return !span.isNoOp() && !span.isFinished() && Boolean.TRUE.equals(span.isSampled());
	}

	/**
	 * Returns the current span.
	 * @return the span as a handle that cannot end it
	 */
	public ActiveSpan currentSpan() {
		return ActiveSpan.borrowed(this.scopes.getSpan());
	}

	/**
	 * Tells whether a transaction runs on the current thread, sampled or not.
	 * @return {@code true} inside a transaction
	 */
	public boolean isInTransaction() {
		ISpan span = this.scopes.getSpan();
		return span != null && !span.isNoOp() && !span.isFinished();
	}

	/**
	 * Puts the thread on a clean scope, for work from outside that is no transaction.
	 * @return a span that does nothing but to hold the scope
	 */
	public ActiveSpan startIsolatedScope() {
		if (!this.scopes.isEnabled()) {
			return ActiveSpan.none();
		}
		return ActiveSpan.started(NoOpSpan.getInstance(), this.scopes.forkedRootScopes(CREATOR));
	}

}
