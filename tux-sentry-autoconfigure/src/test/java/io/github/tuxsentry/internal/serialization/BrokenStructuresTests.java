package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Hint;
import io.sentry.ILogger;
import io.sentry.JsonSerializable;
import io.sentry.ObjectWriter;
import io.sentry.SentryEvent;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events with whatever may be wrong with what they hold, sent by the real SDK.
 */
class BrokenStructuresTests {

	private final FaultBarrier faults = new FaultBarrier();

	@RegisterExtension
	private final LiveSentry sentry = new LiveSentry(
			(options) -> options.setSerializer(new ScrubbingSerializer(options, Scrubber.standard(), this.faults)));

	@Test
	void numbersThatJsonDoesNotKnowArriveAsTexts() {
		JsonNode data = sent(Map.of("nan", Double.NaN, "infinite", Float.NEGATIVE_INFINITY, "huge",
				new BigDecimal("1E+999999999"), "long", BigInteger.TWO.pow(100_000), "odd", new OddNumber(), "exact",
				new BigDecimal("0.1"), "id", 80351110224678912L));
		assertThat(data.path("nan").textValue()).isEqualTo("NaN");
		assertThat(data.path("infinite").textValue()).isEqualTo("-Infinity");
		assertThat(data.path("huge").textValue()).isEqualTo("1E+999999999");
		assertThat(data.path("long").textValue()).isEqualTo("[number too large]");
		assertThat(data.path("odd").doubleValue()).isEqualTo(4.2);
		assertThat(data.path("exact").decimalValue()).isEqualTo("0.1");
		assertThat(data.path("id").longValue()).isEqualTo(80351110224678912L);
	}

	@Test
	void whatHoldsItselfIsMarked() {
		Map<String, Object> map = new HashMap<>();
		List<Object> list = new ArrayList<>();
		map.put("list", list);
		list.add(map);
		list.add(list);
		JsonNode data = sent(map);
		assertThat(data.at("/list/0").textValue()).isEqualTo("[cycle]");
		assertThat(data.at("/list/1").textValue()).isEqualTo("[cycle]");
	}

	@Test
	void whatIsTooDeepIsMarked() {
		Map<String, Object> deep = Map.of("end", true);
		for (int i = 0; i < 5000; i++) {
			deep = Map.of("a", deep);
		}
		assertThat(sent(deep).at("/a/a/a/a/a/a/a").textValue()).isEqualTo("[too deep]");
	}

	@Test
	void hugeTextsAreCut() {
		JsonNode data = sent(Map.of("text", "x".repeat(30 << 20)));
		assertThat(data.path("text").textValue()).hasSizeBetween(7900, 8192).endsWith("… [cut]");
	}

	@Test
	void hugeCollectionsAreCutWithinTheLimitOfAContext() {
		JsonNode list = sent(Map.of("list", IntStream.range(0, 1_000_000).boxed().toList()));
		assertThat(list.toString().length()).isBetween(2000, 8192);
		assertThat(list.path("list").get(list.path("list").size() - 1).textValue()).matches("… \\d+ more \\[cut]");
		Map<String, Object> many = new LinkedHashMap<>();
		IntStream.range(0, 100_000).forEach((i) -> many.put("key" + i, "value" + i));
		JsonNode map = sent(many);
		assertThat(map.toString().length()).isBetween(4000, 8192);
		assertThat(map.path("…").textValue()).matches("… \\d+ more \\[cut]");
	}

	@Test
	void objectsWhoseMethodsThrowAreTold() {
		JsonNode data = sent(Map.of("object", new Throwing(), "map", new ThrowingMap(), "list", new ThrowingList(),
				"record", new Pair("bob", new Throwing()), "serializable", new ThrowingSerializable(), "after", 1));
		assertThat(data.path("object").textValue()).endsWith("Throwing, whose toString throws java.lang.Error]");
		assertThat(data.path("map").isObject()).isTrue();
		assertThat(data.path("list").isArray()).isTrue();
		assertThat(data.at("/record/left").textValue()).isEqualTo("bob");
		assertThat(data.at("/record/right").textValue()).contains("whose toString throws");
		assertThat(data.at("/serializable/started/0").intValue()).isEqualTo(1);
		assertThat(data.path("after").intValue()).isEqualTo(1);
	}

