package io.github.tuxsentry.internal.reactor;

import io.github.tuxsentry.internal.tracing.LazySpan;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * Mono whose subscriptions are recorded as spans.
 */
final class TracedMono<T> extends MonoOperator<T, T> {

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
