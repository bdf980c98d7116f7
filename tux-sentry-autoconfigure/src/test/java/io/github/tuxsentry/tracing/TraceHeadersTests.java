package io.github.tuxsentry.tracing;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.util.TracingUtils;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for traces that go on in another process: {@link OtherProcess}.
 */
class TraceHeadersTests {

	private final Tracer tracer = TracerUnderTest.of(ScopesAdapter.getInstance());

	@Nested
	class WhenSampled {

		@RegisterExtension
		final LiveSentry sentry = new LiveSentry();

		@Test
		void otherProcessGoesOnWithTheTraceAndTheDecision() throws Exception {
			Map<String, String> headers;
			try (ActiveSpan transaction = tracer().startTransaction("queue.publish", "here", "manual");
					ActiveSpan span = tracer().startSpan("queue.publish", "to the worker", "manual")) {
				headers = tracer().traceHeaders();
			}
			OtherProcess.run(this.sentry.local(), 0.0, headers);
			SentryItem here = this.sentry.received().awaitTransaction("here");
			SentryItem there = this.sentry.local().awaitTransaction("there");
			assertThat(there).hasTraceIdOf(here);
			assertThat(there.context("trace").path("parent_span_id").asText())
				.isEqualTo(here.spans().get(0).path("span_id").asText());
		}

		@Test
		void headersAreFoundInWhateverCase() {
			Map<String, String> headers;
			try (ActiveSpan transaction = tracer().startTransaction("queue.publish", "here", "manual")) {
				headers = new HashMap<>();
				tracer().traceHeaders().forEach((name, value) -> headers.put(name.toUpperCase(), value));
			}
			headers.put(null, "HTTP/1.1 200 OK");
			tracer().continueTrace(TraceHeaders.from(headers), "queue.process", "there", "manual").close();
			SentryItem there = this.sentry.received().awaitTransaction("there");
			assertThat(there).hasTraceIdOf(this.sentry.local().awaitTransaction("here"));
		}

		@Test
		void headersOfFurtherRequestsAreThoseOfTheSdk() {
			assertThatHeadersAreThoseOfTheSdk();
			try (ActiveSpan transaction = tracer().startTransaction("task", "first", "manual")) {
				assertThatHeadersAreThoseOfTheSdk();
				try (ActiveSpan span = tracer().startSpan("queue.publish", "to the worker", "manual")) {
					assertThatHeadersAreThoseOfTheSdk();
				}
				try (ActiveSpan following = tracer().startFollowing("task", "second", "manual")) {
					assertThatHeadersAreThoseOfTheSdk();
				}
				assertThatHeadersAreThoseOfTheSdk();
			}
		}

		private void assertThatHeadersAreThoseOfTheSdk() {
			TracingUtils.TracingHeaders ofSdk = TracingUtils.trace(ScopesAdapter.getInstance(), null, Sentry.getSpan());
			for (int i = 0; i < 3; i++) {
				assertThat(TraceHeaders.toSend(ScopesAdapter.getInstance())).isEqualTo(Map.of("sentry-trace",
						ofSdk.getSentryTraceHeader().getValue(), "baggage", ofSdk.getBaggageHeader().getValue()));
			}
		}

		@Test
		void changedSampleRateIsSent() {
			try (ActiveSpan transaction = tracer().startTransaction("task", "first", "manual")) {
				assertThat(tracer().traceHeaders().get("baggage")).contains("sentry-sample_rate=1");
				Sentry.getSpan().getSpanContext().getBaggage().forceSetSampleRate(0.5);
				assertThat(tracer().traceHeaders().get("baggage")).contains("sentry-sample_rate=0.5");
			}
		}

		@Test
		void nameOfTheTransactionIsScrubbed() {
			try (ActiveSpan transaction = tracer().startTransaction("task", "mail bob@example.org, 50% now",
					"manual")) {
				assertThat(tracer().traceHeaders().get("baggage"))
					.contains("sentry-transaction=mail%20%5Bemail%5D%2C%2050%25%20now")
					.doesNotContain("bob");
			}
			try (ActiveSpan transaction = tracer().startTransaction("task", "mail all, 50% now", "manual")) {
				assertThat(tracer().traceHeaders().get("baggage"))
					.contains("sentry-transaction=mail%20all%2C%2050%25%20now");
			}
		}

		@Test
		void withoutHeadersATraceOfItsOwnStarts() {
			try (ActiveSpan transaction = tracer().startTransaction("task", "here", "manual")) {
				tracer().continueTrace(TraceHeaders.from(Map.of("sentry-trace", "garbage")), "task", "there", "manual")
					.close();
			}
			SentryItem here = this.sentry.received().awaitTransaction("here");
			SentryItem there = this.sentry.local().awaitTransaction("there");
			assertThat(there.traceId()).isNotNull().isNotEqualTo(here.traceId());
		}

		@Test
		void scopeOfTheTransactionIsItsOwn() {
			try (ActiveSpan transaction = tracer().continueTrace(TraceHeaders.from(Map.of()), "task", "t", "manual")) {
				Sentry.setTag("who", "ann");
				assertThat(tracer().isInTransaction()).isTrue();
			}
			assertThat(tracer().isInTransaction()).isFalse();
			Sentry.captureMessage("after");
			assertThat(this.sentry.received().awaitEvent((event) -> true)).doesNotHaveTag("who");
		}

	}

