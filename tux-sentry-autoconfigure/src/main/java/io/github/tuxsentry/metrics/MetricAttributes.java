package io.github.tuxsentry.metrics;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Attributes of one recording. Immutable; instances are equal if all values are equal.
 *
 * @since 0.1.0
 */
public final class MetricAttributes {

	private static final MetricAttributes NONE = new Builder().build();

	private final @Nullable String[] values;

	private final int hash;

	private MetricAttributes(@Nullable String[] values) {
		this.values = values;
		this.hash = Arrays.hashCode(values);
	}

	/**
	 * Return the value of an attribute.
	 * @param attribute the attribute
	 * @return the value as text, or {@code null} if it is absent
	 */
	public @Nullable String get(BotAttribute attribute) {
		return this.values[attribute.ordinal()];
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof MetricAttributes that && this.hash == that.hash
				&& Arrays.equals(this.values, that.values);
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("{");
		for (BotAttribute attribute : BotAttribute.values()) {
			String value = get(attribute);
			if (value != null) {
				text.append((text.length() > 1) ? ", " : "").append(attribute.key()).append('=').append(value);
			}
		}
		return text.append('}').toString();
	}

	static MetricAttributes none() {
		return NONE;
	}

	static Builder with(BotAttribute attribute, String value) {
		return new Builder().with(attribute, value);
	}

	static final class Builder {

		private static final int SIZE = BotAttribute.values().length;

		private final @Nullable String[] values = new @Nullable String[SIZE];

		private Builder() {
		}

		Builder with(BotAttribute attribute, @Nullable String value) {
			this.values[attribute.ordinal()] = value;
			return this;
		}

		Builder with(BotAttribute attribute, boolean value) {
			return with(attribute, String.valueOf(value));
		}

		/** Transfer the values to the attributes; a builder builds only once. */
		MetricAttributes build() {
			return new MetricAttributes(this.values);
		}

	}

}
