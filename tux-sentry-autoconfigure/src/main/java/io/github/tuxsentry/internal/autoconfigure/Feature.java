package io.github.tuxsentry.internal.autoconfigure;

import java.util.Arrays;
import java.util.List;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Features of the library, each of which has a bean that exists only if it is enabled.
 */
enum Feature {

	CACHE("Cache", "caches", "tuxSentryCacheInstrumentation"),

	COROUTINES("Coroutines", "coroutines", "tuxSentryCoroutineContext"),

	JDA("Jda", "events of JDA", "tuxSentryEventHandling"),

	JDA_KTX("JdaKtx", "jda-ktx", "tuxSentryCoroutineDispatchFactory"),

	JDBC("Jdbc", "JDBC", "tuxSentryDataSourceInstrumentation"),

	LOG4J2("Log4j2", "Log4j2", "tuxSentryLog4j2Throwables"),

	LOGBACK("Logback", "Logback", "tuxSentryLoggedThrowables"),

	METRICS("Metrics", "metrics", "tuxSentryMetricSink"),

	OBSERVATIONS("Observations", "observations", "tuxSentryObservationSpanHandler"),

	OK_HTTP("OkHttp", "OkHttp", "tuxSentryOkHttpInterceptor"),

	REACTOR("Reactor", "Reactor", "tuxSentryReactorContext"),

	REST_CLIENT("RestClient", "RestClient", "tuxSentryRestClientInstrumentation"),

	TASKS("Tasks", "scheduled tasks", "tuxSentryScheduledTaskRunner"),

	TRACING("Tracing", "annotated methods", "tuxSentryTracedCall"),

	WEB_CLIENT("WebClient", "WebClient", "tuxSentryWebClientInstrumentation");

	private final String integration;

	private final String description;

	private final String bean;

	Feature(String integration, String description, String bean) {
		this.integration = integration;
		this.description = description;
		this.bean = bean;
	}

	/**
	 * Return the features that are enabled.
	 */
	static List<Feature> enabledIn(ListableBeanFactory beans) {
		return Arrays.stream(values()).filter((feature) -> beans.containsBeanDefinition(feature.bean)).toList();
	}

	/**
	 * Return the name among the integrations of the SDK.
	 */
	String integration() {
		return this.integration;
	}

	/**
	 * Return the name in words.
	 */
	String description() {
		return this.description;
	}

	String bean() {
		return this.bean;
	}

}