	@Test
	void serializableObjectsThatDoNotEndAreEnded() {
		assertThat(sent(Map.of("endless", new EndlessSerializable(true))).path("endless").isArray()).isTrue();
		assertThat(sent(Map.of("endless", new EndlessSerializable(false))).path("endless").isArray()).isTrue();
		JsonNode data = sent(Map.of("deep", new DeepSerializable(), "greedy", new GreedySerializable(), "after", 1));
		assertThat(data.path("deep").isArray()).isTrue();
		assertThat(data.path("greedy").isObject()).isTrue();
		assertThat(data.path("after").intValue()).isEqualTo(1);
	}

	@Test
	void keysAreTexts() {
		Map<Object, Object> map = new HashMap<>();
		map.put(null, 1);
		map.put(42, 2);
		map.put(new Throwing(), 3);
		JsonNode data = sent(map);
		assertThat(data.path("null").intValue()).isEqualTo(1);
		assertThat(data.path("42").intValue()).isEqualTo(2);
		assertThat(data).hasSize(3);
	}

	@Test
	void halvesOfCharactersAreReplaced() {
		JsonNode data = sent(Map.of("low", "a\uDC00b", "high\uD800", "a\uD83D", "whole", "😀"));
		assertThat(data.path("low").textValue()).isEqualTo("a\uFFFDb");
		assertThat(data.path("high\uFFFD (1)").isMissingNode() && data.path("high\uFFFD (0)").isMissingNode()
				&& data.path("high\uFFFD (2)").isMissingNode())
			.isFalse();
		assertThat(data.path("whole").textValue()).isEqualTo("😀");
	}

	@Test
	void whatChangesWhileItIsSentArrives() throws InterruptedException {
		Map<Object, Object> map = new HashMap<>();
		Map<Object, Object> identities = new IdentityHashMap<>();
		List<Object> list = new ArrayList<>();
		AtomicBoolean stop = new AtomicBoolean();
		Thread writer = new Thread(() -> {
			for (int i = 0; !stop.get(); i++) {
				map.put(i % 500, i);
				map.remove((i + 250) % 500);
				identities.put("k" + i % 50, i);
				list.add(i);
				if (list.size() > 500) {
					list.clear();
				}
			}
		});
		writer.start();
		try {
			for (int i = 0; i < 25; i++) {
				this.sentry.scopes()
					.captureEvent(event(Map.of("map", map, "identities", identities, "list", list)), new Hint());
			}
			assertThat(this.sentry.received().awaitItems(SentryItem.EVENT, 25)).hasSize(25);
		}
		finally {
			stop.set(true);
			writer.join();
		}
	}

	@Test
	void anEventThatIsTooLargeArrivesWithinTheLimit() {
		SentryEvent event = new SentryEvent(new IllegalStateException("x"));
		for (int i = 0; i < 1000; i++) {
			event.setExtra("extra" + i, "x".repeat(20_000));
			event.getContexts().put("context" + i, Map.of("a", "x".repeat(20_000)));
		}
		event.setExceptions(IntStream.range(0, 200).mapToObj((i) -> exceptionWithManyFrames()).toList());
		this.sentry.scopes().captureEvent(event, new Hint());
		SentryItem item = this.sentry.received().awaitItems(SentryItem.EVENT, 1).get(0);
		assertThat(item.header().path("length").intValue()).isBetween(500_000, 1 << 20);
		assertThat(item.eventId()).hasSize(32);
	}

	@Test
	void extrasHaveNoCycles() {
		Map<String, Object> cyclic = new HashMap<>();
		cyclic.put("list", List.of(cyclic));
		SentryEvent event = new SentryEvent();
		event.setExtra("cyclic", cyclic);
		this.sentry.scopes().captureEvent(event, new Hint());
		JsonNode extra = this.sentry.received().awaitItems(SentryItem.EVENT, 1).get(0).payload().path("extra");
		assertThat(extra.at("/cyclic/list/0").textValue()).isEqualTo("[cycle]");
	}

