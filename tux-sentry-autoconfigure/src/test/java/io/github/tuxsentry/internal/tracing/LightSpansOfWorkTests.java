package io.github.tuxsentry.internal.tracing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.IScope;
import io.sentry.ISentryLifecycleToken;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.ScopeType;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SpanStatus;
import io.sentry.TransactionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the light spans of sampled transactions, as the SDK and bots see them.
 */
class LightSpansOfWorkTests {

	private static final int LIMIT = 20;

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> {
		options.setMaxSpans(LIMIT);
		options.addIgnoredTransaction("ignored");
		options.setIgnoredSpanOrigins(List.of("auto.ignored"));
	});

	private final Tracer tracer = TracerUnderTest.of(ScopesAdapter.getInstance());

	@Test
	void areNoSpansOfTheSdkWhenNobodyAsks() {
		try (ActiveSpan transaction = start("t")) {
			try (ActiveSpan outer = span("outer"); ActiveSpan inner = span("inner")) {
				inner.setTag("a", "b").setData("c", 1);
				assertThat(this.tracer.isInTransaction()).isTrue();
				assertThat(this.tracer.isRecording()).isTrue();
				assertThat(Tracer.traceIdOf(ScopesAdapter.getInstance())).isEqualTo(transaction.getTraceId());
				assertThat(this.tracer.currentSpan().getTraceId()).isEqualTo(transaction.getTraceId());
				this.tracer.currentSpan().setTag("borrowed", "1").close();
				assertThat(outer.getTraceId()).isEqualTo(transaction.getTraceId());
			}
			try (ActiveSpan second = span("second")) {
				assertThat(second.hasSpan()).isTrue();
			}
			assertThat(ofSdk()).isEmpty();
		}
		SentryItem item = received("t");
		Map<String, JsonNode> spans = spansOf(item);
		assertThat(spans).containsOnlyKeys("outer", "inner", "second");
		assertThat(parentOf(spans.get("outer"))).isEqualTo(item.spanId()).isEqualTo(parentOf(spans.get("second")));
		assertThat(parentOf(spans.get("inner"))).isEqualTo(idOf(spans.get("outer")));
		assertThat(spans.get("inner").path("tags")).hasToString("{\"a\":\"b\",\"borrowed\":\"1\"}");
		assertThat(spans.get("inner").path("data").path("c").asInt()).isEqualTo(1);
	}

	@Test
	void areSpansOfTheSdkWhenSomebodyAsks() {
		try (ActiveSpan transaction = start("t"); ActiveSpan outer = span("outer"); ActiveSpan inner = span("inner")) {
			ISpan span = Objects.requireNonNull(Sentry.getSpan());
			assertThat(span.getDescription()).isEqualTo("inner");
			assertThat(span).isSameAs(Sentry.getSpan());
			assertThat(Sentry.getTraceparent().getValue()).isEqualTo(span.toSentryTrace().getValue()).endsWith("-1");
			assertThat(this.tracer.traceHeaders().get("sentry-trace")).isEqualTo(span.toSentryTrace().getValue());
			Sentry.captureMessage("inside");
			span.startChild("own", "of the bot").finish();
			span("below").close();
			assertThat(ofSdk()).containsExactly("inner", "of the bot");
		}
		SentryItem item = received("t");
		Map<String, JsonNode> spans = spansOf(item);
		assertThat(spans).containsOnlyKeys("outer", "inner", "of the bot", "below");
		assertThat(parentOf(spans.get("inner"))).isEqualTo(idOf(spans.get("outer")));
		for (String child : List.of("of the bot", "below")) {
			assertThat(parentOf(spans.get(child))).isEqualTo(idOf(spans.get("inner")));
		}
		assertThat(event("inside").spanId()).isEqualTo(idOf(spans.get("inner")));
		assertThat(event("inside").traceId()).isEqualTo(item.traceId());
	}

	@Test
	void haveBreadcrumbsAndTagsInCommonWithTheTransaction() {
		try (ActiveSpan transaction = start("t")) {
			try (ActiveSpan outer = span("outer")) {
				try (ActiveSpan inner = span("inner")) {
					Sentry.addBreadcrumb("of the inner span");
					assertThat(ofSdk()).isEmpty();
					Sentry.setTag("inside", "1");
				}
				Sentry.captureMessage("outside");
			}
		}
		SentryItem event = event("outside");
		assertThat(event.breadcrumbs()).extracting((breadcrumb) -> breadcrumb.path("message").asText())
			.contains("of the inner span");
		assertThat(event.tag("inside")).isEqualTo("1");
		assertThat(event.spanId()).isEqualTo(idOf(spansOf(received("t")).get("outer")));
	}

	@Test
	void continueOnOtherThreads() throws InterruptedException {
		ScopesPropagation propagation = new ScopesPropagation(new LogContext(Map.of(), new FaultBarrier()),
				new FaultBarrier());
		try (ActiveSpan transaction = start("t"); ActiveSpan outer = span("outer")) {
			Thread thread = new Thread(propagation.wrap(() -> span("elsewhere").close()), "elsewhere");
			thread.start();
			thread.join();
			assertThat(ofSdk()).isEmpty();
		}
		Map<String, JsonNode> spans = spansOf(received("t"));
		assertThat(parentOf(spans.get("elsewhere"))).isEqualTo(idOf(spans.get("outer")));
		assertThat(spans.get("elsewhere").path("data").path("thread.name").asText()).isEqualTo("elsewhere");
	}

	@Test
	void areSentWhenTheBotEndsTheTransaction() {
		try (ActiveSpan transaction = start("t")) {
			span("s").close();
			Objects.requireNonNull(Sentry.getCurrentScopes().getTransaction()).finish(SpanStatus.OK);
			assertThat(this.tracer.startSpan("function", "late", "manual").hasSpan()).isFalse();
		}
		assertThat(spansOf(received("t"))).containsOnlyKeys("s");
	}

	@Test
	void areSentWhenAScopeIsCleared() {
		for (ScopeType type : List.of(ScopeType.CURRENT, ScopeType.ISOLATION)) {
			try (ActiveSpan transaction = start(type.name())) {
				span("s").close();
				Sentry.configureScope(type, IScope::clear);
			}
			assertThat(spansOf(received(type.name()))).containsOnlyKeys("s");
		}
	}

	@Test
	void areThoseOfTheirOwnTransaction() {
		try (ActiveSpan outer = start("outer")) {
			span("before").close();
			try (ActiveSpan inner = start("inner")) {
				span("within").close();
			}
			span("after").close();
		}
		assertThat(spansOf(received("inner"))).containsOnlyKeys("within");
		assertThat(spansOf(received("outer"))).containsOnlyKeys("before", "after");
	}

	@Test
	void areSpansOfTheSdkInATransactionOfTheBot() {
		TransactionOptions options = new TransactionOptions();
		options.setBindToScope(true);
		try (ISentryLifecycleToken scope = Sentry.pushIsolationScope()) {
			ITransaction own = Sentry.startTransaction("own", "task", options);
			try (ActiveSpan span = span("s")) {
				assertThat(own.getSpans()).extracting(ISpan::getDescription).containsExactly("s");
			}
			own.finish();
		}
		assertThat(spansOf(received("own"))).containsOnlyKeys("s");
	}

	@Test
	void areWhatEventsReferToOnceTheTransactionHasEnded() {
		ActiveSpan transaction = start("t");
		ActiveSpan late = span("late");
		transaction.end();
		Sentry.captureMessage("late event");
		late.endAndDetach();
		transaction.detach();
		SentryItem item = received("t");
		assertThat(event("late event").spanId()).isEqualTo(idOf(spansOf(item).get("late")));
		assertThat(event("late event").traceId()).isEqualTo(item.traceId());
		assertThat(spansOf(item).get("late").has("timestamp")).isFalse();
	}

	@Test
	void areWhatFailuresReferTo() {
		IllegalStateException failure = new IllegalStateException("failed");
		try (ActiveSpan transaction = start("t")) {
			try (ActiveSpan outer = span("outer")) {
				try (ActiveSpan inner = span("inner")) {
					inner.fail(failure);
				}
				outer.fail(failure);
			}
		}
		Sentry.captureException(failure);
		SentryItem item = received("t");
		JsonNode inner = spansOf(item).get("inner");
		assertThat(inner.path("status").asText()).isEqualTo("internal_error");
		assertThat(inner.path("data").path("error").asText()).isEqualTo("failed");
		SentryItem event = this.sentry.received().items("event").get(0);
		assertThat(event.spanId()).isEqualTo(idOf(inner));
		assertThat(event.traceId()).isEqualTo(item.traceId());
		assertThat(event.name()).isEqualTo("t");
	}

	@Test
	void areNotRecordedBeyondTheLimitOrWithAnIgnoredOrigin() {
		try (ActiveSpan transaction = start("t")) {
			this.tracer.startSpan("function", "ignored", "auto.ignored").close();
			for (int i = 0; i < LIMIT + 3; i++) {
				span("s" + i).close();
			}
			assertThat(ofSdk()).isEmpty();
		}
		assertThat(spansOf(received("t"))).hasSize(LIMIT).doesNotContainKey("ignored");
	}

	@Test
	void areCountedWhenTheTransactionIsIgnored() {
		try (ActiveSpan transaction = start("ignored")) {
			span("a").close();
			span("b").close();
		}
		assertThat(this.sentry.received().items("transaction")).isEmpty();
		Sentry.captureMessage("with a client report");
		JsonNode lost = this.sentry.received().awaitItems("client_report", 1).get(0).payload().path("discarded_events");
		assertThat(lost).anySatisfy((loss) -> {
			assertThat(loss.path("category").asText()).isEqualTo("span");
			assertThat(loss.path("quantity").asInt()).isEqualTo(3);
		});
	}

	@Test
	void leaveTheThreadWhenAnInnerOneHasNot() {
		try (ActiveSpan transaction = start("t")) {
			ActiveSpan outer = span("outer");
			ActiveSpan inner = span("inner");
			Sentry.captureMessage("inside");
			outer.endAndDetach();
			assertThat(Sentry.getSpan()).isInstanceOf(ITransaction.class);
			inner.endAndDetach();
			assertThat(Sentry.getSpan()).isInstanceOf(ITransaction.class);
		}
		assertThat(Sentry.getSpan()).isNull();
	}

	@Test
	void endWithTheTransactionThatIsAborted() {
		try (ActiveSpan transaction = start("t"); ActiveSpan running = span("running")) {
			this.tracer.abortTransaction();
			assertThat(this.tracer.isInTransaction()).isFalse();
		}
		SentryItem item = received("t");
		assertThat(item.status()).isEqualTo("internal_error");
		assertThat(spansOf(item).get("running").path("status").asText()).isEqualTo("internal_error");
	}

	private ActiveSpan start(String name) {
		return this.tracer.startTransaction("task", name, "manual");
	}

	private ActiveSpan span(String description) {
		return this.tracer.startSpan("function", description, "manual");
	}

	private static List<String> ofSdk() {
		return Objects.requireNonNull(Sentry.getCurrentScopes().getTransaction())
			.getSpans()
			.stream()
			.map(ISpan::getDescription)
			.toList();
	}

	private SentryItem received(String name) {
		return this.sentry.received().awaitTransaction(name);
	}

	private SentryItem event(String message) {
		return this.sentry.received()
			.items("event")
			.stream()
			.filter((event) -> message.equals(event.message()))
			.findFirst()
			.orElseThrow();
	}

	private static Map<String, JsonNode> spansOf(SentryItem item) {
		return item.spans()
			.stream()
			.collect(Collectors.toMap((span) -> span.path("description").asText(), (span) -> span));
	}

	private static String idOf(JsonNode span) {
		return span.path("span_id").asText();
	}

	private static String parentOf(JsonNode span) {
		return span.path("parent_span_id").asText();
	}

}
