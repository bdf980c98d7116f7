package io.github.tuxsentry.internal.observation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * Predicate for observations that do not become spans: those excluded by the application,
 * and those for which the library or Sentry creates spans elsewhere. Results are cached
 * for a limited number of names. Thread-safe.
 */
final class ExcludedObservations implements Predicate<String> {

	private static final int MAX_CACHED = 1000;

	/**
	 * Excluded observations, by the names of the beans that create spans instead.
	 */
	private static final Map<String, List<String>> EXCLUDED_BY_BEAN = Map.of("jdbc",
			List.of("tuxSentryDataSourceInstrumentation"), "http.client.requests",
			List.of("sentrySpanRestClientCustomizer", "sentrySpanRestTemplateCustomizer",
					"sentrySpanWebClientCustomizer", "tuxSentryRestClientInstrumentation",
					"tuxSentryWebClientInstrumentation"));

	private final Supplier<Set<String>> prefixes;

	private final Map<String, Boolean> results = new ConcurrentHashMap<>();

	ExcludedObservations(List<String> ofApplication, BeanFactory beanFactory) {
		this.prefixes = SingletonSupplier
			.of(() -> Set.copyOf(Stream.concat(ofApplication.stream(), excludedByBean(beanFactory)).toList()));
	}

	private static Stream<String> excludedByBean(BeanFactory beanFactory) {
		return EXCLUDED_BY_BEAN.entrySet()
			.stream()
			.filter((traced) -> traced.getValue().stream().anyMatch(beanFactory::containsBean))
			.map(Map.Entry::getKey);
	}

	@Override
	public boolean test(String name) {
		Boolean known = this.results.get(name);
		if (known != null) {
			return known;
		}
		boolean excluded = this.prefixes.get()
			.stream()
			.anyMatch((prefix) -> name.equals(prefix) || name.startsWith(prefix + "."));
		if (this.results.size() < MAX_CACHED) {
			this.results.put(name, excluded);
		}
		return excluded;
	}

}
