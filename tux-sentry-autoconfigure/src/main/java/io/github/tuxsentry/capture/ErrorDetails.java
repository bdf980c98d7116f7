package io.github.tuxsentry.capture;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.error.ErrorType;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an error of one kind: the tags, and one context in which it is
 * described. Used by one thread.
 */
abstract sealed class ErrorDetails permits DatabaseErrorDetails, ApiErrorDetails, CogErrorDetails, TuxErrorDetails {

	private final String kind;

	private final String context;

	private final Map<String, Object> tags = new LinkedHashMap<>();

	private final Map<String, Object> values = new LinkedHashMap<>();

	ErrorDetails(String kind, String context) {
		this.kind = kind;
		this.context = context;
	}

	void tag(String key, @Nullable Object value) {
		if (value != null) {
			this.tags.put(key, value);
		}
	}

	void value(String key, @Nullable Object value) {
		if (value != null) {
			this.values.put(key, value);
		}
	}

	void writeTo(CaptureSpec spec, Throwable error) {
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("error_type", ErrorType.of(error));
		described.put("error_message", String.valueOf(error.getMessage()));
		described.putAll(this.values);
		spec.tag("error.type", this.kind);
		spec.tags(this.tags);
		spec.context(this.context, described);
	}

}
