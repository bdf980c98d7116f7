package io.github.tuxsentry.metrics;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of one recording. Immutable; equal when all values are.
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
	 * Returns the value of an attribute.
	 * @param attribute the attribute
	 * @return its value as text, or {@code null} if the recording lacks it
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

		/** Hands the values over: a builder builds once. */
		MetricAttributes build() {
			return new MetricAttributes(this.values);
		}

	}

}
