package io.github.tuxsentry.internal.logging.log4j2;

import java.util.List;
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
		return Stream.ofNullable(filterable.getFilter()).flatMap(Filters::flatten);
	}

	private static Stream<Filter> flatten(Filter filter) {
		return (filter instanceof CompositeFilter composite)
				? Stream.of(composite.getFiltersArray()).flatMap(Filters::flatten) : Stream.of(filter);
	}

	/**
	 * Add a filter before those that may accept or deny a log event.
	 */
	static void addFirst(Filterable filterable, Filter filter) {
		List<Filter> others = of(filterable).toList();
		Filter before = filterable.getFilter();
		if (before != null) {
			filterable.removeFilter(before);
		}
		filterable.addFilter(filter);
		others.forEach(filterable::addFilter);
	}

}
