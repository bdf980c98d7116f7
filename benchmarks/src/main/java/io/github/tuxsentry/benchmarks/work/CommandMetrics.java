package io.github.tuxsentry.benchmarks.work;

import java.time.Duration;

import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.IScopes;
import io.sentry.SentryAttribute;
import io.sentry.SentryAttributes;
import io.sentry.metrics.IMetricsApi;
import io.sentry.metrics.SentryMetricsParameters;

/**
 * Recorder of a duration and of a count of a command, with the same attributes.
 */
@FunctionalInterface
public interface CommandMetrics {

	/**
	 * Name of the duration.
	 */
	String DURATION = "bot.command.execution_time";

	/**
	 * Name of the count.
	 */
	String COUNT = "bot.command.usage";

	/**
	 * Record a command.
	 * @param elapsed the duration of the command
	 */
	void record(Duration elapsed);

	/**
	 * Return a recorder that uses this library.
	 * @param metrics the metrics of the bot
	 * @return the recorder
	 */
	static CommandMetrics of(BotMetrics metrics) {
		return (elapsed) -> metrics.recordCommandMetric("ping", elapsed, (details) -> details.type("slash"));
	}

	/**
	 * Return a recorder that uses the SDK.
	 * @param scopes the scopes of the SDK
	 * @return the recorder
	 */
	static CommandMetrics of(IScopes scopes) {
		return (elapsed) -> {
			IMetricsApi metrics = scopes.metrics();
			double milliseconds = elapsed.toNanos() / 1e6;
			metrics.distribution(DURATION, milliseconds, "millisecond", SentryMetricsParameters.create(attributes()));
			metrics.count(COUNT, 1.0, null, SentryMetricsParameters.create(attributes()));
		};
	}

	private static SentryAttributes attributes() {
		return SentryAttributes.of(SentryAttribute.stringAttribute("command", "ping"),
				SentryAttribute.stringAttribute("command_type", "slash"),
				SentryAttribute.booleanAttribute("success", true),
				SentryAttribute.stringAttribute("error_type", "none"));
	}

}
