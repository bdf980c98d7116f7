package io.github.tuxsentry.internal.tracing;

import java.util.Map;

import io.github.tuxsentry.internal.operation.OperationNames;
import io.github.tuxsentry.internal.tracing.SpanFactory.Started;
import io.github.tuxsentry.tracing.TraceHeaders;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.NoOpSpan;
import io.sentry.SentryDate;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Starts transactions and spans and makes them current on the calling thread. Each
 * transaction gets a scope and a trace of its own, so that an event beside its spans is
 * in its trace too. Operations are normalised. Thread-safe.
 */
public final class Tracer {

	private static final String CREATOR = "tux-sentry";

	private static final TraceHeaders NO_HEADERS = new TraceHeaders(null, null);

	private final IScopes scopes;

	private final SpanFactory spans;

	private final FailureStatuses statuses;

	private final PendingFutures openResults = new PendingFutures();

	/**
	 * Creates a tracer that names operations as Sentry does and knows the statuses of
	 * well-known exceptions.
	 * @param scopes the scopes of the current thread
	 */
	public Tracer(IScopes scopes) {
		this(scopes, OperationNames.SENTRY, new FailureStatuses());
	}

	/**
	 * Creates a tracer.
	 * @param scopes the scopes of the current thread
	 * @param names names the operations
	 * @param statuses knows how spans end that fail
	 */
	public Tracer(IScopes scopes, OperationNames names, FailureStatuses statuses) {
		this.scopes = scopes;
		this.spans = new SpanFactory(names);
		this.statuses = statuses;
	}

	/**
	 * Starts a transaction on a scope forked from the current one.
	 * @param operation the operation
	 * @param name the name
	 * @param origin what started it, in Sentry's notation, e.g. {@code manual}
	 * @return the transaction; one that does nothing without Sentry
	 */
	public ActiveSpan startTransaction(String operation, String name, String origin) {
		return startTransaction(operation, name, origin, Map.of());
	}

	/**
	 * Starts a transaction on a scope forked from the current one.
	 * @param operation the operation
	 * @param name the name
	 * @param origin what started it, in Sentry's notation, e.g. {@code manual}
	 * @param samplingContext what the samplers are told of it, values by key
	 * @return the transaction; one that does nothing without Sentry
	 */
	public ActiveSpan startTransaction(String operation, String name, String origin, Map<String, ?> samplingContext) {
		if (!isEnabled()) {
			return ActiveSpan.none();
		}
		return startTransaction(this.scopes.forkedScopes(CREATOR), new Started(operation, name, origin), NO_HEADERS,
				samplingContext, null);
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
		if (!isEnabled()) {
			return ActiveSpan.none();
		}
		return startTransaction(this.scopes.forkedRootScopes(CREATOR), new Started(operation, name, origin), NO_HEADERS,
				Map.of(), null);
	}

	/**
	 * Starts a transaction that goes on with a trace of another process, whose decision
	 * to sample it holds here too. Without headers it starts a trace of its own.
	 * @param headers the headers that came with the request or message
	 * @param operation the operation
	 * @param name the name
	 * @param origin what started it, in Sentry's notation
	 * @return the transaction; one that does nothing without Sentry
	 */
	public ActiveSpan continueTrace(TraceHeaders headers, String operation, String name, String origin) {
		if (!isEnabled()) {
			return ActiveSpan.none();
		}
		return startTransaction(this.scopes.forkedScopes(CREATOR), new Started(operation, name, origin), headers,
				Map.of(), null);
	}

	/**
	 * Tells by which headers another process goes on with the current trace.
	 * @return the headers, values by name; none without Sentry
	 */
	public Map<String, String> traceHeaders() {
		return TraceHeaders.toSend(this.scopes);
	}

	private ActiveSpan startTransaction(IScopes forked, Started started, TraceHeaders headers,
			Map<String, ?> samplingContext, @Nullable SentryDate at) {
		return ActiveSpan.started(this.spans.transaction(forked, started, headers, samplingContext, at), forked, this);
	}

	/**
	 * Starts a child of the current span.
	 * @param operation the operation
	 * @param description what is done
	 * @param origin what started it, in Sentry's notation
	 * @return the span; one that does nothing where no sampled transaction runs
	 */
	public ActiveSpan startSpan(String operation, @Nullable String description, String origin) {
		ISpan parent = runningSpan(this.scopes);
		return (parent != null && isSampled(parent))
				? startSpan(this.scopes, parent, new Started(operation, description, origin), null) : ActiveSpan.none();
	}

	/**
	 * Starts what a traced call asks for: a child of the running span, or else a
	 * transaction if the operation is one.
	 * @param operation the operation
	 * @return the span, or {@code null} if the call needs none
	 */
	@Nullable ActiveSpan start(TracedOperation operation) {
		return start(operation, this.scopes, null);
	}

