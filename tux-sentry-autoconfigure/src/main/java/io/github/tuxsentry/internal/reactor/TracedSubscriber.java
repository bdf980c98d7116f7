package io.github.tuxsentry.internal.reactor;

import java.util.Objects;
import java.util.function.Consumer;

import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.LazySpan;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.NoOpScopesLifecycleToken;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/**
 * Subscriber of a single subscription that is recorded as a span. The span is current
 * while the source is subscribed to and elements are requested, and is part of the
 * Reactor context. Signals of the source are passed on within the outer scopes. The span
 * ends before the terminal signal is passed on, so that code waiting for that signal
 * finds it finished.
 */
final class TracedSubscriber<T> implements CoreSubscriber<T>, Subscription {

	private final CoreSubscriber<? super T> actual;

	private final LazySpan lazySpan;

	private final ActiveSpan span;

	private final boolean single;

	private final Context context;

	private final @Nullable IScopes outside;

	private @Nullable Subscription upstream;

	private TracedSubscriber(CoreSubscriber<? super T> actual, LazySpan lazySpan, ActiveSpan span, boolean single) {
		this.actual = actual;
		this.lazySpan = lazySpan;
		this.span = span;
		this.single = single;
		IScopes inside = span.scopes();
		this.context = (inside != null) ? actual.currentContext().put(ContextPropagation.KEY, inside)
				: actual.currentContext();
		this.outside = (inside != null) ? inside.getParentScopes() : null;
	}

	static <T> void subscribe(Consumer<CoreSubscriber<? super T>> source, CoreSubscriber<? super T> actual,
			LazySpan lazySpan, boolean single) {
		ActiveSpan span = lazySpan.start(scopesIn(actual.currentContext()));
		if (span == null) {
			source.accept(actual);
			return;
		}
		try {
			source.accept(new TracedSubscriber<T>(actual, lazySpan, span, single));
		}
		finally {
			span.detach();
		}
	}

	private static @Nullable IScopes scopesIn(Context context) {
		return (context.getOrDefault(ContextPropagation.KEY, null) instanceof IScopes scopes) ? scopes : null;
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.upstream = subscription;
		try (ISentryLifecycleToken scope = outside()) {
			this.actual.onSubscribe(this);
		}
	}

	@Override
	public void onNext(T value) {
		if (this.single) {
			this.lazySpan.end(this.span, null);
		}
		try (ISentryLifecycleToken scope = outside()) {
			this.actual.onNext(value);
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.lazySpan.end(this.span, failure);
		try (ISentryLifecycleToken scope = outside()) {
			this.actual.onError(failure);
		}
	}

	@Override
	public void onComplete() {
		this.lazySpan.end(this.span, null);
		try (ISentryLifecycleToken scope = outside()) {
			this.actual.onComplete();
		}
	}

	@Override
	public void request(long n) {
		try (ISentryLifecycleToken scope = this.span.makeCurrent()) {
			Objects.requireNonNull(this.upstream, "not subscribed").request(n);
		}
	}

	/**
	 * End the span first, since cancelled work may still fail.
	 */
	@Override
	public void cancel() {
		this.lazySpan.cancel(this.span);
		try (ISentryLifecycleToken scope = this.span.makeCurrent()) {
			Objects.requireNonNull(this.upstream, "not subscribed").cancel();
		}
	}

	private ISentryLifecycleToken outside() {
		return (this.outside != null) ? this.outside.makeCurrent() : NoOpScopesLifecycleToken.getInstance();
	}

}
