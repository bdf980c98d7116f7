package io.github.tuxsentry.internal.filter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.sentry.SpanId;
import io.sentry.SpanStatus;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryTransaction;
import io.sentry.protocol.TransactionInfo;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests for {@link SpanTree} and {@link SpanSummary}.
 */
class SpanTreeTests {

	private static final SpanId ROOT = id(-1);

	private static final double END = 100;

	private static final Predicate<SentrySpan> NOISE = (span) -> "noise".equals(span.getOp());

	@Property(tries = 2000)
	void leavesNoOrphanAndNoCycle(@ForAll("trees") List<SentrySpan> spans,
			@ForAll @IntRange(min = 2, max = 4) int from) {
		assertIsTree(arrange(spans, from).spans());
	}

	@Property
	void leavesNoOrphanAndNoCycleEvenIfThereWere(@ForAll("graphs") List<SentrySpan> spans) {
		SpanTree tree = arrange(spans, 2);
		assertIsTree(tree.spans());
		assertCountsAreKept(spans, tree);
	}

	@Property(tries = 2000)
	void keepsTheSumOfGroupedCounts(@ForAll("trees") List<SentrySpan> spans,
			@ForAll @IntRange(min = 2, max = 4) int from) {
		assertCountsAreKept(spans, arrange(spans, from));
	}

	@Property(tries = 2000)
	void staysInsideTheTransaction(@ForAll("trees") List<SentrySpan> spans) {
		assertThat(arrange(spans, 2).spans()).allSatisfy((span) -> {
			assertThat(span.getStartTimestamp()).isBetween(0.0, END);
			if (span.getTimestamp() != null) {
				assertThat(span.getTimestamp()).isBetween(span.getStartTimestamp(), END);
			}
		});
	}

	@Property(tries = 2000)
	void leavesNoSiblingsThatAreAlike(@ForAll("trees") List<SentrySpan> spans) {
		Map<List<Object>, Long> kinds = arrange(spans, 2).spans()
			.stream()
			.filter(SentrySpan::isFinished)
			.collect(Collectors.groupingBy(SpanTreeTests::kindOf, Collectors.counting()));
		assertThat(kinds.values()).allMatch((number) -> number == 1);
	}

	@Property
	void hangsEachSpanOnToItsNearestParentThatIsLeft(@ForAll("trees") List<SentrySpan> spans) {
		Map<SpanId, SentrySpan> before = byId(spans);
		List<SentrySpan> after = arrange(spans, TransactionFilterChain.NEVER_GROUP).spans();
		assertThat(after).hasSize((int) spans.stream().filter(NOISE.negate()).count()).allSatisfy((span) -> {
			SpanId expected = before.get(span.getSpanId()).getParentSpanId();
			while (before.containsKey(expected) && NOISE.test(before.get(expected))) {
				expected = before.get(expected).getParentSpanId();
			}
			assertThat(span.getParentSpanId()).isEqualTo(expected);
		});
	}

	@Property
	void lastsFromTheFirstStartToTheLastEnd(@ForAll("trees") List<SentrySpan> spans) {
		List<SentrySpan> flat = spans.stream()
			.filter(SentrySpan::isFinished)
			.map((span) -> span(span.getSpanId(), ROOT, "op", "same", SpanStatus.OK, span.getStartTimestamp(),
					span.getTimestamp()))
			.toList();
		if (flat.size() < 2) {
			return;
		}
		assertThat(arrange(flat, 2).spans()).singleElement().satisfies((summary) -> {
			double[] durations = flat.stream()
				.mapToDouble((span) -> (span.getTimestamp() - span.getStartTimestamp()) * 1000)
				.toArray();
			assertThat(summary.getDescription()).isEqualTo("same (x" + flat.size() + ")");
			assertThat(summary.getStartTimestamp())
				.isEqualTo(flat.stream().mapToDouble(SentrySpan::getStartTimestamp).min().orElseThrow());
			assertThat(summary.getTimestamp())
				.isEqualTo(flat.stream().mapToDouble(SentrySpan::getTimestamp).max().orElseThrow());
			assertThat(number(summary, "grouped_total_ms"))
				.isCloseTo(IntStream.range(0, durations.length).mapToDouble((i) -> durations[i]).sum(), within(1e-6));
			assertThat(number(summary, "grouped_min_ms")).isEqualTo(Arrays.stream(durations).min().orElseThrow());
			assertThat(number(summary, "grouped_max_ms")).isEqualTo(Arrays.stream(durations).max().orElseThrow());
		});
	}

	@Test
	void leavesTheSpansAsTheyAreWhenThereIsNothingToDo() {
		List<SentrySpan> spans = List.of(span(0, ROOT, "a", "x"), span(1, id(0), "a", "x"), span(2, id(0), "b", "x"));
		SpanTree tree = arrange(spans, 2);
		assertThat(tree.isChanged()).isFalse();
		assertThat(tree.spans()).usingElementComparator((a, b) -> (a != b) ? 1 : 0).containsExactlyElementsOf(spans);
	}

