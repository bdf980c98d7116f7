package io.github.tuxsentry.test.sentry;

import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on one log.
 */
public final class LocalLogAssert extends AbstractAssert<LocalLogAssert, LocalLog> {

	LocalLogAssert(LocalLog actual) {
		super(actual, LocalLogAssert.class);
	}

	/**
	 * The log has a message.
	 * @param body the whole formatted message
	 * @return this
	 */
	public LocalLogAssert hasBody(String body) {
		isNotNull();
		return check("body", this.actual.body(), body);
	}

	/**
	 * The log has a level.
	 * @param level the level, such as {@code warn}
	 * @return this
	 */
	public LocalLogAssert hasLevel(String level) {
		isNotNull();
		return check("level", this.actual.level(), level);
	}

	/**
	 * The log has an attribute. Whole numbers are equal whatever their Java types are,
	 * and so are fractions.
	 * @param key the attribute's key
	 * @param value the attribute's value
	 * @return this
	 */
	public LocalLogAssert hasAttribute(String key, Object value) {
		isNotNull();
		return check("attribute " + key, this.actual.attributes().get(key), Attributes.widened(value));
	}

	/**
	 * The log has attributes, and maybe others.
	 * @param attributes the values by their keys
	 * @return this
	 */
	public LocalLogAssert hasAttributes(Map<String, ?> attributes) {
		attributes.forEach(this::hasAttribute);
		return this;
	}

	/**
	 * The log lacks an attribute.
	 * @param key the attribute's key
	 * @return this
	 */
	public LocalLogAssert doesNotHaveAttribute(String key) {
		isNotNull();
		return check("attribute " + key, this.actual.attributes().get(key), null);
	}

	/**
	 * The log belongs to the same trace as an item.
	 * @param item an item with a trace
	 * @return this
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
