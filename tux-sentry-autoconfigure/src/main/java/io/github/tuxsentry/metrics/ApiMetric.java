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
 * Details of an API call in addition to its service, endpoint and duration. Instances are
 * not thread-safe and are only valid during the call that records them.
 *
 * @since 0.1.0
 */
public final class ApiMetric {

	private static final int FIRST_ERROR = 400;

	private static final int TOO_MANY_REQUESTS = 429;

	private final String service;

	private final String endpoint;

	private String method = "GET";

	private @Nullable String statusCode;

	private boolean rateLimited;

	private @Nullable Boolean failed;

	private boolean failedByStatus;

	ApiMetric(String service, String endpoint) {
		this.service = service;
		this.endpoint = endpoint;
	}

	/**
	 * Set the HTTP method. Defaults to {@code GET}.
	 * @param method the method in upper case
	 * @return this metric
	 */
	public ApiMetric method(String method) {
		this.method = method;
		return this;
	}

	/**
	 * Set the status of the response. A status of 400 or higher marks the call as failed,
	 * unless it is marked as {@link #succeeded()}, and 429 also as refused by a rate
	 * limit.
	 * @param statusCode the HTTP status
	 * @return this metric
	 */
	public ApiMetric statusCode(int statusCode) {
		this.statusCode = String.valueOf(statusCode);
		this.failedByStatus = statusCode >= FIRST_ERROR;
		this.rateLimited |= statusCode == TOO_MANY_REQUESTS;
		return this;
	}

	/**
	 * Mark the call as refused by a rate limit of the API.
	 * @return this metric
	 */
	public ApiMetric rateLimited() {
		this.rateLimited = true;
		return this;
	}

	/**
	 * Mark the call as successful although its status is that of an error, e.g. for a 404
	 * that is an expected response.
	 * @return this metric
	 */
	public ApiMetric succeeded() {
		this.failed = false;
		return this;
	}

	/**
	 * Mark the call as failed.
	 * @return this metric
	 */
	public ApiMetric failed() {
		this.failed = true;
		return this;
	}

	void writeTo(MetricSink sink, Duration elapsed) {
		boolean isFailed = (this.failed != null) ? this.failed : this.failedByStatus;
		MetricAttributes attributes = MetricAttributes.with(SERVICE, this.service)
			.with(ENDPOINT, this.endpoint)
			.with(METHOD, this.method)
			.with(SUCCESS, !isFailed)
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
		if (isFailed) {
			sink.count(BotMetric.API_FAILURES, attributes, 1);
		}
	}

}
