package io.github.tuxsentry.test.sentry;

import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on one metric.
 */
public final class LocalMetricAssert extends AbstractAssert<LocalMetricAssert, LocalMetric> {

	LocalMetricAssert(LocalMetric actual) {
		super(actual, LocalMetricAssert.class);
	}

	/**
	 * The metric is of a type.
	 * @param type {@code counter}, {@code gauge} or {@code distribution}
	 * @return this
	 */
	public LocalMetricAssert hasType(String type) {
		isNotNull();
		return check("type", this.actual.type(), type);
	}

	/**
	 * The metric has a value.
	 * @param value the exact value
	 * @return this
	 */
	public LocalMetricAssert hasValue(double value) {
		isNotNull();
		return check("value", this.actual.value(), value);
	}

	/**
	 * The metric has a unit.
	 * @param unit the unit, such as {@code millisecond}; null for none
	 * @return this
	 */
	public LocalMetricAssert hasUnit(@Nullable String unit) {
		isNotNull();
		return check("unit", this.actual.unit(), unit);
	}

	/**
	 * The metric has an attribute. Whole numbers are equal whatever their Java types are,
	 * and so are fractions.
	 * @param key the attribute's key
	 * @param value the attribute's value
	 * @return this
	 */
	public LocalMetricAssert hasAttribute(String key, Object value) {
		isNotNull();
		return check("attribute " + key, this.actual.attributes().get(key), Attributes.widened(value));
	}

	/**
	 * The metric has attributes, and maybe others.
	 * @param attributes the values by their keys
	 * @return this
	 */
	public LocalMetricAssert hasAttributes(Map<String, ?> attributes) {
		attributes.forEach(this::hasAttribute);
		return this;
	}

	/**
	 * The metric lacks an attribute.
	 * @param key the attribute's key
	 * @return this
	 */
	public LocalMetricAssert doesNotHaveAttribute(String key) {
		isNotNull();
		return check("attribute " + key, this.actual.attributes().get(key), null);
	}

	/**
	 * The metric belongs to the same trace as an item.
	 * @param item an item with a trace
	 * @return this
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