	@Test
	void keepsDescriptionsWithTheSameHashApart() {
		assertThat("table_Aa".hashCode()).isEqualTo("table_BB".hashCode());
		List<SentrySpan> spans = IntStream.range(0, 40)
			.mapToObj((i) -> span(i, ROOT, "db.query", (i % 2 == 0) ? "table_Aa" : "table_BB"))
			.toList();
		assertThat(arrange(spans, 2).spans()).extracting(SentrySpan::getDescription)
			.containsExactly("table_Aa (x20)", "table_BB (x20)");
	}

	@Test
	void groupsTheChildrenOfWhatItGroups() {
		List<SentrySpan> spans = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			spans.add(span(3 * i, ROOT, "item", "Process item " + i));
			spans.add(span(3 * i + 1, id(3 * i), "noise", "n"));
			spans.add(span(3 * i + 2, id(3 * i + 1), "db.query", "SELECT " + i));
		}
		SpanTree tree = arrange(spans, 2);
		assertThat(tree.spans()).extracting(SentrySpan::getDescription)
			.containsExactly("Process item ? (x10)", "SELECT ? (x10)");
		assertThat(tree.spans()).extracting(SentrySpan::getParentSpanId).containsExactly(ROOT, id(0));
		assertThat(tree.dropped()).isEqualTo(10);
		assertThat(tree.grouped()).isEqualTo(18);
	}

	@Test
	void addsUpWhatWasGroupedBefore() {
		SentrySpan earlier = new SentrySpan(1.0, 2.0, new SentryId(), id(0), ROOT, "op", "a", SpanStatus.OK, null,
				Map.of(), Map.of(),
				Map.of("grouped_count", 5, "grouped_total_ms", 50.0, "grouped_min_ms", 1.0, "grouped_max_ms", 20.0));
		SentrySpan single = span(id(1), ROOT, "op", "a", SpanStatus.OK, 3, 3.03125);
		assertThat(arrange(List.of(earlier, single), 2).spans()).singleElement().satisfies((summary) -> {
			assertThat(summary.getDescription()).isEqualTo("a (x6)");
			assertThat(number(summary, "grouped_count")).isEqualTo(6);
			assertThat(number(summary, "grouped_total_ms")).isEqualTo(81.25);
			assertThat(number(summary, "grouped_min_ms")).isEqualTo(1);
			assertThat(number(summary, "grouped_max_ms")).isEqualTo(31.25);
		});
	}

	@Test
	void addsUpWhatWasGroupedBeforeThoughTheFirstSpanWasNot() {
		SentrySpan single = span(id(0), ROOT, "op", "a", SpanStatus.OK, 1, 1.03125);
		SentrySpan earlier = new SentrySpan(2.0, 3.0, new SentryId(), id(1), ROOT, "op", "a", SpanStatus.OK, null,
				Map.of(), Map.of(),
				Map.of("grouped_count", 5, "grouped_total_ms", 50.0, "grouped_min_ms", 1.0, "grouped_max_ms", 20.0));
		assertThat(arrange(List.of(single, earlier), 2).spans()).singleElement().satisfies((summary) -> {
			assertThat(summary.getDescription()).isEqualTo("a (x6)");
			assertThat(number(summary, "grouped_total_ms")).isEqualTo(81.25);
		});
	}

	@Test
	void keepsAGroupInsideTheTransactionThoughItsSpansAreNot() {
		List<SentrySpan> spans = List.of(span(id(0), ROOT, "op", "a", SpanStatus.OK, -5, 7.0),
				span(id(1), ROOT, "op", "a", SpanStatus.OK, 9, END + 5));
		assertThat(arrange(spans, 2).spans()).singleElement().satisfies((summary) -> {
			assertThat(summary.getStartTimestamp()).isZero();
			assertThat(summary.getTimestamp()).isEqualTo(END);
		});
	}

	@Test
	void doesNotGroupAcrossStatuses() {
		List<SentrySpan> spans = List.of(span(id(0), ROOT, "op", "a", SpanStatus.OK, 1, 2.0),
				span(id(1), ROOT, "op", "a", SpanStatus.INTERNAL_ERROR, 1, 2.0),
				span(id(2), ROOT, "op", "a", SpanStatus.OK, 1, 2.0));
		assertThat(arrange(spans, 2).spans()).extracting(SentrySpan::getStatus)
			.containsExactly(SpanStatus.OK, SpanStatus.INTERNAL_ERROR);
	}

	@Test
	void groupsSpansWithoutDescriptionByTheirOperation() {
		SentrySpan one = new SentrySpan(1.0, 2.0, new SentryId(), id(0), ROOT, "op", null, null, null, Map.of("a", "b"),
				Map.of(), null);
		SentrySpan other = new SentrySpan(1.0, 2.0, new SentryId(), id(1), ROOT, "op", null, null, null,
				Map.of("a", "c"), Map.of(), null);
		assertThat(arrange(List.of(one, other), 2).spans()).singleElement().satisfies((summary) -> {
			assertThat(summary.getDescription()).isEqualTo("op (x2)");
			assertThat(summary.getTags()).isEmpty();
		});
	}

	@Test
	void comesToAnEndForAHundredThousandSpansDeepOrWide() {
		List<SentrySpan> deep = new ArrayList<>();
		List<SentrySpan> wide = new ArrayList<>();
		for (int i = 0; i < 100_000; i++) {
			deep.add(span(i, (i == 0) ? ROOT : id(i - 1), (i % 2 == 0) ? "noise" : "op", "a"));
			wide.add(span(i, ROOT, "op " + i % 50_000, "a"));
		}
		assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
			assertThat(arrange(deep, 2).spans()).hasSize(50_000);
			assertThat(arrange(wide, 2).spans()).hasSize(50_000);
		});
	}

	@Provide
	Arbitrary<List<SentrySpan>> trees() {
		return spans((i) -> Arbitraries.integers().between(-1, i - 1)).flatMap((spans) -> Arbitraries.shuffle(spans));
	}

	@Provide
	Arbitrary<List<SentrySpan>> graphs() {
		return spans((i) -> Arbitraries.integers().between(-5, 25));
	}

	private static Arbitrary<List<SentrySpan>> spans(Function<Integer, Arbitrary<Integer>> parent) {
		return Arbitraries.integers()
			.between(0, 20)
			.flatMap((size) -> Combinators
				.combine(IntStream.range(0, size).mapToObj((i) -> span(i, parent.apply(i))).toList())
				.as((spans) -> spans));
	}

	private static Arbitrary<SentrySpan> span(int id, Arbitrary<Integer> parent) {
		Arbitrary<String> operations = Arbitraries.of("noise", "db.query", "http.client");
		Arbitrary<String> descriptions = Combinators
			.combine(Arbitraries.of("SELECT %d", "GET /%d", "a '%d'"), Arbitraries.integers().between(0, 99))
			.as(String::formatted);
		Arbitrary<SpanStatus> statuses = Arbitraries.of(SpanStatus.OK, SpanStatus.OK, SpanStatus.NOT_FOUND);
		Arbitrary<Integer> times = Arbitraries.integers().between(0, (int) END);
		return Combinators.combine(parent, operations, descriptions, statuses, times, times)
			.as((place, operation, description, status, one, other) -> span(id(id), id(place), operation, description,
					status, Math.min(one, other), (one + other == 7) ? null : (double) Math.max(one, other)));
	}

	private static SentrySpan span(int id, SpanId parent, String operation, String description) {
		return span(id(id), parent, operation, description, SpanStatus.OK, 1, 2.0);
	}

	private static SentrySpan span(SpanId id, SpanId parent, String operation, String description, SpanStatus status,
			double start, @Nullable Double end) {
		return new SentrySpan(start, end, new SentryId(), id, parent, operation, description, status, null, Map.of(),
				Map.of(), Map.of());
	}

	private static SpanId id(int number) {
		return new SpanId("%016x".formatted(number));
	}

	private static SpanTree arrange(List<SentrySpan> spans, int groupFrom) {
		SentryTransaction transaction = new SentryTransaction("t", 0.0, END, spans, Map.of(),
				new TransactionInfo("custom"));
		return SpanTree.arrange(transaction, ROOT, NOISE, groupFrom);
	}

	private static void assertIsTree(List<SentrySpan> spans) {
		Map<SpanId, SentrySpan> byId = byId(spans);
		assertThat(byId).hasSameSizeAs(spans);
		for (SentrySpan span : spans) {
			Set<SpanId> path = new HashSet<>();
			for (SpanId id = span.getSpanId(); !ROOT.equals(id); id = byId.get(id).getParentSpanId()) {
				assertThat(byId).containsKey(id);
				assertThat(path.add(id)).as("no cycle").isTrue();
			}
		}
	}

	private static void assertCountsAreKept(List<SentrySpan> before, SpanTree tree) {
		long kept = before.stream().filter(NOISE.negate()).count();
		double sum = tree.spans()
			.stream()
			.mapToDouble((span) -> span.getData().containsKey("grouped_count") ? number(span, "grouped_count") : 1)
			.sum();
		assertThat(sum).isEqualTo(kept);
		assertThat(tree.dropped() + tree.grouped() + tree.spans().size()).isEqualTo(before.size());
	}

	private static List<Object> kindOf(SentrySpan span) {
		String description = FoldedText.of(span.getDescription().replaceAll(" \\(x\\d+\\)$", ""));
		return List.of(span.getParentSpanId(), span.getOp(), span.getStatus(), description);
	}

	private static Map<SpanId, SentrySpan> byId(List<SentrySpan> spans) {
		return spans.stream().collect(Collectors.toMap(SentrySpan::getSpanId, Function.identity()));
	}

	private static double number(SentrySpan span, String key) {
		return ((Number) span.getData().get(key)).doubleValue();
	}

}
