package io.github.tuxsentry.internal.filter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.text.Wildcard;
import io.github.tuxsentry.spi.SpanFilter;
import io.sentry.SpanId;
import io.sentry.SpanStatus;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryTransaction;
import io.sentry.protocol.TransactionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@link SpanTree} arranges random transactions exactly as a plain reference,
 * which copies everything and groups by normalized strings.
 */
class SpanTreeReferenceTests {

	private static final int TRANSACTIONS = Boolean.getBoolean("tux.long") ? 200_000 : 3_000;

	private static final double END = 100;

	private static final List<String> DESCRIPTIONS = List.of("SELECT * FROM cases WHERE id = %d",
			"SELECT * FROM notes WHERE id = %d", "SELECT * FROM cases", "GET /users/%d",
			"INSERT INTO t VALUES (%d, 'a')", "it's '%d'", "Ünï %d", "", "?", "GET https://discord.com/api/%d",
			"GET https://example.org/%d", "job a94a8fe5ccb19ba6%d", "key 550e8400-e29b-41d4-a716-44665544%04d");

	private static final List<String> OPERATIONS = List.of("db.query", "db.query", "http.client", "noise.a", "noise.b",
			"function");

	private static final List<SpanFilter> FILTERS = List.of(
			SpanFilters.discordApi(DiscordApiSpans.SLOW, Duration.ofSeconds(20)),
			SpanFilters.operations(List.of(Wildcard.of("noise.*"))),
			(span) -> "GET /users/7".equals(span.getDescription()));

	@ParameterizedTest
	@MethodSource("shapes")
	void arrangesSpansAsTheReferenceDoes(Shape shape) {
		Random random = new Random(shape.name().hashCode());
		int grouped = 0;
		int dropped = 0;
		for (int i = 0; i < TRANSACTIONS / Shape.values().length; i++) {
			SpanId root = new SpanId();
			List<SentrySpan> spans = shape.spans(random, root);
			SentryTransaction transaction = new SentryTransaction("t", 0.0, (i % 7 == 0) ? null : END, spans, Map.of(),
					new TransactionInfo("custom"));
			int groupFrom = 2 + random.nextInt(3);
			SpanTree tree = SpanTree.arrange(transaction, root, new SpanDrops(FILTERS, new FaultBarrier()), groupFrom);
			Reference reference = new Reference(transaction, root, groupFrom);
			assertThat(describe(tree.spans())).isEqualTo(describe(reference.arrange()));
			assertThat(tree.dropped()).isEqualTo(reference.dropped);
			assertThat(tree.grouped()).isEqualTo(reference.grouped);
			grouped += tree.grouped();
			dropped += tree.dropped();
		}
		assertThat(grouped).isPositive();
		assertThat(dropped).isPositive();
	}

	static Shape[] shapes() {
		return Shape.values();
	}

	private static List<List<Object>> describe(List<SentrySpan> spans) {
		List<List<Object>> described = new ArrayList<>();
		for (SentrySpan span : spans) {
			List<Object> properties = new ArrayList<>(List.of(span.getSpanId(), span.getTraceId(), span.getOp(),
					span.getTags(), span.getMeasurements(), span.getStartTimestamp()));
			properties.add(span.getParentSpanId());
			properties.add(span.getDescription());
			properties.add(span.getStatus());
			properties.add(span.getOrigin());
			properties.add(span.getTimestamp());
			properties.add((span.getData() != null) ? new ArrayList<>(span.getData().entrySet()) : null);
			described.add(properties);
		}
		return described;
	}

	enum Shape {

		FLAT, NESTED, DEEP, SHUFFLED, WITH_UNKNOWN_PARENTS, WITH_EQUAL_IDS;

		List<SentrySpan> spans(Random random, SpanId root) {
			List<SentrySpan> spans = new ArrayList<>();
			int size = random.nextInt(40);
			for (int i = 0; i < size; i++) {
				SpanId parent = parent(random, root, spans);
				boolean again = this == WITH_EQUAL_IDS && i > 0 && random.nextInt(5) == 0;
				spans.add(span(random, again ? spans.get(random.nextInt(i)).getSpanId() : new SpanId(), parent));
			}
			if (this == SHUFFLED) {
				Collections.shuffle(spans, random);
			}
			return spans;
		}

