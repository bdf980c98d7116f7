package io.github.tuxsentry.internal.observation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.SpanAttribute;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.sentry.ISentryLifecycleToken;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Observation handler that records each observation within a transaction as a child span:
 * of the current span, or of the span of the parent observation if the thread is not part
 * of the same trace. While a scope of the observation is open on a thread, its span is
 * current there. Thread-safe.
 */
final class ObservationSpanHandler implements ObservationHandler<Observation.Context> {

	private static final String ORIGIN = "auto.micrometer.tux_sentry";

	private static final int FIRST_STATUS = 100;

	private static final int LAST_STATUS = 599;

	private final Tracer tracer;

	private final Predicate<String> excluded;

	private final FaultBarrier faults;

	/**
	 * Create a new handler.
	 * @param tracer starts the spans
	 * @param excluded the names of observations that do not become spans
	 * @param faults handles internal errors
	 */
	ObservationSpanHandler(Tracer tracer, Predicate<String> excluded, FaultBarrier faults) {
		this.tracer = tracer;
		this.excluded = excluded;
		this.faults = faults;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onStart(Observation.Context context) {
		this.faults.run("start the span of an observation", () -> {
			String name = context.getName();
			if (name == null || !this.excluded.test(name)) {
				ActiveSpan span = start(context);
				if (span.getTraceId() != null) {
					context.put(ObservedSpan.class, new ObservedSpan(span));
				}
			}
		});
	}

	private ActiveSpan start(Observation.Context context) {
		ActiveSpan parent = parentOf(context);
		if (parent == null || isSameTrace(parent, this.tracer.currentSpan())) {
			return startHere(context);
		}
		try (ISentryLifecycleToken ofParent = parent.makeCurrent()) {
			return startHere(context);
		}
	}

	private ActiveSpan startHere(Observation.Context context) {
		ActiveSpan span = this.tracer.startSpan(ObservedOperation.of(context), ObservedOperation.describe(context),
				ORIGIN);
		span.detach();
		return span;
	}

	private static @Nullable ActiveSpan parentOf(Observation.Context context) {
		ObservationView parent = context.getParentObservation();
		ObservedSpan observed = (parent != null) ? parent.getContextView().get(ObservedSpan.class) : null;
		return (observed != null) ? observed.span() : null;
	}

	private static boolean isSameTrace(ActiveSpan one, ActiveSpan other) {
		String trace = one.getTraceId();
		return trace != null && trace.equals(other.getTraceId());
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		withSpan("enter the span of an observation", context, ObservedSpan::enter);
	}

	@Override
	public void onScopeClosed(Observation.Context context) {
		withSpan("leave the span of an observation", context, ObservedSpan::leave);
	}

	@Override
	public void onScopeReset(Observation.Context context) {
		withSpan("leave the span of an observation", context, ObservedSpan::leaveAltogether);
	}

	@Override
	public void onError(Observation.Context context) {
		Throwable error = context.getError();
		if (error != null) {
			withSpan("fail the span of an observation", context, (observed) -> observed.span().fail(error));
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		withSpan("end the span of an observation", context, (observed) -> {
			ActiveSpan span = observed.span();
			span.setDescription(ObservedOperation.describe(context));
			for (KeyValue value : context.getLowCardinalityKeyValues()) {
				if (!KeyValue.NONE_VALUE.equalsIgnoreCase(value.getValue())) {
					span.setData(value.getKey(), value.getValue());
				}
			}
			setStatus(span, ObservedOperation.value(context, "status"));
			span.end();
		});
	}

	/**
	 * The status of an HTTP request becomes the status of the span; other statuses are
	 * ignored.
	 */
	private static void setStatus(ActiveSpan span, @Nullable String status) {
		if (status != null && status.length() == 3 && status.chars().allMatch(Character::isDigit)) {
			int code = Integer.parseInt(status);
			if (code >= FIRST_STATUS && code <= LAST_STATUS) {
				span.setAttribute(SpanAttribute.HTTP_RESPONSE_STATUS_CODE, code);
				span.setStatus(SpanStatus.fromHttpStatusCode(code, SpanStatus.UNKNOWN_ERROR));
			}
		}
	}

	private void withSpan(String where, Observation.Context context, Consumer<ObservedSpan> use) {
		ObservedSpan observed = context.get(ObservedSpan.class);
		if (observed != null) {
			this.faults.run(where, () -> use.accept(observed));
		}
	}

	/**
	 * Span of an observation, and the threads on which scopes of the observation are
	 * open.
	 */
	private static final class ObservedSpan {

		private final ActiveSpan span;

		private final Map<Thread, Deque<ISentryLifecycleToken>> open = new ConcurrentHashMap<>();

		ObservedSpan(ActiveSpan span) {
			this.span = span;
		}

		ActiveSpan span() {
			return this.span;
		}

		void enter() {
			this.open.computeIfAbsent(Thread.currentThread(), (thread) -> new ArrayDeque<>())
				.push(this.span.makeCurrent());
		}

		void leave() {
			Thread thread = Thread.currentThread();
			Deque<ISentryLifecycleToken> tokens = this.open.get(thread);
			if (tokens != null) {
				tokens.pop().close();
				if (tokens.isEmpty()) {
					this.open.remove(thread);
				}
			}
		}

		void leaveAltogether() {
			while (this.open.containsKey(Thread.currentThread())) {
				leave();
			}
		}

	}

}
