package io.github.tuxsentry.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.sentry.Hint;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryTransaction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyGrouping}.
 */
class KeyGroupingTests {

	@Test
	void groupsSpansAsTheLibraryDoes() {
		try (ContenderApplication application = Contender.TUX_SENTRY.start(Map.of())) {
			BeforeSendTransactionCallback callback = application.sentryOptions().getBeforeSendTransaction();
			assertThat(callback).isNotNull();
			assertThat(groups(callback)).hasSize(SampleTransaction.KINDS)
				.containsExactlyElementsOf(groups(new KeyGrouping()));
		}
	}

	private static List<String> groups(BeforeSendTransactionCallback grouping) {
		SentryTransaction reduced = grouping.execute(new SampleTransaction().create(), new Hint());
		assertThat(reduced).isNotNull();
		List<String> groups = new ArrayList<>();
		for (SentrySpan span : reduced.getSpans()) {
			assertThat(span.getData()).isNotNull();
			groups.add(span.getDescription() + " " + span.getData().get("grouped_count") + " "
					+ Math.round((Double) span.getData().get("grouped_total_ms") * 10));
		}
		return groups;
	}

}
