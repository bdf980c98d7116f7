package io.github.tuxsentry.test.sentry;

import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for a log. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class LocalLogAssert extends AbstractAssert<LocalLogAssert, LocalLog> {

	LocalLogAssert(LocalLog actual) {
		super(actual, LocalLogAssert.class);
	}

	/**
	 * Verify the message.
	 * @param body the complete formatted message
	 * @return this assertion
	 */
	public LocalLogAssert hasBody(String body) {
		isNotNull();
		return check("body", this.actual.body(), body);
	}

	/**
	 * Verify the level.
	 * @param level the level, e.g. {@code warn}
	 * @return this assertion
	 */
	public LocalLogAssert hasLevel(String level) {
		isNotNull();
		return check("level", this.actual.level(), level);
	}

	/**
	 * Verify that the log has an attribute with the given value. Integers are compared as
	 * {@code long} values, and floating-point numbers as {@code double} values.
	 * @param key the key of the attribute
	 * @param value the value of the attribute
	 * @return this assertion
	 */
	public LocalLogAssert hasAttribute(String key, Object value) {
		isNotNull();
		return check("attribute " + key, this.actual.attributes().get(key), Attributes.widened(value));
	}

	/**
	 * Verify that the log has the given attributes. Other attributes are ignored.
	 * @param attributes the values of the attributes by key
	 * @return this assertion
	 */
	public LocalLogAssert hasAttributes(Map<String, ?> attributes) {
		attributes.forEach(this::hasAttribute);
		return this;
	}

	/**
	 * Verify that the log does not have an attribute.
	 * @param key the key of the attribute
	 * @return this assertion
	 */
	public LocalLogAssert doesNotHaveAttribute(String key) {
		isNotNull();
		return check("attribute " + key, this.actual.attributes().get(key), null);
	}

	/**
	 * Verify that the log belongs to the same trace as an item.
	 * @param item an item that belongs to a trace
	 * @return this assertion
	 */
	public LocalLogAssert hasTraceIdOf(SentryItem item) {
		isNotNull();
		if (item.traceId() == null) {
			throw failure("Expecting %s to have a trace", item);
		}
		return check("trace id", this.actual.traceId(), item.traceId());
	}

	private LocalLogAssert check(String what, @Nullable Object found, @Nullable Object expected) {
		if (!Objects.equals(found, expected)) {
			throw failure("Expecting %s%n  %s%nbut it is%n  %s%nin%n  %s", what, expected, found, this.actual);
		}
		return this;
	}

}