		private SpanId parent(Random random, SpanId root, List<SentrySpan> spans) {
			if (this == FLAT || spans.isEmpty()) {
				return new SpanId(root.toString());
			}
			if (this == WITH_UNKNOWN_PARENTS && random.nextInt(4) == 0) {
				return random.nextBoolean() ? null : new SpanId();
			}
			int index = (this == DEEP) ? Math.max(0, spans.size() - 1 - random.nextInt(3))
					: random.nextInt(spans.size() + 1) - 1;
			SpanId parent = (index < 0) ? root : spans.get(index).getSpanId();
			return random.nextBoolean() ? parent : new SpanId(parent.toString());
		}

		private static SentrySpan span(Random random, SpanId id, SpanId parent) {
			double start = random.nextInt(110) - 5;
			Double end = (random.nextInt(12) == 0) ? null : start + random.nextInt(30) / 3.0;
			String description = (random.nextInt(15) == 0) ? null
					: DESCRIPTIONS.get(random.nextInt(DESCRIPTIONS.size())).formatted(random.nextInt(9));
			SpanStatus status = new SpanStatus[] { null, SpanStatus.OK, SpanStatus.OK, SpanStatus.NOT_FOUND }[random
				.nextInt(4)];
			Map<String, String> tags = new ConcurrentHashMap<>();
			tags.put("tag", "t" + random.nextInt(2));
			return new SentrySpan(start, end, new SentryId(), id, parent,
					OPERATIONS.get(random.nextInt(OPERATIONS.size())), description, status,
					(random.nextInt(10) == 0) ? "auto.http.jda" : null, tags, Map.of(), data(random));
		}

		private static Map<String, Object> data(Random random) {
			if (random.nextInt(5) == 0) {
				return null;
			}
			Map<String, Object> data = new ConcurrentHashMap<>();
			for (String key : List.of("thread.id", "rows", "cached")) {
				if (random.nextInt(4) > 0) {
					data.put(key, random.nextInt(2));
				}
			}
			for (String key : List.of("grouped_count", "grouped_total_ms", "grouped_min_ms", "grouped_max_ms")) {
				if (random.nextInt(20) == 0) {
					data.put(key, random.nextBoolean() ? 1 + random.nextInt(5) : "none");
				}
			}
			return data;
		}

	}

	/**
	 * Arrangement by strings and copies, without regard to its costs.
	 */
	private static final class Reference {

		private final SentryTransaction transaction;

		private final SpanId root;

		private final int groupFrom;

		private final Map<SpanId, List<SentrySpan>> children = new LinkedHashMap<>();

		private final List<SentrySpan> arranged = new ArrayList<>();

		private final List<Runnable> open = new ArrayList<>();

		private int dropped;

		private int grouped;

		Reference(SentryTransaction transaction, SpanId root, int groupFrom) {
			this.transaction = transaction;
			this.root = root;
			this.groupFrom = groupFrom;
			List<SpanId> known = transaction.getSpans().stream().map(SentrySpan::getSpanId).toList();
			for (SentrySpan span : transaction.getSpans()) {
				SpanId place = known.contains(span.getParentSpanId()) ? span.getParentSpanId() : root;
				this.children.computeIfAbsent(place, (key) -> new ArrayList<>()).add(span);
			}
		}

		List<SentrySpan> arrange() {
			arrangeBelow(this.root, List.of(this.root));
			for (int i = 0; i < this.open.size(); i++) {
				this.open.get(i).run();
			}
			return this.arranged;
		}

		private void arrangeBelow(SpanId parent, List<SpanId> places) {
			List<SentrySpan> siblings = new ArrayList<>();
			List<SpanId> all = new ArrayList<>(places);
			for (int i = 0; i < all.size(); i++) {
				for (SentrySpan span : Objects.requireNonNullElse(this.children.remove(all.get(i)),
						List.<SentrySpan>of())) {
					if (FILTERS.stream().anyMatch((filter) -> filter.drops(span))) {
						this.dropped++;
						all.add(span.getSpanId());
					}
					else {
						siblings.add(span);
					}
				}
			}
			Map<Object, List<SentrySpan>> groups = new LinkedHashMap<>();
			for (SentrySpan span : siblings) {
				Object kind = (span.isFinished() && siblings.size() >= this.groupFrom) ? kindOf(span) : new Object();
				groups.computeIfAbsent(kind, (key) -> new ArrayList<>()).add(span);
			}
			for (List<SentrySpan> alike : groups.values()) {
				if (alike.size() < this.groupFrom) {
					alike.forEach((span) -> add(withParent(span, parent), List.of(span)));
				}
				else {
					this.grouped += alike.size() - 1;
					add(summary(alike, parent), alike);
				}
			}
		}

