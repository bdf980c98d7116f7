package io.github.tuxsentry.metrics;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import static io.github.tuxsentry.metrics.BotAttribute.ENDPOINT;
import static io.github.tuxsentry.metrics.BotAttribute.METHOD;
import static io.github.tuxsentry.metrics.BotAttribute.RATE_LIMITED;
import static io.github.tuxsentry.metrics.BotAttribute.SERVICE;
import static io.github.tuxsentry.metrics.BotAttribute.STATUS_CODE;
import static io.github.tuxsentry.metrics.BotAttribute.SUCCESS;

/**
 * What can be said about an API call besides its service, endpoint and time. Used by one
 * thread, within the call that records it.
 */
public final class ApiMetric {

	private final String service;

	private final String endpoint;

	private String method = "GET";

	private @Nullable String statusCode;

	private boolean rateLimited;

	private boolean failed;

	ApiMetric(String service, String endpoint) {
		this.service = service;
		this.endpoint = endpoint;
	}

	/**
	 * Says which HTTP method was used; {@code GET} if nobody does.
	 * @param method the method in upper case
	 * @return this
	 */
	public ApiMetric method(String method) {
		this.method = method;
		return this;
	}

	/**
	 * Says with which status the API answered. A status does not make the call a failure:
	 * that is for {@link #failed()} to say, since a 404 can be a good answer.
	 * @param statusCode the HTTP status
	 * @return this
	 */
	public ApiMetric statusCode(int statusCode) {
		this.statusCode = String.valueOf(statusCode);
		return this;
	}

	/**
	 * Says that the API refused the call because there were too many.
	 * @return this
	 */
	public ApiMetric rateLimited() {
		this.rateLimited = true;
		return this;
	}

	/**
	 * Says that the call failed.
	 * @return this
	 */
	public ApiMetric failed() {
		this.failed = true;
		return this;
	}

	void writeTo(MetricSink sink, Duration elapsed) {
		MetricAttributes attributes = MetricAttributes.with(SERVICE, this.service)
			.with(ENDPOINT, this.endpoint)
			.with(METHOD, this.method)
			.with(SUCCESS, !this.failed)
			.with(RATE_LIMITED, this.rateLimited)
			.with(STATUS_CODE, this.statusCode)
			.build();
		sink.time(BotMetric.API_CALL_DURATION, attributes, elapsed);
		sink.count(BotMetric.API_CALL_COUNT, attributes, 1);
		if (this.rateLimited) {
			MetricAttributes limited = MetricAttributes.with(SERVICE, this.service)
				.with(ENDPOINT, this.endpoint)
				.build();
			sink.count(BotMetric.API_RATE_LIMITS, limited, 1);
		}
		if (this.failed) {
			sink.count(BotMetric.API_FAILURES, attributes, 1);
		}
	}

}
