package io.github.tuxsentry.internal.capture;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.internal.error.ErrorText;
import io.github.tuxsentry.internal.tag.TagRules;
import io.sentry.SentryEvent;
import org.jspecify.annotations.Nullable;

/**
 * Tags and context that describe one kind of error. Explicit details take precedence over
 * those derived from the exception. Used by one thread.
 */
abstract sealed class ErrorReport permits ApiErrorReport, CogErrorReport, DatabaseErrorReport, TuxErrorReport {

	private static final String ERROR_TYPE = "error.type";

	private final String kind;

	private final String context;

	private final Map<String, Object> derivedTags = new LinkedHashMap<>();

	private final Map<String, Object> derivedValues = new LinkedHashMap<>();

	private final Map<String, Object> tags = new LinkedHashMap<>();

	private final Map<String, Object> values = new LinkedHashMap<>();

	ErrorReport(String kind, String context) {
		this.kind = kind;
		this.context = context;
	}

	/**
	 * Derive details from an exception. Called before any explicit details are set.
	 */
	void derive(Throwable error) {
		derivedValue("error_type", ErrorText.typeOf(error));
		derivedValue("error_message", ErrorText.of(error));
	}

	final void derivedTag(String key, @Nullable Object value) {
		put(this.derivedTags, key, value);
	}

	final void derivedValue(String key, @Nullable Object value) {
		put(this.derivedValues, key, value);
	}

	final void tag(String key, @Nullable Object value) {
		put(this.tags, key, value);
	}

	final void value(String key, @Nullable Object value) {
		put(this.values, key, value);
	}

	private static void put(Map<String, Object> map, String key, @Nullable Object value) {
		if (value != null) {
			map.put(key, value);
		}
	}

	void writeTo(CaptureSpec spec) {
		spec.tag(ERROR_TYPE, this.kind);
		spec.tags(both(this.derivedTags, this.tags));
		spec.context(this.context, both(this.derivedValues, this.values));
	}

	/**
	 * Add the details to an event, except for those that it already has.
	 */
	void addTo(SentryEvent event) {
		addTag(event, ERROR_TYPE, this.kind);
		this.derivedTags.forEach((key, value) -> addTag(event, key, value));
		if (!event.getContexts().containsKey(this.context)) {
			event.getContexts().put(this.context, this.derivedValues);
		}
	}

	private static void addTag(SentryEvent event, String key, Object value) {
		String text = TagRules.textOf(value);
		if (event.getTag(key) == null && TagRules.accept(key, text) && text != null) {
			event.setTag(key, text);
		}
	}

	private static Map<String, Object> both(Map<String, Object> derived, Map<String, Object> explicit) {
		Map<String, Object> both = new LinkedHashMap<>(derived);
		both.putAll(explicit);
		return both;
	}

}
