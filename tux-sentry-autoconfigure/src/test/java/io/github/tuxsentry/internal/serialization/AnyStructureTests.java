package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.Breadcrumb;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.User;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever an event holds: what is written is JSON, holds the event, and keeps to the
 * limit of a context.
 */
class AnyStructureTests {

	private static final int LARGEST_CONTEXT = 8192;

	private final ObjectMapper json = new ObjectMapper();

	private final FaultBarrier faults = new FaultBarrier();

	private final ScrubbingSerializer serializer = new ScrubbingSerializer(new SentryOptions(), Scrubber.standard(),
			this.faults);

	@Property
	void anyDataIsWritten(@ForAll long seed) throws IOException {
		Object data = new Structure(new Random(seed), false).list(0);
		SentryEvent event = new SentryEvent();
		Map<Object, Object> context = new HashMap<>();
		context.put("data", data);
		event.getContexts().put("context", context);
		event.setExtra("extra", data);
		StringWriter writer = new StringWriter();
		this.serializer.serialize(event, writer);
		JsonNode written = this.json.readTree(writer.toString());
		assertThat(written.path("event_id").textValue()).isEqualTo(String.valueOf(event.getEventId()));
		assertThat(written.at("/contexts/context").has("data")).isTrue();
		assertThat(written.at("/contexts/context").toString().getBytes(StandardCharsets.UTF_8).length)
			.isLessThanOrEqualTo(LARGEST_CONTEXT);
		assertThat(this.faults.count()).isZero();
	}

	@Property
	void whatIsWrittenAfterAnyContextIsKept(@ForAll long seed) throws IOException {
		Structure structure = new Structure(new Random(seed), true);
		SentryEvent event = new SentryEvent();
		event.setUser(structure.user(0));
		event.getContexts().put("a", structure.list(0));
		event.getContexts().put("b", structure.user(0));
		event.getContexts().put("later", Map.of("text", "kept"));
		event.setExtra("extra", "kept");
		StringWriter writer = new StringWriter();
		this.serializer.serialize(event, writer);
		JsonNode written = this.json.readTree(writer.toString());
		assertThat(written.at("/contexts/later/text").textValue()).isEqualTo("kept");
		assertThat(written.at("/extra/extra").textValue()).isEqualTo("kept");
		assertThat(written.at("/contexts/b/username").textValue()).isEqualTo("bob");
		assertThat(this.faults.count()).isZero();
	}

	@Property
	void aSnapshotIsWrittenLikeTheEvent(@ForAll long seed) throws Exception {
		SentryEvent event = new SentryEvent();
		Structure structure = new Structure(new Random(seed), true);
		event.getContexts().put("context", Map.of("data", structure.list(0), "more", structure.map(0)));
		event.getContexts().put("direct", structure.list(0));
		event.getContexts().put("user", structure.user(0));
		event.setExtra("extra", structure.map(0));
		event.setUnknown(new HashMap<>(Map.of("unknown", structure.map(0))));
		Breadcrumb breadcrumb = new Breadcrumb();
		breadcrumb.setData("data", structure.map(0));
		event.addBreadcrumb(breadcrumb);
		SentryEnvelopeItem item = SentryEnvelopeItem.fromEvent(this.serializer, event);
		EnvelopeSnapshot snapshot = EnvelopeSnapshot
			.of(new SentryEnvelope(new SentryEnvelopeHeader(event.getEventId()), List.of(item)));
		byte[] expected = SentryEnvelopeItem.fromEvent(this.serializer, event).getData();
		if (snapshot != null) {
			snapshot.serialized();
		}
		assertThat(new String(item.getData(), StandardCharsets.UTF_8))
			.isEqualTo(new String(expected, StandardCharsets.UTF_8));
	}

	/**
	 * Data that comes of a seed, also such as holds itself.
	 */
	private static final class Structure {

		private static final List<Object> LEAVES = Arrays.asList(null, true, 42, 4.2, Double.NaN,
				Float.POSITIVE_INFINITY, Long.MIN_VALUE, new BigDecimal("1E+9999"), 'c', '\uD800', new int[] { 1, 2 },
				new Object(), Thread.State.NEW, "", "password=x", "\uDC00\uD800", "x".repeat(20_000),
				"\u0000".repeat(3000), "😀".repeat(3000), "\"\\".repeat(2000));

		private static final int DEEPEST = 12;

		private static final int MAX_SIZE = 60;

		private final Random random;

		private final List<Object> made = new ArrayList<>(LEAVES);

		private final int kinds;

		private Structure(Random random, boolean withObjectsOfTheSdk) {
			this.random = random;
			this.kinds = withObjectsOfTheSdk ? 9 : 8;
		}

		private @Nullable Object make(int depth) {
			int choice = this.random.nextInt((depth < DEEPEST && this.made.size() < MAX_SIZE) ? this.kinds : 4);
			if (choice < 2) {
				return LEAVES.get(this.random.nextInt(LEAVES.size()));
			}
			if (choice < 4) {
				return this.made.get(this.random.nextInt(this.made.size()));
			}
			if (choice < 6) {
				return list(depth);
			}
			return (choice < 8) ? map(depth) : user(depth);
		}

		private Object list(int depth) {
			List<@Nullable Object> list = new ArrayList<>();
			this.made.add(list);
			for (int i = this.random.nextInt(6); i > 0; i--) {
				list.add(make(depth + 1));
			}
			return (this.random.nextInt(3) == 0) ? list.toArray() : list;
		}

		private User user(int depth) {
			User user = new User();
			user.setUsername("bob");
			this.made.add(user);
			Map<String, Object> unknown = new HashMap<>();
			for (int i = this.random.nextInt(4); i > 0; i--) {
				unknown.put("key" + i, make(depth + 1));
			}
			user.setUnknown(unknown);
			return user;
		}

		private Object map(int depth) {
			Map<@Nullable Object, @Nullable Object> map = new IdentityHashMap<>();
			this.made.add(map);
			for (int i = this.random.nextInt(6); i > 0; i--) {
				map.put((i % 2 == 0) ? LEAVES.get(this.random.nextInt(LEAVES.size())) : "key" + i, make(depth + 1));
			}
			return map;
		}

	}

}
