package io.github.tuxsentry.benchmarks.work;

import java.util.Map;

import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.contender.Step;
import io.github.tuxsentry.benchmarks.contender.Unit;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Sentry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verifies that a unit that is not sampled is only counted.
 */
@Tag("long")
class UnsampledWorkTests {

	@ParameterizedTest
	@EnumSource(names = { "SENTRY", "TUX_SENTRY" })
	void aUnitThatIsNotSampledIsCountedOnly(Contender contender) {
		try (LocalSentry sentry = LocalSentry.start()) {
			try (ContenderApplication application = contender
				.start(Map.of("sentry.dsn", sentry.dsn(), "sentry.traces-sample-rate", "0.0",
						"tux.sentry.startup.send-transaction", false, "tux.sentry.shutdown.send-transaction", false))) {
				application.bean(Unit.class).run(2, application.bean(Step.class));
				Sentry.captureMessage("afterwards");
			}
			assertThat(sentry.transactions()).isEmpty();
			SentryItem report = sentry.awaitItems("client_report", 1).get(0);
			assertThat(report.payload().path("discarded_events")).anySatisfy((discarded) -> {
				assertThat(discarded.path("reason").asText()).isEqualTo("sample_rate");
				assertThat(discarded.path("category").asText()).isEqualTo("transaction");
				assertThat(discarded.path("quantity").asInt()).isEqualTo(1);
			});
		}
	}

}
