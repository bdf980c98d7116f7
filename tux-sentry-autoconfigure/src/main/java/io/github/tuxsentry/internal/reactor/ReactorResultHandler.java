package io.github.tuxsentry.internal.reactor;

import java.util.Set;
import java.util.concurrent.CancellationException;

import io.github.tuxsentry.internal.tracing.LazyResultHandler;
import io.github.tuxsentry.internal.tracing.LazySpan;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * Result handler for {@link Mono} and {@link Flux}. The work starts with each
 * subscription, and completes when the subscription completes, fails or is cancelled.
 * Without a subscription there is no span.
 */
public final class ReactorResultHandler implements LazyResultHandler {

	private static final Set<Class<?>> TYPES = Set.of(Mono.class, Flux.class, Publisher.class);

	/**
	 * Create a new handler.
	 */
	public ReactorResultHandler() {
	}

	@Override
	public boolean supports(Class<?> returnType) {
		return TYPES.contains(returnType);
	}

	@Override
	public @Nullable Object onUse(@Nullable Object result, LazySpan span) {
		if (result instanceof Mono<?> mono) {
			return new TracedMono<>(mono, span);
		}
		return (result instanceof Publisher<?> publisher) ? new TracedFlux<>(Flux.from(publisher), span) : result;
	}

	@Override
	public @Nullable Object onCompletion(@Nullable Object result, Completion completion) {
		if (result instanceof Mono<?> mono) {
			return mono.doOnSuccess((value) -> completion.done(null))
				.doOnError(completion::done)
				.doOnCancel(() -> completion.done(new CancellationException()));
		}
		if (result instanceof Publisher<?> publisher) {
			return Flux.from(publisher)
				.doOnComplete(() -> completion.done(null))
				.doOnError(completion::done)
				.doOnCancel(() -> completion.done(new CancellationException()));
		}
		completion.done(null);
		return result;
	}

	/**
	 * Mono whose subscriptions are recorded as spans.
	 *
	 * @param <T> the type of the elements
	 */
	private static final class TracedMono<T> extends MonoOperator<T, T> {

		private final LazySpan span;

		TracedMono(Mono<? extends T> source, LazySpan span) {
			super(source);
			this.span = span;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			TracedSubscriber.subscribe(this.source::subscribe, actual, this.span, true);
		}

	}

	/**
	 * Flux whose subscriptions are recorded as spans.
	 *
	 * @param <T> the type of the elements
	 */
	private static final class TracedFlux<T> extends FluxOperator<T, T> {

		private final LazySpan span;

		TracedFlux(Flux<? extends T> source, LazySpan span) {
			super(source);
			this.span = span;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			TracedSubscriber.subscribe(this.source::subscribe, actual, this.span, false);
		}

	}

}
