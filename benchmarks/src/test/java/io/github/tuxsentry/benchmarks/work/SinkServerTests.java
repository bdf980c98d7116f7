package io.github.tuxsentry.benchmarks.work;

import java.util.Map;

import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.sentry.Sentry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SinkServer}.
 */
@Tag("long")
class SinkServerTests {

	@ParameterizedTest
	@EnumSource(names = { "SENTRY", "TUX_SENTRY" })
	void acceptsTheEventsOfAContender(Contender contender) throws Exception {
		try (SinkServer server = new SinkServer()) {
			try (ContenderApplication application = contender.start(Map.of("sentry.dsn", server.dsn(),
					"tux.sentry.startup.send-transaction", false, "tux.sentry.shutdown.send-transaction", false))) {
				assertThat(application.sentryOptions().getDsn()).isEqualTo(server.dsn());
				Sentry.captureException(new IllegalStateException("first"));
				Sentry.captureException(new IllegalArgumentException("second"));
			}
			assertThat(server.requests()).isGreaterThanOrEqualTo(2);
		}
	}

}
