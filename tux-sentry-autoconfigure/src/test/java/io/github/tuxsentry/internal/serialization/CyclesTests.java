package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Breadcrumb;
import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.Hint;
import io.sentry.ILogger;
import io.sentry.JsonSerializable;
import io.sentry.ObjectWriter;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.protocol.Request;
import io.sentry.protocol.User;
import io.sentry.protocol.profiling.SentryProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events with values that hold themselves or go too deep, sent by the real SDK: all that
 * is written after such a value arrives too.
 */
class CyclesTests {

	private static final String CYCLE = "[cycle]";

	private final FaultBarrier faults = new FaultBarrier();

	private final ObjectMapper json = new ObjectMapper();

	private ScrubbingSerializer serializer;

	@RegisterExtension
	private final LiveSentry sentry = new LiveSentry((options) -> {
		this.serializer = new ScrubbingSerializer(options, Scrubber.standard(), this.faults);
		options.setSerializer(this.serializer);
	});

	@AfterEach
	void nothingFailed() {
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void aListWithAnObjectOfTheSdkThatHoldsItselfIsMarked() throws Exception {
		List<Object> list = new ArrayList<>(List.of(user("bob")));
		list.add(list);
		list.add("end");
		JsonNode sent = sentContext(list);
		assertThat(sent).hasSize(3);
		assertThat(sent.at("/0/username").textValue()).isEqualTo("bob");
		assertThat(sent.at("/1").textValue()).isEqualTo(CYCLE);
		assertThat(sent.at("/2").textValue()).isEqualTo("end");
	}

	@Test
	void aListThatHoldsItselfIsMarkedWhereItIsHeld() throws Exception {
		List<Object> list = new ArrayList<>();
		list.add(list);
		assertThat(sentContext(list)).hasToString("[\"[cycle]\"]");
		assertThat(sentUnknown(list)).hasToString("[\"[cycle]\"]");
		Object[] array = { 1, null };
		array[1] = array;
		assertThat(sentContext(array)).hasToString("[1,\"[cycle]\"]");
	}

	@Test
	void aMapWithAnObjectOfTheSdkThatHoldsItselfIsMarked() throws Exception {
		Map<String, Object> map = new HashMap<>(Map.of("user", user("bob")));
		map.put("list", Arrays.asList(user("eve"), map, new Object[] { map }));
		JsonNode sent = sentContext(map);
		assertThat(sent.at("/user/username").textValue()).isEqualTo("bob");
		assertThat(sent.at("/list/1").textValue()).isEqualTo(CYCLE);
		assertThat(sent.at("/list/2/0").textValue()).isEqualTo(CYCLE);
	}

	@Test
	void aListIsMarkedInAnObjectOfTheSdkThatItHolds() throws Exception {
		User user = user("bob");
		List<Object> list = List.of(user, 1);
		user.setUnknown(Map.of("list", list, "map", Map.of("list", list)));
		for (JsonNode sent : List.of(sentContext(list), sentUnknown(list))) {
			assertThat(sent.at("/0/list").textValue()).isEqualTo(CYCLE);
			assertThat(sent.at("/0/map/list").textValue()).isEqualTo(CYCLE);
			assertThat(sent.at("/1").intValue()).isOne();
		}
	}

	@Test
	void anObjectOfTheSdkThatHoldsItselfIsMarked() throws Exception {
		User user = user("bob");
		user.setUnknown(new HashMap<>(Map.of("a", user, "b", user, "list", List.of(user), "map", Map.of("c", user))));
		for (JsonNode sent : List.of(sentContext(user), sentUnknown(user),
				sentContext(Map.of("user", user)).path("user"), sentContext(List.of(user)).path(0))) {
			assertThat(sent.path("a").textValue()).isEqualTo(CYCLE);
			assertThat(sent.path("b").textValue()).isEqualTo(CYCLE);
			assertThat(sent.at("/list/0").textValue()).isEqualTo(CYCLE);
			assertThat(sent.at("/map/c").textValue()).isEqualTo(CYCLE);
			assertThat(sent.path("username").textValue()).isEqualTo("bob");
		}
	}

	@Test
	void objectsOfTheSdkThatHoldEachOtherAreMarked() throws Exception {
		User user = user("bob");
		Request request = new Request();
		request.setData(user);
		request.setMethod("GET");
		user.setUnknown(Map.of("request", request, "twice", request));
		JsonNode sent = sentUnknown(user);
		assertThat(sent.at("/request/data").textValue()).isEqualTo(CYCLE);
		assertThat(sent.at("/request/method").textValue()).isEqualTo("GET");
		assertThat(sent.at("/twice/method").textValue()).isEqualTo("GET");
	}

	@Test
	void anEventThatHoldsItselfArrives() throws Exception {
		SentryEvent event = new SentryEvent();
		event.getContexts().put("contexts", event.getContexts());
		event.getContexts().put("event", event);
		event.getContexts().put("later", Map.of("text", "kept"));
		event.setUnknown(new HashMap<>(Map.of("event", event)));
		JsonNode sent = sent(event);
		assertThat(sent.at("/contexts/contexts").textValue()).isEqualTo(CYCLE);
		assertThat(sent.at("/contexts/event").textValue()).isEqualTo(CYCLE);
		assertThat(sent.at("/contexts/later/text").textValue()).isEqualTo("kept");
		assertThat(sent.at("/event").textValue()).isEqualTo(CYCLE);
	}

	@Test
	void anObjectThatWritesItselfOrItsHolderIsMarked() throws Exception {
		List<Object> list = new ArrayList<>(List.of(user("bob")));
		JsonSerializable own = new JsonSerializable() {

			@Override
			public void serialize(ObjectWriter writer, ILogger logger) throws IOException {
				writer.beginArray().value(logger, this).value(logger, list).value("end").endArray();
			}

		};
		list.add(own);
		list.add("end");
		for (JsonNode sent : List.of(sentContext(list), sentUnknown(list))) {
			assertThat(sent.path(2).textValue()).isEqualTo("end");
			assertThat(sent.at("/1/0").textValue()).isEqualTo(CYCLE);
			assertThat(sent.at("/1/2").textValue()).isEqualTo("end");
		}
		assertThat(sentContext(list).at("/1/1").textValue()).isEqualTo(CYCLE);
		assertThat(sentContext(own).path(0).textValue()).isEqualTo(CYCLE);
	}

	@Test
	void aBreadcrumbThatHoldsItselfIsMarked() throws Exception {
		Breadcrumb breadcrumb = new Breadcrumb("text");
		breadcrumb.setData("a", breadcrumb);
		breadcrumb.setData("b", List.of(breadcrumb, 1));
		SentryEvent event = new SentryEvent();
		event.addBreadcrumb(breadcrumb);
		event.addBreadcrumb(new Breadcrumb("later"));
		JsonNode sent = sent(event).path("breadcrumbs");
		assertThat(sent.at("/0/data/a").textValue()).isEqualTo(CYCLE);
		assertThat(sent.at("/0/data/b/0").textValue()).isEqualTo(CYCLE);
		assertThat(sent.at("/0/data/b/1").intValue()).isOne();
		assertThat(sent.at("/1/message").textValue()).isEqualTo("later");
	}

	@Test
	@SuppressWarnings({ "rawtypes", "unchecked" })
	void samplesOfAProfileThatHoldThemselvesAreMarked() throws Exception {
		List stacks = new ArrayList<>(List.of(List.of(1)));
		stacks.add(stacks);
		SentryProfile profile = new SentryProfile();
		profile.setStacks(stacks);
		profile.setUnknown(Map.of("later", "kept"));
		JsonNode sent = written(profile);
		assertThat(sent.path("stacks")).hasToString("[[1],\"[cycle]\"]");
		assertThat(sent.path("later").textValue()).isEqualTo("kept");
	}

	@Test
	void aContextOfACheckInThatHoldsItselfIsMarked() throws Exception {
		CheckIn checkIn = new CheckIn("slug", CheckInStatus.OK);
		List<Object> list = new ArrayList<>(List.of(user("bob")));
		list.add(list);
		checkIn.getContexts().put("a", list);
		checkIn.getContexts().put("later", Map.of("text", "kept"));
		JsonNode sent = written(checkIn).path("contexts");
		assertThat(sent.at("/a/1").textValue()).isEqualTo(CYCLE);
		assertThat(sent.at("/later/text").textValue()).isEqualTo("kept");
	}

	@Test
	void aMarkIsNoSecret() throws Exception {
		User user = user("bob");
		user.setUnknown(Map.of("password", user, "list", List.of(user), "text", CYCLE));
		JsonNode sent = sentUnknown(user);
		assertThat(sent.path("password").textValue()).isEqualTo(CYCLE);
		assertThat(sent.path("text").textValue()).isEqualTo(CYCLE);
	}

	@Test
	void whatIsThereTwiceIsNotMarked() throws Exception {
		User user = user("bob");
		List<Object> inner = List.of(user);
		for (JsonNode sent : List.of(sentContext(List.of(user, inner, inner, user)),
				sentUnknown(List.of(user, inner, inner, user)))) {
			assertThat(sent.toString()).doesNotContain(CYCLE);
			assertThat(sent.at("/2/0/username").textValue()).isEqualTo("bob");
		}
	}

	@Test
	void listsThatAreTooDeepAreMarked() throws Exception {
		List<Object> list = new ArrayList<>(List.of(user("innermost")));
		for (int i = 0; i < 1000; i++) {
			list = new ArrayList<>(List.of(user("bob"), list, "end"));
		}
		for (JsonNode sent : List.of(sentContext(list), sentUnknown(list))) {
			assertThat(sent.toString()).contains("[too deep]").doesNotContain("innermost");
			assertThat(sent.path(2).textValue()).isEqualTo("end");
			assertThat(sent.at("/1/1/2").textValue()).isEqualTo("end");
		}
	}

	@Test
	void objectsOfTheSdkThatAreTooDeepAreMarked() throws Exception {
		User user = user("innermost");
		for (int i = 0; i < 1000; i++) {
			User outer = user("bob");
			outer.setUnknown(Map.of("next", (i % 2 == 0) ? List.of(user) : user));
			user = outer;
		}
		for (JsonNode sent : List.of(sentContext(user), sentUnknown(user), sentContext(List.of(user)))) {
			assertThat(sent.toString()).contains("[too deep]").doesNotContain("innermost");
		}
	}

	@Test
	void aListOfAContextKeepsToTheLimitOfAContext() throws Exception {
		List<Object> list = new ArrayList<>(List.of(user("bob")));
		for (int i = 0; i < 1000; i++) {
			list.add("x".repeat(1000));
			list.add(user("bob"));
		}
		assertThat(sentContext(list).toString().length()).isBetween(7000, 8192);
	}

	private JsonNode written(Object item) throws IOException {
		StringWriter writer = new StringWriter();
		this.serializer.serialize(item, writer);
		return this.json.readTree(writer.toString());
	}

	private JsonNode sentContext(Object value) throws Exception {
		SentryEvent event = new SentryEvent();
		event.getContexts().put("a", value);
		event.getContexts().put("later", Map.of("text", "kept"));
		event.setExtra("later", "kept");
		JsonNode sent = sent(event);
		assertThat(sent.at("/contexts/later/text").textValue()).isEqualTo("kept");
		return sent.at("/contexts/a");
	}

	private JsonNode sentUnknown(Object value) throws Exception {
		User user = new User();
		Map<String, Object> unknown = new LinkedHashMap<>();
		unknown.put("a", value);
		unknown.put("later", "kept");
		user.setUnknown(unknown);
		SentryEvent event = new SentryEvent();
		event.setUser(user);
		event.setExtra("later", "kept");
		JsonNode sent = sent(event).path("user");
		assertThat(sent.path("later").textValue()).isEqualTo("kept");
		return sent.path("a");
	}

	/**
	 * Send an event, and a snapshot of it, which is to be written in the same way.
	 */
	private JsonNode sent(SentryEvent event) throws Exception {
		this.sentry.local().clear();
		this.sentry.scopes().captureEvent(event, new Hint());
		SentryItem item = this.sentry.received().awaitItems(SentryItem.EVENT, 1).get(0);
		assertThat(this.sentry.local().malformedEnvelopes()).isEmpty();
		SentryEnvelopeItem copy = SentryEnvelopeItem.fromEvent(this.serializer, event);
		EnvelopeSnapshot snapshot = EnvelopeSnapshot
			.of(new SentryEnvelope(new SentryEnvelopeHeader(event.getEventId()), List.of(copy)));
		if (snapshot != null) {
			snapshot.serialized();
		}
		assertThat(this.json.readTree(copy.getData())).isEqualTo(item.payload());
		return item.payload();
	}

	private static User user(String name) {
		User user = new User();
		user.setUsername(name);
		return user;
	}

}
