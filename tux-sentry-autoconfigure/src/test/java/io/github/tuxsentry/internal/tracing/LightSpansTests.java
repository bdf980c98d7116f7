package io.github.tuxsentry.internal.tracing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.ScopeType;
import io.sentry.SpanStatus;
import io.sentry.protocol.MeasurementValue;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LightSpans} and {@link LightSpan}.
 */
class LightSpansTests {

	private final AtomicInteger seen = new AtomicInteger();

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> {
		options.addEventProcessor(new EventProcessor() {
			@Override
			public SentryTransaction process(SentryTransaction transaction, Hint hint) {
				LightSpansTests.this.seen.set(transaction.getSpans().size());
				return transaction;
			}
		});
	});

	@Test
	void sendsLightAndRealSpansAsOneTree() {
		ITransaction transaction = this.sentry.scopes().startTransaction("mixed", "task");
		LightSpans spans = spansOf(transaction, 5000);
		for (int i = 0; i < 500; i++) {
			LightSpan outer = start(spans, transaction, "outer " + i);
			LightSpan inner = spans.start(outer.id(), "function", "inner " + i, "auto.test", null);
			if (i % 100 == 0) {
				ISpan real = inner.real();
				assertThat(real).isSameAs(inner.real());
				assertThat(real.getSpanContext().getSpanId()).isEqualTo(inner.id());
				real.startChild("db.query", "child of real " + i).finish(SpanStatus.OK);
				spans.start(inner.id(), "function", "light child of real " + i, "auto.test", null)
					.end(SpanStatus.OK, null);
			}
			inner.end(SpanStatus.OK, null);
			outer.end(SpanStatus.OK, null);
		}
		SentryItem item = finish(transaction, "mixed");
		assertThat(item.spans()).hasSize(1010);
		assertThat(this.seen).hasValue(1010);
		Set<String> ids = item.spans().stream().map((span) -> text(span, "span_id")).collect(Collectors.toSet());
		assertThat(ids).hasSize(1010);
		Map<String, JsonNode> byDescription = byDescription(item);
		Set<String> places = new HashSet<>(ids);
		places.add(item.spanId());
		assertThat(item.spans()).allSatisfy((span) -> {
			assertThat(places).contains(text(span, "parent_span_id"));
			assertThat(text(span, "trace_id")).isEqualTo(item.traceId());
			assertThat(text(span, "status")).isEqualTo("ok");
			assertThat(span.path("start_timestamp").asDouble())
				.isGreaterThanOrEqualTo(item.payload().path("start_timestamp").asDouble() - 0.001);
			assertThat(span.path("timestamp").asDouble()).isBetween(span.path("start_timestamp").asDouble(),
					item.payload().path("timestamp").asDouble());
		});
		assertThat(text(byDescription.get("inner 100"), "parent_span_id"))
			.isEqualTo(text(byDescription.get("outer 100"), "span_id"));
		for (String child : List.of("child of real 100", "light child of real 100")) {
			assertThat(text(byDescription.get(child), "parent_span_id"))
				.isEqualTo(text(byDescription.get("inner 100"), "span_id"));
		}
	}

	@Test
	void recordsDetailsBeforeAndAfterASpanBecomesReal() {
		ITransaction transaction = this.sentry.scopes().startTransaction("details", "task");
		LightSpans spans = spansOf(transaction, 100);
		for (String kind : List.of("light", "real")) {
			LightSpan span = start(spans, transaction, kind);
			span.setTag("before", "1");
			span.setData("rows", 3);
			if ("real".equals(kind)) {
				span.real();
			}
			span.setTag("after", "2");
			span.setData("cached", true);
			span.setStatus(SpanStatus.NOT_FOUND);
			span.end(SpanStatus.OK, null);
			span.end(SpanStatus.INTERNAL_ERROR, null);
		}
		SentryItem item = finish(transaction, "details");
		assertThat(item.spans()).hasSize(2).allSatisfy((span) -> {
			assertThat(span.path("tags")).hasToString("{\"before\":\"1\",\"after\":\"2\"}");
			assertThat(span.path("data").path("rows").asInt()).isEqualTo(3);
			assertThat(span.path("data").path("cached").asBoolean()).isTrue();
			assertThat(text(span.path("data"), "thread.name")).isEqualTo(Thread.currentThread().getName());
			assertThat(text(span.path("data"), "thread.id")).isEqualTo("" + Thread.currentThread().getId());
			assertThat(text(span, "status")).isEqualTo("not_found");
			assertThat(text(span, "origin")).isEqualTo("auto.test");
		});
	}

	@Test
	void describesTheThreadAsOfTheStartOfEachSpan() throws Exception {
		ITransaction transaction = this.sentry.scopes().startTransaction("threads", "task");
		LightSpans spans = spansOf(transaction, 100);
		start(spans, transaction, "main").end(SpanStatus.OK, null);
		Thread thread = new Thread(() -> {
			start(spans, transaction, "before").end(SpanStatus.OK, null);
			Thread.currentThread().setName("renamed");
			start(spans, transaction, "after").end(SpanStatus.OK, null);
		}, "named");
		thread.start();
		thread.join();
		start(spans, transaction, "main again").end(SpanStatus.OK, null);
		Map<String, JsonNode> sent = byDescription(finish(transaction, "threads"));
		assertThat(sent).hasSize(4);
		String main = Thread.currentThread().getName();
		Map.of("main", main, "before", "named", "after", "renamed", "main again", main)
			.forEach((description, name) -> assertThat(text(sent.get(description).path("data"), "thread.name"))
				.isEqualTo(name));
		assertThat(text(sent.get("after").path("data"), "thread.id")).isEqualTo("" + thread.getId());
	}

	@Test
	void detailsCanBeModifiedBeforeASpanIsSent() {
		ITransaction transaction = this.sentry.scopes().startTransaction("modified", "task");
		LightSpans spans = spansOf(transaction, 100);
		this.sentry.scopes().configureScope(ScopeType.CURRENT, (scope) -> scope.addEventProcessor(new EventProcessor() {
			@Override
			public SentryTransaction process(SentryTransaction sent, Hint hint) {
				SentrySpan first = sent.getSpans().get(0);
				first.getTags().put("shard", "1");
				first.getMeasurements().put("size", new MeasurementValue(3, null));
				first.getData().put("rows", 3);
				first.getData().remove("thread.name");
				return sent;
			}
		}));
		start(spans, transaction, "modified").end(SpanStatus.OK, null);
		start(spans, transaction, "other").end(SpanStatus.OK, null);
		Map<String, JsonNode> sent = byDescription(finish(transaction, "modified"));
		assertThat(sent.get("modified").path("tags")).hasToString("{\"shard\":\"1\"}");
		assertThat(sent.get("modified").path("measurements").path("size").path("value").asInt()).isEqualTo(3);
		assertThat(sent.get("modified").path("data").path("rows").asInt()).isEqualTo(3);
		assertThat(sent.get("modified").path("data").has("thread.name")).isFalse();
		assertThat(sent.get("other").has("tags")).isFalse();
		assertThat(sent.get("other").has("measurements")).isFalse();
		assertThat(sent.get("other").path("data").has("rows")).isFalse();
		assertThat(sent.get("other").path("data").has("thread.name")).isTrue();
	}

	@Test
	void createsAnEndedSpanWithItsOwnTimes() {
		ITransaction transaction = this.sentry.scopes().startTransaction("ended", "task");
		LightSpans spans = spansOf(transaction, 100);
		LightSpan span = start(spans, transaction, "ended");
		span.end(SpanStatus.OK, null);
		assertThat(span.real().isFinished()).isTrue();
		assertThat(span.real().getStatus()).isEqualTo(SpanStatus.OK);
		assertThat(finish(transaction, "ended").spans()).hasSize(1);
	}

	@Test
	void sendsASpanThatCannotBecomeReal() {
		ITransaction transaction = this.sentry.scopes().startTransaction("refused", "task");
		LightSpans spans = spansOf(transaction, 2000);
		for (int i = 0; i < 1000; i++) {
			transaction.startChild("function", "of the SDK").finish();
		}
		LightSpan span = start(spans, transaction, "light");
		assertThat(span.real().getSpanContext().getSpanId()).isEqualTo(span.id());
		assertThat(finish(transaction, "refused").spans()).hasSize(1001);
	}

	@Test
	void sendsUnfinishedSpansAsTheSdkDoes() {
		ITransaction transaction = this.sentry.scopes().startTransaction("unfinished", "task");
		LightSpans spans = spansOf(transaction, 100);
		start(spans, transaction, "light");
		transaction.startChild("function", "of the SDK");
		SentryItem item = finish(transaction, "unfinished");
		assertThat(item.spans()).hasSize(2).allSatisfy((span) -> {
			assertThat(span.has("timestamp")).isFalse();
			assertThat(span.has("status")).isFalse();
		});
		assertThat(spans.start(transaction.getSpanContext().getSpanId(), "function", "late", "auto.test", null))
			.isNull();
	}

	@Test
	void countsSpansOfTheSdkTowardsTheLimit() {
		ITransaction transaction = this.sentry.scopes().startTransaction("limited", "task");
		LightSpans spans = spansOf(transaction, 3);
		transaction.startChild("function", "of the SDK").finish();
		assertThat(start(spans, transaction, "a")).isNotNull();
		assertThat(start(spans, transaction, "b")).isNotNull();
		assertThat(start(spans, transaction, "c")).isNull();
		assertThat(finish(transaction, "limited").spans()).hasSize(3);
	}

	private LightSpans spansOf(ITransaction transaction, int limit) {
		LightSpans spans = new LightSpans(transaction, limit, transaction.getStartDate());
		this.sentry.scopes().configureScope(ScopeType.CURRENT, spans::addTo);
		return spans;
	}

	private static LightSpan start(LightSpans spans, ITransaction transaction, String description) {
		return spans.start(transaction.getSpanContext().getSpanId(), "function", description, "auto.test", null);
	}

	private SentryItem finish(ITransaction transaction, String name) {
		transaction.finish(SpanStatus.OK);
		return this.sentry.received().awaitTransaction(name);
	}

	private static Map<String, JsonNode> byDescription(SentryItem item) {
		return item.spans().stream().collect(Collectors.toMap((span) -> text(span, "description"), (span) -> span));
	}

	private static String text(JsonNode span, String key) {
		return span.path(key).asText();
	}

}
