package io.github.tuxsentry.internal.autoconfigure;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.SentryLogEvent;
import io.sentry.SentryLogLevel;
import io.sentry.SentryMetricsEvent;
import io.sentry.SentryOptions;
import io.sentry.SentryOptions.BeforeBreadcrumbCallback;
import io.sentry.SentryOptions.Logs.BeforeSendLogCallback;
import io.sentry.SentryOptions.Metrics.BeforeSendMetricCallback;
import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.Ordered;

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

	@Test
	void appliesAllCallbacksOfATypeInOrderUntilOneDrops() {
		List<String> applied = new ArrayList<>();
		new ApplicationContextRunner().withBean("third", Callbacks.class, () -> new Callbacks(3, applied, true))
			.withBean("fourth", Callbacks.class, () -> new Callbacks(4, applied, true))
			.withBean("first", Callbacks.class, () -> new Callbacks(1, applied, false))
			.withBean("second", Callbacks.class, () -> new Callbacks(2, applied, false))
			.run((context) -> {
				SentryOptions options = new SentryOptions();
				new SentryOptionsCallbacks(context).configure(options);
				assertThat(options.getLogs()
					.getBeforeSend()
					.execute(new SentryLogEvent(SentryId.EMPTY_ID, 0.0, "a log", SentryLogLevel.INFO))).isNull();
				assertThat(options.getMetrics()
					.getBeforeSend()
					.execute(new SentryMetricsEvent(SentryId.EMPTY_ID, 0.0, "a metric", "counter", 1.0), new Hint()))
					.isNull();
				assertThat(options.getBeforeBreadcrumb().execute(new Breadcrumb("a breadcrumb"), new Hint())).isNull();
			});
		assertThat(applied).containsExactly("log 1", "log 2", "log 3", "metric 1", "metric 2", "metric 3",
				"breadcrumb 1", "breadcrumb 2", "breadcrumb 3");
	}

	private record Callbacks(int order, List<String> applied, boolean drops)
			implements
				BeforeSendLogCallback,
				BeforeSendMetricCallback,
				BeforeBreadcrumbCallback,
				Ordered {

		@Override
		public SentryLogEvent execute(SentryLogEvent event) {
			return apply("log", event);
		}

		@Override
		public SentryMetricsEvent execute(SentryMetricsEvent event, Hint hint) {
			return apply("metric", event);
		}

		@Override
		public Breadcrumb execute(Breadcrumb breadcrumb, Hint hint) {
			return apply("breadcrumb", breadcrumb);
		}

		private <T> T apply(String kind, T item) {
			this.applied.add(kind + " " + this.order);
			return this.drops ? null : item;
		}

		@Override
		public int getOrder() {
			return this.order;
		}

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
