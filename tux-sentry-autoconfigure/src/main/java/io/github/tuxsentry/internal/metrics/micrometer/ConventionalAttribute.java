package io.github.tuxsentry.internal.metrics.micrometer;

import io.github.tuxsentry.metrics.BotAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Names of Sentry's conventions for attributes of bot metrics. Sentry receives the values
 * by both names. Other registries do not, since some of them, such as Prometheus, would
 * send both by the same name.
 */
enum ConventionalAttribute {

	/**
	 * Operation of a statement.
	 */
	DB_OPERATION_NAME("db.operation.name", "bot.database.", BotAttribute.OPERATION),

	/**
	 * Table of a statement.
	 */
	DB_COLLECTION_NAME("db.collection.name", "bot.database.", BotAttribute.TABLE),

	/**
	 * Operation of a cache.
	 */
	CACHE_OPERATION("cache.operation", "bot.cache.", BotAttribute.OPERATION),

	/**
	 * Method of an HTTP request.
	 */
	HTTP_REQUEST_METHOD("http.request.method", "bot.api.", BotAttribute.METHOD),

	/**
	 * Status of an HTTP response.
	 */
	HTTP_RESPONSE_STATUS_CODE("http.response.status_code", "bot.api.", BotAttribute.STATUS_CODE),

	/**
	 * Template of a path.
	 */
	URL_TEMPLATE("url.template", "bot.api.", BotAttribute.ENDPOINT),

	/**
	 * Kind of a failure.
	 */
	ERROR_TYPE("error.type", "bot.", BotAttribute.ERROR_TYPE);

	private final String key;

	private final String metrics;

	private final BotAttribute attribute;

	ConventionalAttribute(String key, String metrics, BotAttribute attribute) {
		this.key = key;
		this.metrics = metrics;
		this.attribute = attribute;
	}

	/**
	 * Return the name by the conventions.
	 * @return the name
	 */
	String key() {
		return this.key;
	}

	/**
	 * Return the prefix of the metrics that have the attribute, as used in the
	 * documentation.
	 * @return the prefix
	 */
	String metrics() {
		return this.metrics;
	}

	/**
	 * Return the attribute of the metrics.
	 * @return the attribute
	 */
	BotAttribute attribute() {
		return this.attribute;
	}

	/**
	 * Find the name by the conventions for an attribute of a metric.
	 * @param metric the name of the metric
	 * @param attribute the attribute
	 * @return the name, or {@code null} if the conventions do not have one
	 */
	static @Nullable ConventionalAttribute find(String metric, BotAttribute attribute) {
		for (ConventionalAttribute candidate : values()) {
			if (candidate.attribute == attribute && metric.startsWith(candidate.metrics)) {
				return candidate;
			}
		}
		return null;
	}

}
