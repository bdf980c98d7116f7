package io.github.tuxsentry.internal.frame;

import java.util.stream.Stream;

import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceIds}.
 */
class TraceIdsTests {

	@Test
	void haveTheFormatOfTheSdk() {
		assertThat(Stream.generate(TraceIds::random).limit(1000)).doesNotHaveDuplicates().allSatisfy((id) -> {
			assertThat(id).matches("[0-9a-f]{32}");
			assertThat(new SentryId(id)).hasToString(id);
		});
	}

	@Test
	void areThoseOfTheTracesThatTheSdkContinues() {
		IsolatedTrace trace = new IsolatedTrace();
		assertThat(trace.traceId()).isEqualTo(trace.propagation().getTraceId().toString()).isEqualTo(trace.traceId());
		UnsampledTransaction transaction = new UnsampledTransaction("op", "name", "manual", 0, 0.5);
		assertThat(transaction.propagation().getTraceId()).hasToString(transaction.traceId());
	}

}
