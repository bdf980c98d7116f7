package io.github.tuxsentry.internal.tracing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.frame.FrameSupport;
import io.sentry.DataCategory;
import io.sentry.DateUtils;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.NoOpCompositePerformanceCollector;
import io.sentry.NoOpSpan;
import io.sentry.ScopesAdapter;
import io.sentry.SentryDate;
import io.sentry.SentryLongDate;
import io.sentry.SentryOptions;
import io.sentry.SentryTracer;
import io.sentry.Span;
import io.sentry.SpanContext;
import io.sentry.SpanId;
import io.sentry.SpanOptions;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import io.sentry.clientreport.DiscardReason;
import io.sentry.internal.eventprocessor.EventProcessorAndOrder;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryTransaction;
import io.sentry.util.TracingUtils;
import org.jspecify.annotations.Nullable;

/**
 * Light spans of a sampled transaction. As the first {@link EventProcessor} of the scopes
 * of the transaction, they are added when it is sent, whoever ends it, and also if one of
 * the scopes is cleared. Thread-safe.
 */
final class LightSpans implements EventProcessor {

	private final ITransaction transaction;

	private final SpanContext root;

	private final int limit;

	private final long startNanos = System.nanoTime();

	private final long startTimestamp;

	private final List<LightSpan> spans = new ArrayList<>();

	/**
	 * Number of light spans that are also counted as spans of the SDK.
	 */
	private volatile int replaced;

	private boolean closed;

	/**
	 * Create the light spans of a transaction that is about to start work.
	 * @param transaction the transaction
	 * @param limit the maximum number of spans, including those of the SDK
	 * @param now the current time
	 */
	LightSpans(ITransaction transaction, int limit, SentryDate now) {
		this.transaction = transaction;
		this.root = transaction.getSpanContext();
		this.limit = limit;
		this.startTimestamp = now.nanoTimestamp();
	}

	/**
	 * Record light spans of a transaction, unless it requires its spans to be those of
	 * the SDK.
	 * @param transaction the transaction
	 * @param started the options with which the transaction was started
	 * @param scopes the scopes of the transaction
	 */
	static void record(ITransaction transaction, TransactionOptions started, IScopes scopes) {
		SentryOptions options = scopes.getOptions();
		if (transaction.isNoOp() || !Boolean.TRUE.equals(transaction.isSampled()) || !FrameSupport.isUsable(options)
				|| options.isContinuousProfilingEnabled()
				|| !(options.getCompositePerformanceCollector() instanceof NoOpCompositePerformanceCollector)) {
			return;
		}
		LightSpans spans = new LightSpans(transaction, options.getMaxSpans(), options.getDateProvider().now());
		spans.addTo(scopes.getScope());
		spans.addTo(scopes.getIsolationScope());
		started.setTransactionFinishedCallback((finished) -> spans.reportIfIgnored(options));
	}

	/**
	 * Report the spans of a transaction that the SDK ignores before any processor sees
	 * it, as the SDK does for its own.
	 */
	private void reportIfIgnored(SentryOptions options) {
		if (TracingUtils.isIgnored(options.getIgnoredTransactions(), this.transaction.getName())) {
			int lost = close().size() - this.replaced;
			if (lost > 0) {
				options.getClientReportRecorder()
					.recordLostEvent(DiscardReason.EVENT_PROCESSOR, DataCategory.Span, lost);
			}
		}
	}

	/**
	 * Add the spans to those of a scope, in place of those of an outer transaction.
	 */
	void addTo(IScope scope) {
		scope.getEventProcessorsWithOrder()
			.removeIf((processor) -> processor.getEventProcessor() instanceof LightSpans);
		scope.addEventProcessor(this);
	}

	/**
	 * Return the light spans of the transaction that a span is part of.
	 * @param scopes the scopes in which the span runs
	 * @param span the span or transaction
	 * @return the spans, or {@code null} if those of the transaction are spans of the SDK
	 */
	static @Nullable LightSpans of(IScopes scopes, ISpan span) {
		for (EventProcessorAndOrder processor : scopes.getScope().getEventProcessorsWithOrder()) {
			if (processor.getEventProcessor() instanceof LightSpans spans) {
				return spans.contain(span) ? spans : null;
			}
		}
		return null;
	}

	/**
	 * The spans of a transaction share its trace ID, and have not only an equal one.
	 */
	private boolean contain(ISpan span) {
		return span == this.transaction
				|| (!(span instanceof ITransaction) && span.getSpanContext().getTraceId() == this.root.getTraceId());
	}

