package io.github.tuxsentry.autoconfigure;

import java.util.Arrays;
import java.util.List;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.delivery.DeliveryMonitor;
import io.github.tuxsentry.discord.JdaCustomizer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.filter.EventFilterChain;
import io.github.tuxsentry.filter.StormGuard;
import io.github.tuxsentry.http.okhttp.ApiCallInterceptor;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.tracing.ContextPropagation;

/**
 * A bean of a bot that injects all that the documentation shows.
 */
record DocumentedBeans(SentryManager manager, ErrorCapture errors, BotMetrics metrics, ContextPropagation context,
		Scrubber scrubber, JdaCustomizer customizer, JdaInstrumentation instrumentation, ApiCallInterceptor interceptor,
		EventFilterChain filters, StormGuard guard, DeliveryMonitor delivery) {

	static List<Class<?>> types() {
		return Arrays.stream(DocumentedBeans.class.getRecordComponents())
			.<Class<?>>map((component) -> component.getType())
			.toList();
	}

}
