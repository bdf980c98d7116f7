package io.github.tuxsentry.internal.frame;

import io.sentry.IScopes;

/**
 * State of a {@link Frame}: its history while it is pending, then the construction of its
 * scopes, and finally the scopes.
 */
sealed interface FrameState permits FrameHistory, FrameConstruction, FrameState.Built {

	/**
	 * State of a frame whose scopes exist.
	 *
	 * @param scopes the scopes
	 */
	record Built(IScopes scopes) implements FrameState {
	}

}
