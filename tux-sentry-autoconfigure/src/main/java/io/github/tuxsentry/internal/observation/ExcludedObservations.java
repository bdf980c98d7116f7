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
 * Knows the observations that are no spans: those that the application excludes, and
 * those of what is traced otherwise. Thread-safe; holds an answer for a bounded number of
 * names.
 */
final class ExcludedObservations implements Predicate<String> {

	private static final int MOST_KEPT = 1000;

	/**
	 * What makes spans of its own, by the name of a bean that is there if it does.
	 */
	private static final Map<String, List<String>> TRACED_OTHERWISE = Map.of("jdbc",
			List.of("tuxSentryDataSourceInstrumentation"), "http.client.requests",
			List.of("sentrySpanRestClientCustomizer", "sentrySpanRestTemplateCustomizer",
					"sentrySpanWebClientCustomizer", "tuxSentryRestClientBeanPostProcessor",
					"tuxSentryWebClientBeanPostProcessor"));

	private final Supplier<Set<String>> prefixes;

	private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

	ExcludedObservations(List<String> ofApplication, BeanFactory beanFactory) {
		this.prefixes = SingletonSupplier
			.of(() -> Set.copyOf(Stream.concat(ofApplication.stream(), tracedOtherwise(beanFactory)).toList()));
	}

	private static Stream<String> tracedOtherwise(BeanFactory beanFactory) {
		return TRACED_OTHERWISE.entrySet()
			.stream()
			.filter((traced) -> traced.getValue().stream().anyMatch(beanFactory::containsBean))
			.map(Map.Entry::getKey);
	}

	@Override
	public boolean test(String name) {
		Boolean known = this.answers.get(name);
		if (known != null) {
			return known;
		}
		boolean excluded = this.prefixes.get()
			.stream()
			.anyMatch((prefix) -> name.equals(prefix) || name.startsWith(prefix + "."));
		if (this.answers.size() < MOST_KEPT) {
			this.answers.put(name, excluded);
		}
		return excluded;
	}

}
