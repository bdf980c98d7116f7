package io.github.tuxsentry.internal.core;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.SpanHandle;
import io.github.tuxsentry.TracedCallable;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.internal.capture.CapturedThrowables;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracedOperation;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.spi.ResultHandler;
import io.github.tuxsentry.tracing.TraceHeaders;
import io.sentry.Breadcrumb;
import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * {@link SentryManager} based on the scopes of the SDK. Without a DSN the scopes do
 * nothing, and neither does the manager.
 */
public final class DefaultSentryManager implements SentryManager {

	private static final String MANUAL = "manual";

	private final IScopes scopes;

	private final ContextResolver contexts;

	private final Tracer tracer;

	private final TracedCall tracedCall;

	private final TracedOperations operations;

	private final Flusher flusher;

	private final CapturedThrowables captured;

	private final FaultBarrier faults;

	/**
	 * Create a new manager.
	 * @param scopes the scopes of the current thread
	 * @param contexts resolves users and commands
	 * @param tracer starts spans
	 * @param operations detects the completion of traced work
	 * @param flusher sends pending data
	 * @param captured the registry of captured failures
	 * @param faults handles internal errors
	 */
	public DefaultSentryManager(IScopes scopes, ContextResolver contexts, Tracer tracer, TracedOperations operations,
			Flusher flusher, CapturedThrowables captured, FaultBarrier faults) {
		this.scopes = scopes;
		this.contexts = contexts;
		this.tracer = tracer;
		this.tracedCall = new TracedCall(tracer, faults);
		this.operations = operations;
		this.flusher = flusher;
		this.captured = captured;
		this.faults = faults;
	}

	@Override
	public boolean isInitialized() {
		return this.scopes.isEnabled();
	}

	@Override
	public SentryId captureException(Throwable exception, Consumer<CaptureSpec> details) {
		return guarded("capture an exception", () -> {
			SentryEvent event = new SentryEvent(Objects.requireNonNull(exception, "exception"));
			SentryId sent = this.scopes.captureEvent(event, (scope) -> describe(event, scope, details));
			return SentryId.EMPTY_ID.equals(sent) ? sentInPlaceOf(event) : sent;
		});
	}

	private SentryId sentInPlaceOf(SentryEvent event) {
		Throwable error = event.getThrowable();
		SentryId dropped = event.getEventId();
		return (error != null && dropped != null) ? this.captured.sentInPlaceOf(error, dropped) : SentryId.EMPTY_ID;
	}

	@Override
	public SentryId captureMessage(String message, SentryLevel level, Consumer<CaptureSpec> details) {
		return guarded("capture a message", () -> {
			SentryEvent event = new SentryEvent();
			Message formatted = new Message();
			formatted.setFormatted(message);
			event.setMessage(formatted);
			event.setLevel(level);
			return this.scopes.captureEvent(event, (scope) -> describe(event, scope, details));
		});
	}

	private SentryId guarded(String where, Supplier<SentryId> capture) {
		return isInitialized() ? this.faults.get(where, capture, SentryId.EMPTY_ID) : SentryId.EMPTY_ID;
	}

	@Override
	public void setTag(String key, Object value) {
		write("set a tag", (scope) -> scope.tag(key, value));
	}

	@Override
	public void setTags(Map<String, ?> tags) {
		this.faults.run("set tags", () -> tags.forEach(this::setTag));
	}

	@Override
	public void setContext(String name, Map<String, ?> values) {
		write("set a context", (scope) -> scope.context(name, values));
	}

	@Override
	public void setUserContext(Object user) {
		write("set the user", (scope) -> scope.user(user));
	}

	@Override
	public void setUserContext(User user) {
		write("set the user", (scope) -> scope.user(user));
	}

	@Override
	public void setCommandContext(CommandContext command) {
		write("set the command", (scope) -> scope.command(command));
	}

	@Override
	public void setCommandContext(Object command) {
		write("set the command", (scope) -> scope.command(command));
	}

	@Override
	public void addBreadcrumb(String message, String category, SentryLevel level, Map<String, ?> data) {
		if (isInitialized()) {
			this.faults.run("add a breadcrumb", () -> {
				Breadcrumb breadcrumb = new Breadcrumb(message);
				breadcrumb.setCategory(category);
				breadcrumb.setLevel(level);
				data.forEach(breadcrumb::setData);
				this.scopes.addBreadcrumb(breadcrumb);
			});
		}
	}

	private void write(String where, Consumer<CaptureSpec> details) {
		if (isInitialized()) {
			this.faults.run(where, () -> this.scopes.configureScope((scope) -> describe(where, scope, details)));
		}
	}

	private void describe(SentryEvent event, IScope scope, Consumer<CaptureSpec> details) {
		this.faults.run("describe an event", () -> details.accept(new ScopeCaptureSpec(scope, event, this.contexts)));
	}

	private void describe(String where, IScope scope, Consumer<CaptureSpec> details) {
		this.faults.run(where, () -> details.accept(new ScopeCaptureSpec(scope, this.contexts)));
	}

	@Override
	public TransactionHandle startTransaction(String operation, String name, Map<String, ?> samplingContext) {
		return this.faults.get("start a transaction",
				() -> this.tracer.startTransaction(operation, name, MANUAL, samplingContext), ActiveSpan.none());
	}

	@Override
	public TransactionHandle continueTrace(Map<String, String> headers, String operation, String name) {
		return continued(() -> TraceHeaders.from(headers), operation, name);
	}

	@Override
	public TransactionHandle continueTrace(Function<String, @Nullable String> headers, String operation, String name) {
		return continued(() -> TraceHeaders.from(headers), operation, name);
	}

	private TransactionHandle continued(Supplier<TraceHeaders> headers, String operation, String name) {
		return this.faults.get("continue a trace",
				() -> this.tracer.continueTrace(headers.get(), operation, name, MANUAL), ActiveSpan.none());
	}

	@Override
	public Map<String, String> traceHeaders() {
		return this.faults.get("read the trace headers", this.tracer::traceHeaders, Map.of());
	}

	@Override
	public SpanHandle startSpan(String operation, String description, Map<String, ?> data) {
		ActiveSpan span = this.faults.get("start a span", () -> this.tracer.startSpan(operation, description, MANUAL),
				ActiveSpan.none());
		this.faults.run("describe a span", () -> span.setAttributes(data));
		return span;
	}

	@Override
	@SuppressWarnings({ "unchecked", "NullAway" })
	public <T extends @Nullable Object, E extends Throwable> T trace(String operation, String name,
			TracedCallable<T, E> work) throws E {
		try {
			ResultHandler results = this.faults.getOrNull("find handlers of results",
					() -> this.operations.resultsOf(Object.class));
			return (results != null)
					? (T) this.tracedCall.proceed(
							new TracedOperation(true, operation, name, name, MANUAL, results, Object.class), work::call)
					: work.call();
		}
		catch (Throwable failure) {
			throw (E) failure;
		}
	}

	@Override
	public SpanHandle currentSpan() {
		return this.faults.get("find the current span", this.tracer::currentSpan, ActiveSpan.none());
	}

	@Override
	public void finishTransactionOnError() {
		this.faults.run("finish a transaction", this.tracer::abortTransaction);
	}

	@Override
	public void flush(Duration timeout) {
		this.faults.run("flush", () -> this.flusher.flush(timeout));
	}

	@Override
	public CompletableFuture<Void> flushAsync(Duration timeout) {
		return this.flusher.flushAsync(timeout);
	}

}
