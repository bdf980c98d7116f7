package io.github.tuxsentry.internal.autoconfigure;

import java.util.Arrays;
import java.util.List;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.DeliveryMonitor;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.discord.DiscordContext;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.http.TuxSentryOkHttpInterceptor;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.github.tuxsentry.tracing.SentryCoroutineContext;

/**
 * A bean of a bot that injects all that the documentation shows.
 */
record DocumentedBeans(SentryManager manager, CommandTracker commands, DiscordContext discord, ErrorCapture errors,
		BotMetrics metrics, ContextPropagation context, SentryCoroutineContext coroutines, Scrubber scrubber,
		JdaBuilderConfigurer configurer, JdaInstrumentation instrumentation, TuxSentryOkHttpInterceptor interceptor,
		DeliveryMonitor delivery) {

	static List<Class<?>> types() {
		return Arrays.stream(DocumentedBeans.class.getRecordComponents())
			.<Class<?>>map((component) -> component.getType())
			.toList();
	}

}