		private void add(SentrySpan span, List<SentrySpan> adoptsFrom) {
			this.arranged.add(span);
			this.open
				.add(() -> arrangeBelow(span.getSpanId(), adoptsFrom.stream().map(SentrySpan::getSpanId).toList()));
		}

		private static List<Object> kindOf(SentrySpan span) {
			List<Object> kind = new ArrayList<>(
					List.of(span.getOp(), (span.getDescription() != null) ? FoldedText.of(span.getDescription()) : ""));
			kind.add(span.getStatus());
			return kind;
		}

		private static SentrySpan withParent(SentrySpan span, SpanId parent) {
			return new SentrySpan(span.getStartTimestamp(), span.getTimestamp(), span.getTraceId(), span.getSpanId(),
					parent, span.getOp(), span.getDescription(), span.getStatus(), span.getOrigin(), span.getTags(),
					span.getMeasurements(), span.getData());
		}

		private SentrySpan summary(List<SentrySpan> alike, SpanId parent) {
			SentrySpan one = alike.get(0);
			SentrySpan earliest = one;
			double start = Double.POSITIVE_INFINITY;
			double end = Double.NEGATIVE_INFINITY;
			long count = 0;
			double total = 0;
			double shortest = Double.POSITIVE_INFINITY;
			double longest = 0;
			Map<String, String> tags = new HashMap<>(one.getTags());
			Map<String, Object> common = (one.getData() != null) ? new HashMap<>(one.getData()) : new HashMap<>();
			boolean same = true;
			for (SentrySpan span : alike) {
				double spanEnd = (span.getTimestamp() != null) ? span.getTimestamp() : span.getStartTimestamp();
				double milliseconds = Math.max(0, spanEnd - span.getStartTimestamp()) * 1000;
				earliest = (span.getStartTimestamp() < earliest.getStartTimestamp()) ? span : earliest;
				start = Math.min(start, span.getStartTimestamp());
				end = Math.max(end, spanEnd);
				Map<String, Object> data = (span.getData() != null) ? new HashMap<>(span.getData()) : new HashMap<>();
				count += (long) number(data, "grouped_count", 1);
				total += number(data, "grouped_total_ms", milliseconds);
				shortest = Math.min(shortest, number(data, "grouped_min_ms", milliseconds));
				longest = Math.max(longest, number(data, "grouped_max_ms", milliseconds));
				tags.entrySet().removeIf((tag) -> !tag.getValue().equals(span.getTags().get(tag.getKey())));
				common.entrySet().removeIf((entry) -> !Objects.equals(entry.getValue(), data.get(entry.getKey())));
				same &= Objects.equals(one.getDescription(), span.getDescription());
			}
			common.put("grouped_count", count);
			common.put("grouped_total_ms", total);
			common.put("grouped_min_ms", shortest);
			common.put("grouped_max_ms", longest);
			double latest = (this.transaction.getTimestamp() != null) ? this.transaction.getTimestamp()
					: Double.POSITIVE_INFINITY;
			double from = Math.max(0, Math.min(latest, start));
			double to = Math.max(from, Math.max(0, Math.min(latest, end)));
			String description = (one.getDescription() == null) ? one.getOp()
					: same ? one.getDescription() : FoldedText.of(one.getDescription());
			return new SentrySpan(from, to, earliest.getTraceId(), earliest.getSpanId(), parent, earliest.getOp(),
					description + " (x" + count + ")", earliest.getStatus(), earliest.getOrigin(), tags, Map.of(),
					common);
		}

		private static double number(Map<String, Object> data, String key, double otherwise) {
			return (data.get(key) instanceof Number number) ? number.doubleValue() : otherwise;
		}

	}

}
