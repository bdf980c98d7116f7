package io.github.tuxsentry.internal.core;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.internal.tag.TagRules;
import io.sentry.Breadcrumb;
import io.sentry.IScopes;
import io.sentry.SentryLevel;

/**
 * Writer for the scope of the current thread.
 */
final class ScopeWriter {

	private final IScopes scopes;

	private final ContextResolver contexts;

	ScopeWriter(IScopes scopes, ContextResolver contexts) {
		this.scopes = scopes;
		this.contexts = contexts;
	}

	void setTag(String key, Object value) {
		String text = String.valueOf(value);
		if (TagRules.accept(key, text)) {
			this.scopes.setTag(key, text);
		}
	}

	void setContext(String name, Map<String, ?> values) {
		Map<String, Object> copy = new LinkedHashMap<>(values);
		this.scopes.configureScope((scope) -> scope.setContexts(name, copy));
	}

	void setUser(Object user) {
		this.contexts.user(user).ifPresent(this.scopes::setUser);
	}

	void setCommand(Object command) {
		this.contexts.command(command).ifPresent((context) -> setContext(context.name(), context.values()));
	}

	void addBreadcrumb(String message, String category, SentryLevel level, Map<String, ?> data) {
		Breadcrumb breadcrumb = new Breadcrumb(message);
		breadcrumb.setCategory(category);
		breadcrumb.setLevel(level);
		data.forEach(breadcrumb::setData);
		this.scopes.addBreadcrumb(breadcrumb);
	}

}
