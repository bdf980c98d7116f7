package io.github.tuxsentry.internal.discord.ktx;

/**
 * Exception for events that no listener receives, because the scope of the event manager
 * has been canceled.
 */
final class InactiveScopeException extends IllegalStateException {

	InactiveScopeException() {
		super("The coroutine scope of the event manager is not active any longer, and no listener is called. "
				+ "An error that is thrown in a coroutine cancels the default scope of jda-ktx.");
	}

}
