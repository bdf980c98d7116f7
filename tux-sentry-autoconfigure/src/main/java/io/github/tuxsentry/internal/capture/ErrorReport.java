package io.github.tuxsentry.internal.capture;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.internal.error.ErrorText;
import org.jspecify.annotations.Nullable;

/**
 * Tags and context that describe one kind of error. Explicit details take precedence over
 * those derived from the exception. Used by one thread.
 */
abstract sealed class ErrorReport permits ApiErrorReport, CogErrorReport, DatabaseErrorReport, TuxErrorReport {

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
		spec.tag("error.type", this.kind);
		spec.tags(both(this.derivedTags, this.tags));
		spec.context(this.context, both(this.derivedValues, this.values));
	}

	private static Map<String, Object> both(Map<String, Object> derived, Map<String, Object> explicit) {
		Map<String, Object> both = new LinkedHashMap<>(derived);
		both.putAll(explicit);
		return both;
	}

}
