package io.github.tuxsentry.internal.tracing;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

import io.github.tuxsentry.internal.frame.FrameSpan;
import io.sentry.ISpan;
import io.sentry.SentryDate;
import io.sentry.SpanDataConvention;
import io.sentry.SpanId;
import io.sentry.SpanStatus;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentrySpan;
import org.jspecify.annotations.Nullable;

/**
 * Span that is recorded without a span of the SDK, which is created when it is first
 * required, with the same ID, start and details. Thread-safe.
 */
final class LightSpan implements FrameSpan {

	private final LightSpans spans;

	private final SpanId id = new SpanId();

	private final SpanId parent;

	private final String operation;

	private final String origin;

	private final long start;

	private final Thread thread = Thread.currentThread();

	private final String threadName = this.thread.getName();

	private @Nullable String description;

	private @Nullable SpanStatus status;

	private @Nullable Map<String, Object> data;

	private @Nullable Map<String, String> tags;

	private long end;

	private boolean ended;

	private @Nullable ISpan real;

	/**
	 * Whether the SDK sends the real span.
	 */
	private boolean replaced;

	LightSpan(LightSpans spans, SpanId parent, String operation, @Nullable String description, String origin,
			long start) {
		this.spans = spans;
		this.parent = parent;
		this.operation = operation;
		this.description = description;
		this.origin = origin;
		this.start = start;
	}

	/**
	 * Return the spans of the transaction.
	 */
	LightSpans spans() {
		return this.spans;
	}

	/**
	 * Return whether the thread that started the span has the same data as that of
	 * another one.
	 */
	boolean hasThreadDataOf(LightSpan other) {
		return this.thread == other.thread && this.threadName.equals(other.threadName);
	}

	/**
	 * Return the data that describes the thread that started the span.
	 * @return an unmodifiable map
	 */
	Map<String, Object> threadData() {
		Map<String, Object> described = new HashMap<>();
		described.put(SpanDataConvention.THREAD_ID, String.valueOf(this.thread.getId()));
		described.put(SpanDataConvention.THREAD_NAME, this.threadName);
		return Collections.unmodifiableMap(described);
	}

	@Override
	public SentryId traceId() {
		return this.spans.traceId();
	}

	@Override
	public SpanId id() {
		return this.id;
	}

	/**
	 * {@inheritDoc} If the SDK accepts no further span, which is the case once the
	 * transaction has ended, events can still refer to the span.
	 */
	@Override
	public synchronized ISpan real() {
		ISpan known = this.real;
		if (known == null) {
			known = createReal();
			this.real = known;
		}
		return known;
	}

	private ISpan createReal() {
		LightSpans.Details details = new LightSpans.Details(this.id, this.parent, this.operation, this.description,
				this.origin, this.start);
		ISpan created = this.spans.createReal(details);
		this.replaced = !created.isNoOp();
		if (!this.replaced) {
			created = this.spans.createReference(details);
		}
		if (this.status != null) {
			created.setStatus(this.status);
		}
		if (this.data != null) {
			SpanAttribute.setAll(created, this.data);
		}
		if (this.tags != null) {
			this.tags.forEach(created::setTag);
		}
		if (this.ended) {
			created.finish(this.status, this.spans.dateOf(this.end));
		}
		return created;
	}

	synchronized boolean isRunning() {
		return !this.ended && (this.real == null || !this.real.isFinished());
	}

	/**
	 * Return whether the span or, if it has ended, its transaction is running.
	 */
	boolean isWithinRunning() {
		return isRunning() || RunningSpan.isRunning(this.spans.transaction());
	}

	synchronized void setStatus(SpanStatus status) {
		this.status = status;
		if (this.real != null) {
			this.real.setStatus(status);
		}
	}

	synchronized void setDescription(@Nullable String description) {
		this.description = description;
		if (this.real != null) {
			this.real.setDescription(description);
		}
	}

	synchronized void setTag(String key, String value) {
		this.tags = (this.tags != null) ? this.tags : new HashMap<>();
		this.tags.put(key, value);
		if (this.real != null) {
			this.real.setTag(key, value);
		}
	}

	synchronized void setData(@Nullable String key, @Nullable Object value) {
		if (key == null) {
			return;
		}
		this.data = (this.data != null) ? this.data : new HashMap<>();
		if (value != null) {
			this.data.put(key, value);
		}
		else {
			this.data.remove(key);
		}
		if (this.real != null) {
			SpanAttribute.set(this.real, key, value);
		}
	}

	/**
	 * End the span, once.
	 * @param unsetStatus the status unless one was set, or {@code null} for none
	 * @param at the time of the end, or {@code null} for the current time
	 */
	synchronized void end(@Nullable SpanStatus unsetStatus, @Nullable SentryDate at) {
		if (this.ended) {
			return;
		}
		this.ended = true;
		this.end = (at != null) ? this.spans.nanosOf(at) : System.nanoTime();
		SpanStatus known = (this.real != null) ? this.real.getStatus() : this.status;
		this.status = (known != null) ? known : unsetStatus;
		if (this.real != null) {
			this.real.finish(this.status, this.spans.dateOf(this.end));
		}
	}

	/**
	 * Return the span as it is sent. Like one of the SDK, it has no end if it has not
	 * ended.
	 * @param latest the end of the transaction, in seconds
	 * @param threadData the data of the thread that started the span
	 * @return the span, or {@code null} if the SDK sends the real one
	 */
	synchronized @Nullable SentrySpan toSentrySpan(double latest, Map<String, Object> threadData) {
		if (this.replaced) {
			return null;
		}
		Map<String, Object> all = new LazyCopy<>(threadData);
		if (this.data != null) {
			all.putAll(this.data);
		}
		Double finished = this.ended ? Double.valueOf(Math.min(latest, this.spans.secondsOf(this.end))) : null;
		return new SentrySpan(Math.min(latest, this.spans.secondsOf(this.start)), finished, this.spans.traceId(),
				this.id, this.parent, this.operation, this.description, this.status, this.origin,
				(this.tags != null) ? new HashMap<>(this.tags) : new LazyCopy<>(Collections.emptyMap()),
				new LazyCopy<>(Collections.emptyMap()), all);
	}

}
