package io.github.tuxsentry.internal.delivery;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

import io.sentry.DataCategory;
import io.sentry.SentryOptions;
import io.sentry.transport.RateLimiter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitsTests {

	@ParameterizedTest
	@CsvSource({ "1, 1.0", "' 2.5 ', 2.5", "0, 0.0", "3600, 3600.0", "3601, 3600.0", "999999999, 3600.0",
			"1e300, 3600.0", "Infinity, 3600.0", "-1, 60", "-999999999999, 60", "NaN, 60", "soon, 60", "'', 60",
			"99999999999999999999999999, 3600.0", "'Fri, 31 Dec 9999 23:59:59 GMT', 3600.0",
			"'Thu, 01 Jan 1970 00:00:00 GMT', 0.0", "'Fri, 99 Foo 2030 00:00:00 GMT', 60" })
	void limitsRetryAfter(String header, String expected) {
		assertThat(RateLimits.retryAfter(header)).isEqualTo(expected);
	}

	@Test
	void takesADateForTheTimeUntilThen() {
		String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(30));
		assertThat(Double.parseDouble(RateLimits.retryAfter(date))).isBetween(1200.0, 1800.0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "60:transaction:organization | 60.0:transaction:organization",
					"999999999:error:key, -5::organization | 3600.0:error:key,60::organization",
					"2700:default;error;security:organization:quota | 2700.0:default;error;security:organization:quota",
					"x:error:key | 60:error:key", "garbage | ''", "'' | ''", ",, | ''" })
	void limitsEachOfTheRateLimits(String header, String expected) {
		assertThat(RateLimits.limits(header)).isEqualTo(expected);
	}

	@Test
	void endAsTimePasses() throws InterruptedException {
		RateLimiter limiter = RateLimits.monotonic(new SentryOptions());
		limiter.updateRetryAfterLimits("0.05:error:organization", null, 200);
		for (int i = 0; limiter.isActiveForCategory(DataCategory.Error) && i < 500; i++) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		assertThat(limiter.isActiveForCategory(DataCategory.Error)).isFalse();
	}

	@Test
	void leavesAbsentHeadersAbsent() {
		assertThat(RateLimits.retryAfter(null)).isNull();
		assertThat(RateLimits.limits(null)).isNull();
	}

}
