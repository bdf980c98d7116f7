package io.github.tuxsentry.tracing;

import kotlin.coroutines.CoroutineContext;

/**
 * Element of a Kotlin coroutine context that propagates the scopes, the active span and
 * the command of a thread to the coroutines that it starts. In a scope, each coroutine
 * that is launched has a fork of the scopes that were current where it was launched, and
 * holds its command open until it completes:
 *
 * <pre class="code">
 * val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default + sentryContext)
 * </pre>
 *
 * The event managers of jda-ktx have such an element without further configuration. If
 * kotlinx-coroutines is on the class path, a bean of this type is always available.
 * Implementations are immutable.
 *
 * @since 0.1.0
 */
public interface SentryCoroutineContext extends CoroutineContext.Element {

	/**
	 * Key of the element.
	 */
	CoroutineContext.Key<SentryCoroutineContext> KEY = new CoroutineContext.Key<>() {
	};

	/**
	 * Return the context of the current thread, for a coroutine that continues the work
	 * of the thread: its tags, user and breadcrumbs are those of the thread rather than a
	 * copy. An event manager that launches a coroutine with each event is an example.
	 * @return the context to launch the coroutine with
	 */
	CoroutineContext ofThread();

}
