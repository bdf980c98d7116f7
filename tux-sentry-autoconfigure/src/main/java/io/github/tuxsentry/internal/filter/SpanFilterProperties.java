package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.internal.binding.WildcardBinding;
import io.github.tuxsentry.internal.text.Wildcard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What becomes of the spans of a finished transaction.
 *
 * @param excludedOperations Operations whose spans are dropped, as they are given or
 * normalised; '*' stands for any characters.
 * @param group Whether spans alike in operation, parent, status and description become
 * one.
 * @param groupFrom Number of spans alike from which they become one, 2 or more.
 */
@ConfigurationProperties(SpanFilterProperties.PREFIX)
record SpanFilterProperties(@DefaultValue List<String> excludedOperations, @DefaultValue("true") boolean group,
		@DefaultValue("2") int groupFrom) {

	static final String PREFIX = "tux.sentry.filter.spans";

	/**
	 * Creates the properties.
	 * @param excludedOperations the patterns of the operations whose spans are dropped
	 * @param group whether spans that are alike become one
	 * @param groupFrom from how many
	 * @throws InvalidConfigurationPropertyValueException if a pattern is malformed or the
	 * number below 2
	 */
	public SpanFilterProperties {
		excludedOperations = List.copyOf(excludedOperations);
		WildcardBinding.read(PREFIX + ".excluded-operations", excludedOperations);
		if (groupFrom < 2) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + ".group-from", groupFrom,
					"Two spans are the fewest that can become one.");
		}
	}

	List<Wildcard> toWildcards() {
		return WildcardBinding.read(PREFIX + ".excluded-operations", this.excludedOperations);
	}

	int toGroupFrom() {
		return this.group ? this.groupFrom : SpanReducer.NEVER_GROUP;
	}

}