	@Test
	void extrasHaveTheirOwnLimits() {
		SentryEvent event = new SentryEvent();
		for (int i = 0; i < 30; i++) {
			event.setExtra("extra" + i, List.of("x".repeat(8000), "y".repeat(8000), "z".repeat(8000)));
		}
		this.sentry.scopes().captureEvent(event, new Hint());
		JsonNode extra = this.sentry.received().awaitItems(SentryItem.EVENT, 1).get(0).payload().path("extra");
		assertThat(extra.toString().length()).isBetween(230_000, 262_144);
		assertThat(extra.path("…").textValue()).matches("… \\d+ more \\[cut]");
		assertThat(extra.path("extra0").toString().length()).isBetween(15_900, 16_384);
	}

	@Test
	void nothingInHereFailed() {
		objectsWhoseMethodsThrowAreTold();
		serializableObjectsThatDoNotEndAreEnded();
		assertThat(this.faults.count()).isZero();
	}

	private JsonNode sent(Map<?, ?> data) {
		this.sentry.local().clear();
		this.sentry.scopes().captureEvent(event(data), new Hint());
		List<SentryItem> events = this.sentry.received().awaitItems(SentryItem.EVENT, 1);
		assertThat(this.sentry.local().malformedEnvelopes()).isEmpty();
		return events.get(0).context("data");
	}

	private static SentryEvent event(Map<?, ?> data) {
		SentryEvent event = new SentryEvent();
		event.getContexts().put("data", data);
		return event;
	}

	private static SentryException exceptionWithManyFrames() {
		SentryException exception = new SentryException();
		exception.setType("Deep");
		exception.setStacktrace(new SentryStackTrace(IntStream.range(0, 100).mapToObj((i) -> {
			SentryStackFrame frame = new SentryStackFrame();
			frame.setModule("com.example.Deep");
			frame.setFunction("call" + i);
			return frame;
		}).toList()));
		return exception;
	}

	private record Pair(Object left, Object right) {
	}

	private static final class OddNumber extends Number {

		@Override
		public int intValue() {
			return 4;
		}

		@Override
		public long longValue() {
			return 4;
		}

		@Override
		public float floatValue() {
			return 4.2f;
		}

		@Override
		public double doubleValue() {
			return 4.2;
		}

		@Override
		public String toString() {
			return "four \" and some";
		}

	}

	private static final class Throwing {

		@Override
		public String toString() {
			throw new Error("no text");
		}

	}

	private static final class ThrowingMap extends AbstractMap<String, Object> {

		@Override
		public Set<Entry<String, Object>> entrySet() {
			throw new UnsupportedOperationException();
		}

	}

	private static final class ThrowingList extends AbstractList<Object> {

		@Override
		public Object get(int index) {
			return (index < 3) ? index : Collections.emptyIterator().next();
		}

		@Override
		public Iterator<Object> iterator() {
			return super.iterator();
		}

		@Override
		public int size() {
			return 10;
		}

	}

	private static final class ThrowingSerializable implements JsonSerializable {

		@Override
		public void serialize(ObjectWriter writer, ILogger logger) throws IOException {
			writer.beginObject().name("started").beginArray().value(1L).beginObject().name("dangling");
			throw new IOException("on purpose");
		}

	}

	private record EndlessSerializable(boolean ofTexts) implements JsonSerializable {

		@Override
		public void serialize(ObjectWriter writer, ILogger logger) throws IOException {
			writer.beginArray();
			while (true) {
				if (this.ofTexts) {
					writer.value("on and on");
				}
				else {
					writer.value(42L);
				}
			}
		}

	}

	private static final class DeepSerializable implements JsonSerializable {

		@Override
		public void serialize(ObjectWriter writer, ILogger logger) throws IOException {
			writer.beginArray();
			serialize(writer, logger);
		}

	}

	private static final class GreedySerializable implements JsonSerializable {

		@Override
		public void serialize(ObjectWriter writer, ILogger logger) throws IOException {
			writer.beginObject().endObject();
			writer.endObject();
			writer.endObject();
		}

	}

}