	@Override
	public Long getOrder() {
		return Long.MIN_VALUE;
	}

	ITransaction transaction() {
		return this.transaction;
	}

	SentryId traceId() {
		return this.root.getTraceId();
	}

	/**
	 * Start a span.
	 * @param at the start time, or {@code null} for the current time
	 * @return the span, or {@code null} if the limit is reached or the transaction has
	 * ended
	 */
	@Nullable LightSpan start(SpanId parent, String operation, @Nullable String description, String origin,
			@Nullable SentryDate at) {
		LightSpan span = new LightSpan(this, parent, operation, description, origin,
				(at != null) ? nanosOf(at) : System.nanoTime());
		synchronized (this.spans) {
			int others = this.transaction.getSpans().size() - this.replaced;
			if (this.closed || this.transaction.isFinished() || this.spans.size() + others >= this.limit) {
				return null;
			}
			this.spans.add(span);
		}
		return span;
	}

	/**
	 * Create the span of the SDK in place of a light one.
	 * @return the span, or a no-op if the SDK accepts no further span
	 */
	ISpan createReal(Details details) {
		SpanContext context = new SpanContext(traceId(), details.id(), details.parent(), details.operation(),
				details.description(), this.root.getSamplingDecision(), null, details.origin());
		synchronized (this.spans) {
			ISpan created = this.transaction.startChild(context, optionsOf(details));
			this.replaced += created.isNoOp() ? 0 : 1;
			return created;
		}
	}

	/**
	 * Create a span that is not sent, to which events can refer.
	 */
	ISpan createReference(Details details) {
		if (!(this.transaction instanceof SentryTracer tracer)) {
			return NoOpSpan.getInstance();
		}
		TransactionContext context = new TransactionContext(traceId(), details.id(), details.parent(), null, null);
		context.setOperation(details.operation());
		context.setDescription(details.description());
		context.setSamplingDecision(this.root.getSamplingDecision());
		return new Span(context, tracer, ScopesAdapter.getInstance(), optionsOf(details));
	}

	private SpanOptions optionsOf(Details details) {
		SpanOptions options = new SpanOptions();
		options.setOrigin(details.origin());
		options.setStartTimestamp(dateOf(details.start()));
		return options;
	}

	/**
	 * Add the spans to the transaction as it is sent. Spans that start later are not
	 * recorded. Scopes that are forks of that of the transaction have this processor as
	 * well.
	 */
	@Override
	public SentryTransaction process(SentryTransaction sent, Hint hint) {
		SpanContext trace = sent.getContexts().getTrace();
		if (trace != null && trace.getSpanId().equals(this.root.getSpanId())) {
			addTo(sent);
		}
		return sent;
	}

	private void addTo(SentryTransaction sent) {
		List<LightSpan> recorded = close();
		if (recorded.isEmpty()) {
			return;
		}
		List<SentrySpan> all = sent.getSpans();
		boolean mixed = !all.isEmpty();
		Double end = sent.getTimestamp();
		double latest = (end != null) ? end : Double.POSITIVE_INFINITY;
		LightSpan previous = recorded.get(0);
		Map<String, Object> threadData = previous.threadData();
		for (LightSpan span : recorded) {
			if (!span.hasThreadDataOf(previous)) {
				threadData = span.threadData();
			}
			previous = span;
			SentrySpan added = span.toSentrySpan(latest, threadData);
			if (added != null) {
				all.add(added);
			}
		}
		if (mixed) {
			all.sort(Comparator.comparing(SentrySpan::getStartTimestamp));
		}
	}

	private List<LightSpan> close() {
		synchronized (this.spans) {
			List<LightSpan> recorded = List.copyOf(this.spans);
			this.closed = true;
			this.spans.clear();
			return recorded;
		}
	}

	SentryDate dateOf(long nanos) {
		return new SentryLongDate(this.startTimestamp + (nanos - this.startNanos));
	}

	long nanosOf(SentryDate date) {
		return this.startNanos + (date.nanoTimestamp() - this.startTimestamp);
	}

	double secondsOf(long nanos) {
		return DateUtils.nanosToSeconds(this.startTimestamp + (nanos - this.startNanos));
	}

	/**
	 * Details with which a span starts.
	 */
	record Details(SpanId id, SpanId parent, String operation, @Nullable String description, String origin,
			long start) {
	}

}
