package io.github.tuxsentry.internal.reactor;

import java.util.Map;

import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.ScopesPropagation;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.sentry.IScopes;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Propagation of scopes and the MDC by all Reactor pipelines of this JVM. A subscription
 * stores a fork of the subscriber's scopes in its Reactor context, from which Reactor
 * propagates them to the threads of its operators. Scopes that are already in the context
 * of a pipeline are kept.
 */
public final class ReactorContext implements SmartInitializingSingleton {

	private final ScopesPropagation context;

	private final LogContext log;

	/**
	 * Create a new propagation.
	 * @param context forks the scopes
	 * @param log the entries of the MDC
	 */
	public ReactorContext(ScopesPropagation context, LogContext log) {
		this.context = context;
		this.log = log;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Hooks.enableAutomaticContextPropagation();
		Hooks.onLastOperator(ContextPropagation.KEY, this::subscribed);
	}

	private Publisher<Object> subscribed(Publisher<Object> publisher) {
		if (ThreadScopes.get() == null) {
			return publisher;
		}
		if (publisher instanceof Mono<Object> mono) {
			return mono.contextWrite(this::withScopes);
		}
		return (publisher instanceof Flux<Object> flux) ? flux.contextWrite(this::withScopes) : publisher;
	}

	private Context withScopes(Context reactor) {
		IScopes scopes = reactor.hasKey(ContextPropagation.KEY) ? null : this.context.captureScopes();
		return (scopes != null) ? withLog(reactor.put(ContextPropagation.KEY, scopes)) : reactor;
	}

	private Context withLog(Context reactor) {
		Map<String, String> entries = this.log.capture();
		return (entries.isEmpty() || reactor.hasKey(LogContext.KEY)) ? reactor : reactor.put(LogContext.KEY, entries);
	}

}