	/**
	 * Starts what a traced call asks for in other scopes or as of an earlier time.
	 * @param operation the operation
	 * @param base the scopes in which it runs
	 * @param at when it started, or {@code null} for now
	 * @return the span, or {@code null} if the call needs none
	 */
	@Nullable ActiveSpan start(TracedOperation operation, IScopes base, @Nullable SentryDate at) {
		ISpan parent = runningSpan(base);
		if (parent != null) {
			return isSampled(parent) ? startSpan(base, parent,
					new Started(operation.operation(), operation.description(), operation.origin()), at) : null;
		}
		return (operation.transaction() && base.isEnabled()) ? startTransaction(base.forkedScopes(CREATOR),
				new Started(operation.operation(), operation.name(), operation.origin()), NO_HEADERS, Map.of(), at)
				: null;
	}

	private ActiveSpan startSpan(IScopes base, ISpan parent, Started started, @Nullable SentryDate at) {
		IScopes forked = base.forkedCurrentScope(CREATOR);
		return ActiveSpan.started(this.spans.child(forked, parent, started, at), forked, this);
	}

	private static boolean isSampled(ISpan span) {
		return Boolean.TRUE.equals(span.isSampled());
	}

	/**
	 * Returns the current span.
	 * @return the span as a handle that cannot end it
	 */
	public ActiveSpan currentSpan() {
		ISpan span = this.scopes.getSpan();
		return (span != null) ? ActiveSpan.borrowed(span, this) : ActiveSpan.none();
	}

	/**
	 * Ends the running transaction and the current span in it: with the status that was
	 * set, or internal_error.
	 */
	public void abortTransaction() {
		ITransaction transaction = isEnabled() ? this.scopes.getTransaction() : null;
		if (transaction != null && isRunning(transaction)) {
			ISpan span = this.scopes.getSpan();
			if (span != null && isRunning(span) && span != transaction) {
				abort(span);
			}
			this.openResults.settle(transaction.getSpanContext().getTraceId());
			abort(transaction);
		}
	}

	private static void abort(ISpan span) {
		SpanStatus status = span.getStatus();
		span.finish((status != null) ? status : SpanStatus.INTERNAL_ERROR);
	}

	/**
	 * Tells whether a transaction runs on the current thread, sampled or not.
	 * @return {@code true} inside a transaction
	 */
	public boolean isInTransaction() {
		return runningSpan(this.scopes) != null;
	}

	/**
	 * Returns the span below which work belongs. Where a span has ended but its thread
	 * has not left it, that is the transaction.
	 */
	private static @Nullable ISpan runningSpan(IScopes base) {
		ISpan span = base.isEnabled() ? base.getSpan() : null;
		if (span == null || isRunning(span)) {
			return span;
		}
		ITransaction transaction = base.getTransaction();
		return (transaction != null && isRunning(transaction)) ? transaction : null;
	}

	private static boolean isRunning(ISpan span) {
		return !span.isNoOp() && !span.isFinished();
	}

	/**
	 * Puts the thread on a clean scope, for work from outside that is no transaction.
	 * @return a span that does nothing but to hold the scope
	 */
	public ActiveSpan startIsolatedScope() {
		if (!isEnabled()) {
			return ActiveSpan.none();
		}
		return ActiveSpan.started(NoOpSpan.getInstance(), this.scopes.forkedRootScopes(CREATOR), this);
	}

	/**
	 * Chooses the scopes to which the use of a lazy result belongs.
	 * @param context those that are known otherwise than from the thread
	 * @param caller those in which the result was made
	 * @return the first with a running span: the context's, the thread's, the caller's;
	 * else the thread's
	 */
	IScopes base(@Nullable IScopes context, @Nullable IScopes caller) {
		if (context != null && runningSpan(context) != null) {
			return context;
		}
		return (caller != null && runningSpan(this.scopes) == null && runningSpan(caller) != null) ? caller
				: this.scopes;
	}

	/**
	 * Forks the current scopes if a sampled transaction runs in them.
	 * @return the fork, or {@code null}
	 */
	@Nullable IScopes forkOfRunning() {
		ISpan running = runningSpan(this.scopes);
		return (running != null && isSampled(running)) ? this.scopes.forkedScopes(CREATOR) : null;
	}

	SentryDate now() {
		return this.scopes.getOptions().getDateProvider().now();
	}

	boolean isEnabled() {
		return this.scopes.isEnabled();
	}

	IScopes currentScopes() {
		return this.scopes;
	}

	/**
	 * Has an event that is captured for a failure later, wherever that is, point to the
	 * span. The first span counts, which is the innermost.
	 * @param failure what the work failed with
	 * @param span the span of the work
	 */
	void link(Throwable failure, ISpan span) {
		ITransaction transaction = (span instanceof ITransaction itself) ? itself : this.scopes.getTransaction();
		this.scopes.setSpanContext(failure, span, (transaction != null) ? transaction.getName() : "");
	}

	PendingFutures openResults() {
		return this.openResults;
	}

	FailureStatuses statuses() {
		return this.statuses;
	}

}
