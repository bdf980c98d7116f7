package io.github.tuxsentry.internal.tracing;

import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.frame.FrameSupport;
import io.github.tuxsentry.internal.frame.SpanFrame;
import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.internal.frame.UnsampledTransaction;
import io.github.tuxsentry.internal.operation.OperationNames;
import io.github.tuxsentry.internal.tracing.SpanFactory.Started;
import io.github.tuxsentry.tracing.TraceHeaders;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.PropagationContext;
import io.sentry.SentryDate;
import io.sentry.SentryTraceHeader;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Tracer that starts transactions and spans, and makes them current on the calling
 * thread. Each transaction has a scope and a trace of its own, so that events outside of
 * its spans are part of its trace as well. Operations are normalized. Thread-safe.
 */
public final class Tracer {

	private final IScopes scopes;

	private final BaseScopes current;

	private final BaseScopes isolated;

	private final SpanFactory spans;

	private final TransactionFactory transactions;

	private final FaultBarrier faults;

	private final FailureStatuses statuses;

	private final PendingFutures pendingFutures = new PendingFutures();

	/**
	 * Create a new tracer.
	 * @param scopes the scopes of the current thread
	 * @param names the naming scheme of operations
	 * @param statuses the statuses of failed spans
	 * @param faults handles internal errors
	 */
	public Tracer(IScopes scopes, OperationNames names, FailureStatuses statuses, FaultBarrier faults) {
		this.scopes = scopes;
		this.current = new BaseScopes(scopes, false);
		this.isolated = new BaseScopes(scopes, true);
		this.spans = new SpanFactory(names, faults);
		this.transactions = new TransactionFactory(names, faults);
		this.statuses = statuses;
		this.faults = faults;
	}

	/**
	 * Start a transaction in a scope forked from the current one.
	 * @param operation the operation
	 * @param name the name
	 * @param origin the origin, in Sentry's notation, e.g. {@code manual}
	 * @return the transaction; a no-op without Sentry
	 */
	public ActiveSpan startTransaction(String operation, String name, String origin) {
		return startTransaction(operation, name, origin, Map.of());
	}

	/**
	 * Start a transaction in a scope forked from the current one.
	 * @param operation the operation
	 * @param name the name
	 * @param origin the origin, in Sentry's notation, e.g. {@code manual}
	 * @param samplingContext the additional data for samplers, values by key
	 * @return the transaction; a no-op without Sentry
	 */
	public ActiveSpan startTransaction(String operation, String name, String origin, Map<String, ?> samplingContext) {
		return isEnabled() ? this.transactions.start(this, this.current, new Started(operation, name, origin),
				samplingContext, null) : ActiveSpan.none();
	}

	/**
	 * Start a transaction in an isolated scope, for work that originates outside of the
	 * process. Data of earlier work on the thread is not part of it.
	 * @param operation the operation
	 * @param name the name
	 * @param origin the origin, in Sentry's notation
	 * @return the transaction; a no-op without Sentry
	 */
	public ActiveSpan startIsolatedTransaction(String operation, String name, String origin) {
		return isEnabled()
				? this.transactions.start(this, this.isolated, new Started(operation, name, origin), Map.of(), null)
				: ActiveSpan.none();
	}

	/**
	 * Continue a trace started by another process, including its sampling decision.
	 * Without headers a new trace is started.
	 * @param headers the headers of the request or message
	 * @param operation the operation
	 * @param name the name
	 * @param origin the origin, in Sentry's notation
	 * @return the transaction; a no-op without Sentry
	 */
	public ActiveSpan continueTrace(TraceHeaders headers, String operation, String name, String origin) {
		return isEnabled() ? this.transactions.continued(this, this.scopes.forkedScopes(Frame.CREATOR),
				new Started(operation, name, origin), headers) : ActiveSpan.none();
	}

	/**
	 * Start a transaction in a scope forked from the current one, which continues the
	 * current trace and its sampling decision.
	 * @param operation the operation
	 * @param name the name
	 * @param origin the origin, in Sentry's notation
	 * @return the transaction; a no-op without Sentry
	 */
	public ActiveSpan startFollowing(String operation, String name, String origin) {
		return continueTrace(TraceHeaders.from(traceHeaders()), operation, name, origin);
	}

