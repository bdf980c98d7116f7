package io.github.tuxsentry.internal.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import io.sentry.DataCategory;
import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.ITransaction;
import io.sentry.PropagationContext;
import io.sentry.SentryDate;
import io.sentry.SentryOptions;
import io.sentry.SpanId;
import io.sentry.SpanStatus;
import io.sentry.TracesSamplingDecision;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import io.sentry.clientreport.DiscardReason;
import io.sentry.clientreport.IClientReportRecorder;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.TransactionNameSource;
import io.sentry.util.TracingUtils;
import org.jspecify.annotations.Nullable;

/**
 * {@link FrameTrace} of a transaction that is sampled out. The transaction of the SDK is
 * created with the scopes of its {@link Frame}. If that is never the case, only the loss
 * is reported. Thread-safe.
 */
public final class UnsampledTransaction extends FrameTrace {

	private static final Object ENDED = new Object();

	private static final VarHandle STATE;

	static {
		try {
			STATE = MethodHandles.lookup().findVarHandle(UnsampledTransaction.class, "state", Object.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final String operation;

	private final String origin;

	private final double rate;

	private final double random;

	private volatile String name;

	private @Nullable String id;

	private @Nullable TransactionContext context;

	/**
	 * The transaction of the SDK, {@code null} before it exists, or {@link #ENDED}.
	 */
	private volatile @Nullable Object state;

	/**
	 * Create a transaction that was sampled out without a context.
	 * @param operation the operation as it is sent
	 * @param name the name
	 * @param origin the origin, in Sentry's notation
	 * @param rate the sample rate
	 * @param random the random number that exceeds the rate
	 */
	public UnsampledTransaction(String operation, String name, String origin, double rate, double random) {
		this.operation = operation;
		this.name = name;
		this.origin = origin;
		this.rate = rate;
		this.random = random;
	}

	/**
	 * Create a transaction that was sampled out.
	 * @param context the context, which has the decision
	 */
	public UnsampledTransaction(TransactionContext context) {
		this.operation = context.getOperation();
		this.name = context.getName();
		this.origin = String.valueOf(context.getOrigin());
		this.rate = 0;
		this.random = 0;
		this.context = context;
	}

	/**
	 * Change the name.
	 * @param name the name
	 */
	public void setName(String name) {
		this.name = name;
		if (this.state instanceof ITransaction transaction) {
			transaction.setName(name, TransactionNameSource.CUSTOM);
		}
	}

	/**
	 * Return whether the transaction has not ended.
	 * @return {@code false} once it has ended
	 */
	public boolean isRunning() {
		Object current = this.state;
		return current == null || (current instanceof ITransaction transaction && !transaction.isFinished());
	}

	/**
	 * Return the transaction of the SDK.
	 * @param frame the frame of the transaction, whose scopes are created
	 * @return the transaction, or {@code null} if it ended before it was required
	 */
	public @Nullable ITransaction spanIn(Frame frame) {
		frame.scopes();
		return (this.state instanceof ITransaction transaction) ? transaction : null;
	}

	/**
	 * Make the trace current in the scopes of a frame, and, unless it has ended, the
	 * transaction. A transaction that the bot binds to its scope takes precedence.
	 */
	@Override
	void enter(IScopes scopes) {
		super.enter(scopes);
		ITransaction transaction = transaction(scopes);
		IScope current = scopes.getScope();
		current.clearTransaction();
		current.setActiveSpan(null);
		IScope isolation = scopes.getIsolationScope();
		isolation.setActiveSpan(null);
		isolation.setTransaction(transaction);
	}

	private @Nullable ITransaction transaction(IScopes scopes) {
		if (this.state == null) {
			TransactionContext known = context();
			known.setName(this.name);
			TransactionOptions options = new TransactionOptions();
			options.setOrigin(this.origin);
			STATE.compareAndSet(this, null, scopes.startTransaction(known, options));
		}
		return (this.state instanceof ITransaction transaction) ? transaction : null;
	}

	/**
	 * {@inheritDoc} It is known before the context, as it is asked for by a log whose
	 * lines have it.
	 */
	@Override
	public synchronized String traceId() {
		String known = this.id;
		if (known == null) {
			known = (this.context != null) ? this.context.getTraceId().toString() : TraceIds.random();
			this.id = known;
		}
		return known;
	}

	@Override
	public PropagationContext propagation() {
		TransactionContext known = context();
		return new PropagationContext(known.getTraceId(), known.getSpanId(), null, known.getBaggage(), false);
	}

	private synchronized TransactionContext context() {
		TransactionContext known = this.context;
		if (known == null) {
			TracesSamplingDecision decision = new TracesSamplingDecision(false, this.rate, this.random);
			known = new TransactionContext(new SentryId(traceId()), new SpanId(), null, null,
					TracingUtils.ensureBaggage(null, decision));
			known.setName(this.name);
			known.setTransactionNameSource(TransactionNameSource.CUSTOM);
			known.setOperation(this.operation);
			known.setSamplingDecision(decision);
			this.context = known;
		}
		return known;
	}

	/**
	 * End the transaction. The first call reports the loss to Sentry.
	 * @param status the status to set unless one is set, or {@code null} for none
	 * @param at the time of the end, or {@code null} for the current time
	 */
	public void end(@Nullable SpanStatus status, @Nullable SentryDate at) {
		Object before = STATE.getAndSet(this, ENDED);
		if (before instanceof ITransaction transaction) {
			SpanStatus known = transaction.getStatus();
			transaction.finish((known != null) ? known : status, at);
		}
		else if (before == null && ThreadScopes.isEnabledByDefault()) {
			reportLoss(ThreadScopes.options());
		}
	}

	/**
	 * Report a transaction and its span as lost, as the SDK does.
	 */
	private static void reportLoss(SentryOptions options) {
		DiscardReason reason = (options.getBackpressureMonitor().getDownsampleFactor() > 0) ? DiscardReason.BACKPRESSURE
				: DiscardReason.SAMPLE_RATE;
		IClientReportRecorder recorder = options.getClientReportRecorder();
		recorder.recordLostEvent(reason, DataCategory.Transaction);
		recorder.recordLostEvent(reason, DataCategory.Span);
	}

}