	/**
	 * The values follow W3C Trace Context, section "traceparent Header Field Values".
	 */
	@Nested
	class WhenTraceparentIsPropagated {

		private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

		private static final String PARENT = "00f067aa0ba902b7";

		@RegisterExtension
		final LiveSentry sentry = new LiveSentry((options) -> options.setPropagateTraceparent(true));

		@ParameterizedTest
		@ValueSource(strings = { "00-" + TRACE + "-" + PARENT + "-00", "00-" + TRACE + "-" + PARENT + "-01",
				"cc-" + TRACE + "-" + PARENT + "-01-what-the-future-will-be-like" })
		void otherProcessGoesOnWithTheTraceAndItsOwnDecision(String traceparent) {
			SentryItem there = continued(Map.of("traceparent", traceparent));
			assertThat(there.traceId()).isEqualTo(TRACE);
			assertThat(there.context("trace").path("parent_span_id").asText()).isEqualTo(PARENT);
		}

		@ParameterizedTest
		@ValueSource(strings = { "00-" + TRACE + "-" + PARENT + "-01-more", "ff-" + TRACE + "-" + PARENT + "-01",
				"00-" + TRACE + "-0000000000000000-01", "00-00000000000000000000000000000000-" + PARENT + "-01",
				"00-" + TRACE + "-" + PARENT, "garbage", "" })
		void invalidHeaderIsIgnored(String traceparent) {
			assertThat(continued(Map.of("traceparent", traceparent)).traceId()).isNotNull().isNotEqualTo(TRACE);
		}

		@Test
		void headerOfSentryIsPreferred() {
			String trace = "771a43a4192642f0b136d5159a501700";
			assertThat(continued(Map.of("sentry-trace", trace + "-" + PARENT + "-1", "traceparent",
					"00-" + TRACE + "-" + PARENT + "-00"))
				.traceId()).isEqualTo(trace);
		}

		@Test
		void whatIsSentIsRead() {
			Map<String, String> headers = new HashMap<>();
			try (ActiveSpan transaction = tracer().startTransaction("queue.publish", "here", "manual")) {
				headers.putAll(tracer().traceHeaders());
			}
			assertThat(headers).containsKeys("sentry-trace", "baggage", "traceparent");
			headers.keySet().removeAll(Set.of("sentry-trace", "baggage"));
			assertThat(continued(headers)).hasTraceIdOf(this.sentry.local().awaitTransaction("here"));
		}

		private SentryItem continued(Map<String, String> headers) {
			tracer().continueTrace(TraceHeaders.from(headers), "queue.process", "there", "manual").close();
			return this.sentry.received().awaitTransaction("there");
		}

	}

	@Nested
	class WhenTraceparentIsNotPropagated {

		@RegisterExtension
		final LiveSentry sentry = new LiveSentry();

		@Test
		void headerIsNeitherSentNorRead() {
			String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
			assertThat(tracer().traceHeaders()).containsKey("sentry-trace").doesNotContainKey("traceparent");
			tracer()
				.continueTrace(TraceHeaders.from(Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")),
						"queue.process", "there", "manual")
				.close();
			assertThat(this.sentry.received().awaitTransaction("there").traceId()).isNotEqualTo(trace);
		}

	}

	@Nested
	class WhenSampledOut {

		@RegisterExtension
		final LiveSentry sentry = new LiveSentry((options) -> options.setTracesSampleRate(0.0));

		@Test
		void otherProcessSendsNothingEither() throws Exception {
			Map<String, String> headers;
			try (ActiveSpan transaction = tracer().startTransaction("queue.publish", "here", "manual")) {
				headers = tracer().traceHeaders();
			}
			OtherProcess.run(this.sentry.local(), 1.0, headers);
			LocalSentry received = this.sentry.local();
			assertThat(received.awaitEvent((event) -> true)).hasMessage("ran there");
			assertThat(received).hasNoTransactions();
		}

	}

	@Nested
	class WithoutSentry {

		@Test
		void thereAreNoHeadersAndNothingStarts() {
			assertThat(tracer().traceHeaders()).isEmpty();
			assertThat(tracer().continueTrace(TraceHeaders.from(Map.of()), "task", "t", "manual").getTraceId())
				.isNull();
		}

	}

	private Tracer tracer() {
		return this.tracer;
	}

	/**
	 * A process that goes on with a trace.
	 */
	static final class OtherProcess {

		private OtherProcess() {
		}

		static void run(LocalSentry sentry, double rate, Map<String, String> headers) throws Exception {
			Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
					System.getProperty("java.class.path"), OtherProcess.class.getName(), sentry.dsn(),
					String.valueOf(rate), headers.get("sentry-trace"), headers.get("baggage"))
				.inheritIO()
				.start();
			try {
				assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
				assertThat(process.exitValue()).isZero();
			}
			finally {
				process.destroyForcibly();
			}
		}

		public static void main(String[] args) {
			Sentry.init((options) -> {
				options.setDsn(args[0]);
				options.setTracesSampleRate(Double.valueOf(args[1]));
			});
			Map<String, String> headers = Map.of("sentry-trace", args[2], "baggage", args[3]);
			Tracer tracer = TracerUnderTest.of(ScopesAdapter.getInstance());
			try (ActiveSpan transaction = tracer.continueTrace(TraceHeaders.from(headers), "queue.process", "there",
					"manual")) {
				Sentry.captureMessage("ran there");
			}
			Sentry.flush(10_000);
			Sentry.close();
		}

	}

}