	/**
	 * Return the headers that propagate the current trace.
	 * @return the headers, values by name; empty without Sentry
	 */
	public Map<String, String> traceHeaders() {
		return TraceHeaders.toSend(this.scopes);
	}

	/**
	 * Return the ID of the trace of scopes.
	 * @param scopes the scopes
	 * @return the ID, or {@code null} if the scopes have none
	 */
	public static @Nullable String traceIdOf(IScopes scopes) {
		IScopes holder = RunningSpan.holder(scopes);
		if (holder instanceof SpanFrame frame) {
			return frame.span().traceId().toString();
		}
		if (holder instanceof Frame frame && frame.trace() != null) {
			return frame.trace().traceId();
		}
		SentryTraceHeader trace = scopes.getTraceparent();
		return (trace != null) ? trace.getTraceId().toString() : null;
	}

	/**
	 * Start a child of the current span.
	 * @param operation the operation
	 * @param description the description of the work
	 * @param origin the origin, in Sentry's notation
	 * @return the span; a no-op outside of a sampled transaction
	 */
	public ActiveSpan startSpan(String operation, @Nullable String description, String origin) {
		IScopes known = ThreadScopes.known(this.scopes);
		ActiveSpan started = this.spans.start(this, this.scopes, known, Frame.withTrace(known),
				new Started(operation, description, origin), null);
		return (started != null) ? started : ActiveSpan.none();
	}

	/**
	 * Start the span of a traced call: a child of the running span, or else a transaction
	 * if the operation is one.
	 * @param operation the operation
	 * @return the span, or {@code null} if the call requires none
	 */
	@Nullable ActiveSpan start(TracedOperation operation) {
		return start(operation, this.scopes, null);
	}

	/**
	 * Start the span of a traced call in other scopes or as of an earlier time.
	 * @param operation the operation
	 * @param base the scopes in which the call runs
	 * @param at the start time, or {@code null} for the current time
	 * @return the span, or {@code null} if the call requires none
	 */
	@Nullable ActiveSpan start(TracedOperation operation, IScopes base, @Nullable SentryDate at) {
		IScopes known = ThreadScopes.known(base);
		IScopes holder = Frame.withTrace(known);
		ActiveSpan child = this.spans.start(this, base, known, holder, operation, at);
		if (child != null || !operation.transaction() || !ThreadScopes.isEnabled(known)
				|| RunningSpan.isInTransaction(holder)) {
			return child;
		}
		return this.transactions.start(this, (base == this.scopes) ? this.current : new BaseScopes(base, false),
				operation, Map.of(), at);
	}

	/**
	 * Return the current span.
	 * @return a handle that cannot end the span
	 */
	public ActiveSpan currentSpan() {
		IScopes holder = RunningSpan.holder(this.scopes);
		if (holder instanceof SpanFrame frame) {
			return (frame.span() instanceof LightSpan span) ? new RecordedLightSpan(span, null, this)
					: ActiveSpan.none();
		}
		if (holder instanceof Frame frame) {
			UnsampledTransaction transaction = frame.runningTransaction();
			return (transaction != null) ? UnsampledSpan.borrowed(transaction, frame) : ActiveSpan.none();
		}
		ISpan span = (holder != null) ? holder.getSpan() : null;
		return (span != null) ? new SdkSpan(span, null, this, false) : ActiveSpan.none();
	}

	/**
	 * Finish the running transaction and its current span. Their status is the one that
	 * was set, or internal_error.
	 */
	public void abortTransaction() {
		IScopes holder = RunningSpan.holder(this.scopes);
		UnsampledTransaction unsampled = RunningSpan.unsampled(holder);
		LightSpan light = RunningSpan.light(holder);
		if (unsampled != null) {
			unsampled.end(SpanStatus.INTERNAL_ERROR, null);
		}
		else if (light != null) {
			abort(light);
		}
		else if (holder != null && !(holder instanceof Frame) && holder.isEnabled()) {
			abort(holder);
		}
	}

