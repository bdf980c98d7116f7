package io.github.tuxsentry.internal.autoconfigure;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.sentry.SentryOptions;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SentryOptionsCallbacks}, against the method of Sentry's own
 * auto-configuration in whose place it stands.
 */
class SentryOptionsCallbacksTests {

	@Test
	void asksForAllThatSentrysOwnAutoConfigurationAsksFor() {
		Set<Type> asked = new HashSet<>();
		new SentryOptionsCallbacks(new StaticListableBeanFactory() {
			@Override
			public <T> ObjectProvider<T> getBeanProvider(Class<T> type) {
				asked.add(type);
				return super.getBeanProvider(type);
			}
		}).configure(new SentryOptions());
		Set<Type> expected = new HashSet<>(typesOfSentry());
		// That of Sentry for Spring Boot 4 does not ask for it.
		expected.add(SentryOptions.OnDiscardCallback.class);
		assertThat(asked).hasSizeGreaterThan(1).containsExactlyInAnyOrderElementsOf(expected);
	}

	private static List<Type> typesOfSentry() {
		Method method = Arrays.stream(NamedAutoConfigurations.named("SentryAutoConfiguration").getDeclaredClasses())
			.flatMap((nested) -> Arrays.stream(nested.getDeclaredMethods()))
			.filter((candidate) -> candidate.getName().equals(SentryOptionsCallbacks.BEAN_NAME))
			.findFirst()
			.orElseThrow();
		return Arrays.stream(method.getGenericParameterTypes())
			.filter(ParameterizedType.class::isInstance)
			.map((type) -> ((ParameterizedType) type).getActualTypeArguments()[0])
			.toList();
	}

}
