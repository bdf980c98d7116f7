package io.github.tuxsentry.test.sentry;

import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for a metric. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class LocalMetricAssert extends AbstractAssert<LocalMetricAssert, LocalMetric> {

	LocalMetricAssert(LocalMetric actual) {
		super(actual, LocalMetricAssert.class);
	}

	/**
	 * Verify the type.
	 * @param type {@code counter}, {@code gauge} or {@code distribution}
	 * @return this assertion
	 */
	public LocalMetricAssert hasType(String type) {
		isNotNull();
		return check("type", this.actual.type(), type);
	}

	/**
	 * Verify the value.
	 * @param value the exact value
	 * @return this assertion
	 */
	public LocalMetricAssert hasValue(double value) {
		isNotNull();
		return check("value", this.actual.value(), value);
	}

	/**
	 * Verify the unit.
	 * @param unit the unit, e.g. {@code millisecond}, or {@code null} if the metric must
	 * not have a unit
	 * @return this assertion
	 */
	public LocalMetricAssert hasUnit(@Nullable String unit) {
		isNotNull();
		return check("unit", this.actual.unit(), unit);
	}

	/**
	 * Verify that the metric has an attribute with the given value. Integers are compared
	 * as {@code long} values, and floating-point numbers as {@code double} values.
	 * @param key the key of the attribute
	 * @param value the value of the attribute
	 * @return this assertion
	 */
	public LocalMetricAssert hasAttribute(String key, Object value) {
		isNotNull();
		return check("attribute " + key, this.actual.attributes().get(key), Attributes.widened(value));
	}

	/**
	 * Verify that the metric has the given attributes. Other attributes are ignored.
	 * @param attributes the values of the attributes by key
	 * @return this assertion
	 */
	public LocalMetricAssert hasAttributes(Map<String, ?> attributes) {
		attributes.forEach(this::hasAttribute);
		return this;
	}

	/**
	 * Verify that the metric does not have an attribute.
	 * @param key the key of the attribute
	 * @return this assertion
	 */
	public LocalMetricAssert doesNotHaveAttribute(String key) {
		isNotNull();
		return check("attribute " + key, this.actual.attributes().get(key), null);
	}

	/**
	 * Verify that the metric belongs to the same trace as an item.
	 * @param item an item that belongs to a trace
	 * @return this assertion
	 */
	public LocalMetricAssert hasTraceIdOf(SentryItem item) {
		isNotNull();
		if (item.traceId() == null) {
			throw failure("Expecting %s to have a trace", item);
		}
		return check("trace id", this.actual.traceId(), item.traceId());
	}

	private LocalMetricAssert check(String what, @Nullable Object found, @Nullable Object expected) {
		if (!Objects.equals(found, expected)) {
			throw failure("Expecting %s%n  %s%nbut it is%n  %s%nin%n  %s", what, expected, found, this.actual);
		}
		return this;
	}

}
