package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.internal.binding.WildcardBinding;
import io.github.tuxsentry.internal.text.Wildcard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Configuration properties for span filters.
 *
 * @param excludedOperations Patterns for operations, as given or normalized, whose spans
 * are dropped. '*' matches any characters.
 * @param group Whether to group sibling spans with the same operation, status and similar
 * description.
 * @param groupFrom Minimum number of similar spans to group, at least 2.
 */
@ConfigurationProperties(SpanFilterProperties.PREFIX)
record SpanFilterProperties(@DefaultValue List<String> excludedOperations, @DefaultValue("true") boolean group,
		@DefaultValue("2") int groupFrom) {

	static final String PREFIX = "tux.sentry.filter.spans";

	public SpanFilterProperties {
		excludedOperations = List.copyOf(excludedOperations);
		WildcardBinding.read(PREFIX + ".excluded-operations", excludedOperations);
		if (groupFrom < 2) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + ".group-from", groupFrom,
					"At least two spans are required for a group.");
		}
	}

	List<Wildcard> toWildcards() {
		return WildcardBinding.read(PREFIX + ".excluded-operations", this.excludedOperations);
	}

	int toGroupFrom() {
		return this.group ? this.groupFrom : SpanReducer.NEVER_GROUP;
	}

}
