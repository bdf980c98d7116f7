package io.github.tuxsentry.filter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.sentry.SpanId;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentrySpan;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests for {@link SpanPruner}.
 */
class SpanPrunerTests {

	private static final SpanId ROOT = new SpanId();

	private final List<SpanId> ids = IntStream.range(0, 1000).mapToObj((i) -> new SpanId()).toList();

	@Test
	void leavesTheSpansAsTheyAreWhenNoneIsDropped() {
		List<SentrySpan> spans = new ArrayList<>(List.of(span(0, ROOT, "kept"), span(1, this.ids.get(0), "kept")));
		List<SentrySpan> before = List.copyOf(spans);
		SpanPruner.prune(spans, (span) -> false);
		assertThat(spans).usingElementComparator((a, b) -> (a != b) ? 1 : 0).containsExactlyElementsOf(before);
	}

	@Test
	void takesAllSpansOut() {
		List<SentrySpan> spans = new ArrayList<>(List.of(span(0, ROOT, "noise"), span(1, this.ids.get(0), "noise")));
		prune(spans);
		assertThat(spans).isEmpty();
	}

	@Test
	void takesAThousandLevelsOut() {
		List<SentrySpan> spans = new ArrayList<>();
		for (int i = 0; i < 999; i++) {
			spans.add(span(i, (i == 0) ? ROOT : this.ids.get(i - 1), "noise"));
		}
		spans.add(span(999, this.ids.get(998), "kept"));
		prune(spans);
		assertThat(spans).singleElement().extracting(SentrySpan::getParentSpanId).isEqualTo(ROOT);
	}

	@Test
	void doesNotCareForTheOrderOfTheSpans() {
		List<SentrySpan> spans = new ArrayList<>(
				List.of(span(2, this.ids.get(1), "kept"), span(1, this.ids.get(0), "noise"), span(0, ROOT, "noise")));
		prune(spans);
		assertThat(spans).singleElement().extracting(SentrySpan::getParentSpanId).isEqualTo(ROOT);
	}

	@Test
	void keepsATopLevelSpanOnTop() {
		List<SentrySpan> spans = new ArrayList<>(List.of(span(0, null, "noise"), span(1, this.ids.get(0), "kept")));
		prune(spans);
		assertThat(spans).singleElement().extracting(SentrySpan::getParentSpanId).isNull();
	}

	@Test
	void comesToAnEndWhenDroppedSpansAreEachOthersParents() {
		List<SentrySpan> spans = new ArrayList<>(List.of(span(0, this.ids.get(1), "noise"),
				span(1, this.ids.get(0), "noise"), span(2, this.ids.get(2), "noise"), span(3, this.ids.get(1), "kept"),
				span(4, this.ids.get(2), "kept"), span(5, ROOT, "kept")));
		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> prune(spans));
		assertThat(spans).extracting(SentrySpan::getSpanId)
			.containsExactly(this.ids.get(3), this.ids.get(4), this.ids.get(5));
	}

	private static void prune(List<SentrySpan> spans) {
		SpanPruner.prune(spans, (span) -> "noise".equals(span.getOp()));
	}

	private SentrySpan span(int id, SpanId parent, String operation) {
		return new SentrySpan(0.0, 1.0, new SentryId(), this.ids.get(id), parent, operation, null, null, null, Map.of(),
				Map.of(), Map.of());
	}

}