	private void abort(LightSpan span) {
		ITransaction transaction = span.spans().transaction();
		if (RunningSpan.isRunning(transaction)) {
			span.end(SpanStatus.INTERNAL_ERROR, null);
			abort(transaction);
		}
	}

	private void abort(IScopes holder) {
		ITransaction transaction = holder.getTransaction();
		if (transaction != null && RunningSpan.isRunning(transaction)) {
			ISpan span = holder.getSpan();
			if (span != null && RunningSpan.isRunning(span) && span != transaction) {
				RunningSpan.abort(span);
			}
			abort(transaction);
		}
	}

	private void abort(ITransaction transaction) {
		this.pendingFutures.completeDone(transaction.getSpanContext().getTraceId());
		RunningSpan.abort(transaction);
	}

	/**
	 * Return whether a transaction is running on the current thread, sampled or not.
	 * @return {@code true} within a transaction
	 */
	public boolean isInTransaction() {
		return isInTransaction(this.scopes);
	}

	private static boolean isInTransaction(IScopes base) {
		return RunningSpan.isInTransaction(RunningSpan.holder(base));
	}

	/**
	 * Return whether a sampled transaction is running on the current thread, so that
	 * spans are recorded.
	 * @return {@code true} within a sampled transaction
	 */
	public boolean isRecording() {
		return isRecording(this.scopes);
	}

	/**
	 * Return whether a sampled transaction is running in scopes, so that spans are
	 * recorded.
	 * @param scopes the scopes
	 * @return {@code true} within a sampled transaction
	 */
	public static boolean isRecording(IScopes scopes) {
		return RunningSpan.isRecording(RunningSpan.holder(scopes));
	}

	/**
	 * Start an isolated scope with a trace of its own on the current thread, for work
	 * that originates outside of the process and is not a transaction.
	 * @return a no-op span that holds the scope
	 */
	public ActiveSpan startIsolatedScope() {
		return isEnabled() ? scope(this.isolated) : ActiveSpan.none();
	}

	/**
	 * Start a scope forked from the current one.
	 * @return a no-op span that holds the scope
	 */
	public ActiveSpan startScope() {
		return isEnabled() ? scope(this.current) : ActiveSpan.none();
	}

	private ActiveSpan scope(BaseScopes base) {
		return new ActiveSpan(FrameSupport.isUsable(ThreadScopes.options()) ? base.frame(null, this.faults)
				: base.fork(base.isolated() ? new PropagationContext() : null));
	}

	/**
	 * Return the scopes to which the use of a lazy result belongs.
	 * @param context the scopes that are known from another source than the thread
	 * @param caller the scopes in which the result was created
	 * @return the first of the following with a running span: the context, the thread,
	 * the caller; otherwise those of the thread
	 */
	IScopes base(@Nullable IScopes context, @Nullable IScopes caller) {
		if (context != null && isInTransaction(context)) {
			return context;
		}
		return (caller != null && !isInTransaction(this.scopes) && isInTransaction(caller)) ? caller : this.scopes;
	}

	/**
	 * Fork the current scopes if they contain a running sampled transaction.
	 * @return the fork, or {@code null}
	 */
	@Nullable IScopes forkOfRunning() {
		if (!isRecording()) {
			return null;
		}
		return (ThreadScopes.known(this.scopes) instanceof Frame frame) ? frame.handOver()
				: this.scopes.forkedScopes(Frame.CREATOR);
	}

	SentryDate now() {
		return this.scopes.getOptions().getDateProvider().now();
	}

	boolean isEnabled() {
		return ThreadScopes.isEnabled(ThreadScopes.known(this.scopes));
	}

	/**
	 * Link a failure to a span: an event captured later for the failure refers to that
	 * span. The first link of a failure is kept, which is that of the innermost span.
	 * @param failure the failure of the work
	 * @param span the span of the work
	 */
	void link(Throwable failure, ISpan span) {
		ITransaction transaction = (span instanceof ITransaction itself) ? itself : this.scopes.getTransaction();
		this.scopes.setSpanContext(failure, span, (transaction != null) ? transaction.getName() : "");
	}

	PendingFutures pendingFutures() {
		return this.pendingFutures;
	}

	FailureStatuses statuses() {
		return this.statuses;
	}

}
