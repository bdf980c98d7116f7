package io.github.tuxsentry.internal.delivery;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Breadcrumb;
import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.Request;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows with real captures, which wait until what was captured has been changed, that
 * they are sent as they were.
 */
@Timeout(60)
class LaterChangesTests {

	private final LocalSentry sentry = LocalSentry.start();

	private final CountDownLatch changed = new CountDownLatch(1);

	private final CountDownLatch occupied = new CountDownLatch(1);

	private final RunningDelivery delivery = new RunningDelivery(this.sentry,
			DeliveryTransportFactory.Settings.inMemory(), (options) -> options.setTransportGate(this::waitForChanges));

	private boolean waitForChanges() {
		try {
			this.occupied.countDown();
			return this.changed.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@BeforeEach
	void occupyTheDeliveryThread() throws InterruptedException {
		Sentry.captureMessage("first");
		assertThat(this.occupied.await(30, TimeUnit.SECONDS)).isTrue();
	}

	@AfterEach
	void stop() {
		this.changed.countDown();
		this.delivery.close();
		this.sentry.close();
	}

	private SentryItem sent(SentryId event) {
		this.changed.countDown();
		Sentry.flush(30_000);
		return this.sentry.events()
			.stream()
			.filter((item) -> event.toString().equals(item.eventId()))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void dataOfTheBotIsSentAsItWas() {
		Map<String, Object> inner = new HashMap<>(Map.of("channel", "before"));
		List<Object> list = new ArrayList<>(List.of("before", inner));
		int[] numbers = { 1, 2 };
		StringBuilder text = new StringBuilder("before");
		AtomicInteger count = new AtomicInteger(1);
		Date date = new Date(0);
		Named named = new Named("before");
		SentryId event = Sentry.captureException(new IllegalStateException("failed"), (scope) -> {
			scope.setContexts("play", Map.of("list", list, "numbers", numbers, "text", text, "count", count, "date",
					date, "named", named, "copied", new Copied(inner)));
			scope.setExtra("count", "before");
		});
		inner.put("channel", "after");
		list.set(0, "after");
		numbers[0] = 99;
		text.replace(0, text.length(), "after");
		count.set(99);
		date.setTime(1_000_000_000_000L);
		named.name = "after";
		JsonNode context = sent(event).context("play");
		assertThat(context.path("list").toString()).isEqualTo("[\"before\",{\"channel\":\"before\"}]");
		assertThat(context.path("numbers").toString()).isEqualTo("[1,2]");
		assertThat(context.path("text").textValue()).isEqualTo("before");
		assertThat(context.path("count").intValue()).isEqualTo(1);
		assertThat(context.path("date").textValue()).isEqualTo("1970-01-01T00:00:00Z");
		assertThat(context.path("named").textValue()).isEqualTo("before");
		assertThat(context.at("/copied/values/channel").textValue()).isEqualTo("before");
	}

	@Test
	void theScopeIsSentAsItWas() {
		User user = new User();
		user.setUsername("before");
		Map<String, String> body = new HashMap<>(Map.of("body", "before"));
		Request request = new Request();
		request.setData(body);
		Breadcrumb breadcrumb = new Breadcrumb("before");
		breadcrumb.setData("state", "before");
		Map<Object, Object> context = new HashMap<>(Map.of("state", "before"));
		ITransaction transaction = Sentry.startTransaction("play", "command");
		transaction.getSpanContext().setData("state", "before");
		Sentry.configureScope((scope) -> {
			scope.setTransaction(transaction);
			scope.setUser(user);
			scope.setRequest(request);
			scope.addBreadcrumb(breadcrumb);
			scope.setContexts("state", context);
			scope.setTag("state", "before");
		});
		SentryId event = Sentry.captureException(new IllegalStateException("failed"));
		user.setUsername("after");
		body.put("body", "after");
		breadcrumb.setMessage("after");
		breadcrumb.setData("state", "after");
		context.put("state", "after");
		transaction.getSpanContext().setData("state", "after");
		Sentry.setTag("state", "after");
		JsonNode payload = sent(event).payload();
		assertThat(payload.toString()).doesNotContain("after");
		assertThat(payload.at("/user/username").textValue()).isEqualTo("before");
		assertThat(payload.at("/request/data/body").textValue()).isEqualTo("before");
		assertThat(payload.at("/contexts/trace/data/state").textValue()).isEqualTo("before");
		assertThat(payload.at("/contexts/state/state").textValue()).isEqualTo("before");
		assertThat(payload.at("/tags/state").textValue()).isEqualTo("before");
		assertThat(payload.path("breadcrumbs").toString()).contains("\"message\":\"before\"", "\"state\":\"before\"");
	}

	@Test
	void anEventThatTheBotUsesAgainIsSentAsItWas() {
		SentryEvent event = new SentryEvent();
		Message message = new Message();
		message.setFormatted("before");
		message.setParams(new ArrayList<>(List.of("before")));
		event.setMessage(message);
		event.setLevel(SentryLevel.INFO);
		event.setTag("state", "before");
		event.setExtra("state", "before");
		event.setFingerprints(new ArrayList<>(List.of("before")));
		SentryId id = Sentry.captureEvent(event);
		message.setFormatted("after");
		message.getParams().set(0, "after");
		event.setLevel(SentryLevel.FATAL);
		event.setTag("state", "after");
		event.setExtra("state", "after");
		event.getFingerprints().set(0, "after");
		event.setTransaction("after");
		SentryItem sent = sent(id);
		assertThat(sent.payload().toString()).doesNotContain("after");
		assertThat(sent.message()).isEqualTo("before");
		assertThat(sent.level()).isEqualTo("info");
		assertThat(sent.tag("state")).isEqualTo("before");
	}

	@Test
	void spansAreSentAsTheyWere() {
		ITransaction transaction = Sentry.startTransaction("play", "command");
		List<Object> tracks = new ArrayList<>(List.of("before"));
		ISpan span = transaction.startChild("search");
		span.setData("tracks", tracks);
		span.finish();
		transaction.finish();
		tracks.set(0, "after");
		span.setData("late", "after");
		this.changed.countDown();
		Sentry.flush(30_000);
		SentryItem sent = this.sentry.transactions().get(0);
		assertThat(sent.spans().get(0).at("/data/tracks").toString()).isEqualTo("[\"before\"]");
		assertThat(sent.payload().toString()).doesNotContain("after");
	}

	@Test
	void checkInsAreSentAsTheyWere() {
		CheckIn checkIn = new CheckIn("nightly", CheckInStatus.IN_PROGRESS);
		Sentry.captureCheckIn(checkIn);
		checkIn.setStatus(CheckInStatus.OK);
		this.changed.countDown();
		Sentry.flush(30_000);
		assertThat(this.sentry.awaitItems("check_in", 1).get(0).payload().path("status").textValue())
			.isEqualTo("in_progress");
	}

	@Test
	void dataThatChangesDuringTheCaptureLosesNoEvent() throws InterruptedException {
		Map<String, Object> busy = new HashMap<>();
		AtomicBoolean stopped = new AtomicBoolean();
		Thread writer = new Thread(() -> {
			for (int i = 0; !stopped.get(); i++) {
				busy.put("key" + i % 100, new ArrayList<>(List.of(i)));
				busy.remove("key" + (i + 50) % 100);
			}
		});
		writer.start();
		try {
			for (int i = 0; i < 200; i++) {
				Sentry.captureException(new IllegalStateException("failed"),
						(scope) -> scope.setContexts("busy", (Object) busy));
			}
		}
		finally {
			stopped.set(true);
			writer.join(10_000);
		}
		this.changed.countDown();
		Sentry.flush(30_000);
		assertThat(this.sentry.events()).hasSize(201);
		assertThat(this.delivery.stats().dropped()).isEmpty();
	}

	private record Copied(Map<String, Object> values) {
	}

	private static final class Named {

		private String name;

		private Named(String name) {
			this.name = name;
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
