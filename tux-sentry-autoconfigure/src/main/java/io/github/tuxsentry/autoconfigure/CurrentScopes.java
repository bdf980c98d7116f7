package io.github.tuxsentry.autoconfigure;

import io.sentry.IScopes;
import io.sentry.ScopesAdapter;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Finds the scopes of the current thread. Asking for Sentry's bean first makes sure that
 * Sentry has started; without a DSN there is none, and the scopes do nothing.
 */
final class CurrentScopes {

	private CurrentScopes() {
	}

	static IScopes from(ObjectProvider<IScopes> scopes) {
		return scopes.getIfAvailable(ScopesAdapter::getInstance);
	}

}
