package io.github.tuxsentry.internal.reactor;

import io.github.tuxsentry.internal.tracing.LazySpan;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;

/**
 * Flux whose subscriptions are recorded as spans.
 */
final class TracedFlux<T> extends FluxOperator<T, T> {

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
