package io.github.tuxsentry.internal.logging.log4j2;

import java.util.stream.Stream;

import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.filter.CompositeFilter;
import org.apache.logging.log4j.core.filter.Filterable;

/**
 * Access to the filters of a configuration or a logger.
 */
final class Filters {

	private Filters() {
	}

	static Stream<Filter> of(Filterable filterable) {
		Filter filter = filterable.getFilter();
		return (filter instanceof CompositeFilter composite) ? Stream.of(composite.getFiltersArray())
				: Stream.ofNullable(filter);
	}

	/**
	 * Add a filter before those that may accept or deny a log event.
	 */
	static void addFirst(Filterable filterable, Filter filter) {
		Filter others = filterable.getFilter();
		if (others != null) {
			filterable.removeFilter(others);
		}
		filterable.addFilter(filter);
		if (others != null) {
			filterable.addFilter(others);
		}
	}

}
