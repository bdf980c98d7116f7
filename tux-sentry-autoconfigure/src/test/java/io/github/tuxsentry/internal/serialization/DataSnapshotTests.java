package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SimpleTimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.sentry.Breadcrumb;
import io.sentry.JsonObjectWriter;
import io.sentry.JsonSerializable;
import io.sentry.NoOpLogger;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.SdkVersion;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link DataSnapshot}.
 */
class DataSnapshotTests {

	private static final int BYTES_OF_A_VALUE = 32;

	private static final int MAX_BYTES = 1 << 20;

	private final DataSnapshot snapshot = new DataSnapshot();

	@Test
	void hasNoMoreBytesThanSentryAccepts() {
		this.snapshot.count(MAX_BYTES - BYTES_OF_A_VALUE);
		assertThat(this.snapshot.bytes()).isEqualTo(MAX_BYTES);
		assertThatIllegalStateException().isThrownBy(() -> this.snapshot.count(0));
	}

	@Test
	void countsTheBytesOfEachCopy() {
		assertThat(bytesOf("abc")).isEqualTo(BYTES_OF_A_VALUE + 3);
		assertThat(bytesOf(1)).isEqualTo(BYTES_OF_A_VALUE);
		assertThat(bytesOf(null)).isEqualTo(BYTES_OF_A_VALUE);
		assertThat(bytesOf(new int[3])).isEqualTo(2 * BYTES_OF_A_VALUE + 3 * Long.BYTES);
		assertThat(bytesOf(List.of(1, 2))).isEqualTo(3 * BYTES_OF_A_VALUE);
		assertThat(bytesOf(Map.of("key", 1))).isEqualTo(3 * BYTES_OF_A_VALUE + 3);
		assertThat(bytesOf(new Printed("text"))).isEqualTo(2 * BYTES_OF_A_VALUE + 4);
		assertThat(bytesOf(new SdkVersion("name", "1"))).isEqualTo(BYTES_OF_A_VALUE);
	}

	@Test
	void countsTheFramesOfAStackTraceWhichIsNotCopied() {
		SentryStackTrace trace = new SentryStackTrace(List.of(new SentryStackFrame(), new SentryStackFrame()));
		assertThat(this.snapshot.of(trace)).isNotNull();
		assertThat(this.snapshot.of((Object) trace)).isSameAs(trace);
		assertThat(bytesOf(trace)).isEqualTo(2 * BYTES_OF_A_VALUE + 2 * 256);
		assertThat(bytesOf(new SentryStackTrace())).isEqualTo(2 * BYTES_OF_A_VALUE);
	}

	@Test
	void countsTheTextOfABreadcrumb() {
		assertThat(bytesOf(new Breadcrumb("text"))).isEqualTo(BYTES_OF_A_VALUE + 256 + 4);
		assertThat(bytesOf(new Breadcrumb())).isEqualTo(BYTES_OF_A_VALUE + 256);
	}

	@Test
	void keepsTheModulesOfAnEventAndCopiesOtherMaps() {
		Map<String, String> modules = Map.of("a", "1", "b", "2", "c", "3");
		assertThat(this.snapshot.of("modules", modules)).isSameAs(modules);
		assertThat(this.snapshot.bytes()).isEqualTo(4 * BYTES_OF_A_VALUE);
		assertThat(this.snapshot.of("data", modules)).isEqualTo(modules).isNotSameAs(modules);
		assertThat(this.snapshot.of("modules", "none")).isEqualTo("none");
	}

	@Test
	void keepsConstants() {
		for (Object constant : List.of("text", true, 1, 2L, 3.0, 4.0f, (short) 5, (byte) 6, 'c', SentryLevel.INFO,
				BigDecimal.TEN, BigInteger.TEN)) {
			assertThat(this.snapshot.of(constant)).isSameAs(constant);
		}
		SdkVersion version = new SdkVersion("name", "1");
		assertThat(this.snapshot.of((Object) version)).isSameAs(version);
		assertThat(this.snapshot.of((Object) null)).isNull();
	}

	@Test
	void copiesValuesThatMayChange() {
		for (Object value : List.of(new AtomicBoolean(true), new AtomicInteger(1), new AtomicLong(2), new Date(3),
				new GregorianCalendar(), new SimpleTimeZone(4, "zone"))) {
			assertThat(this.snapshot.of(value)).isNotSameAs(value)
				.hasSameClassAs(value)
				.hasToString(String.valueOf(value));
		}
		assertThat(this.snapshot.of(new StringBuilder("text"))).isEqualTo("text");
		assertThat(this.snapshot.of(new Printed("text"))).isNotInstanceOf(String.class)
			.isNotInstanceOf(Printed.class)
			.hasToString("text");
	}

	@Test
	void copiesWhatAnOptionalHolds() {
		Date date = new Date(1);
		assertThat(this.snapshot.of(Optional.empty())).isEqualTo(Optional.empty());
		assertThat(this.snapshot.of(Optional.of(date))).isEqualTo(Optional.of(date));
		assertThat(((Optional<?>) this.snapshot.of(Optional.of(date))).orElseThrow()).isNotSameAs(date);
	}

	@Test
	void copiesValuesThatHoldOthers() {
		int[] numbers = { 1, 2 };
		assertThat(this.snapshot.of(numbers)).isEqualTo(numbers).isNotSameAs(numbers);
		assertThat(this.snapshot.of(new Object[] { 1, "a" })).isEqualTo(List.of(1, "a"));
		assertThat(this.snapshot.of(new Note(1, "a"))).isEqualTo(Map.of("number", 1, "text", "a"));
		assertThat(this.snapshot.of(Map.of("a", Map.of("b", List.of(1)))))
			.isEqualTo(Map.of("a", Map.of("b", List.of(1))));
		List<Object> list = new ArrayList<>(Arrays.asList(1, null));
		Object copy = this.snapshot.of(list);
		list.clear();
		assertThat(copy).isEqualTo(Arrays.asList(1, null));
	}

	@Test
	void copiesTheSameValueAgain() {
		List<Object> inner = List.of(1);
		assertThat(this.snapshot.of(List.of(inner, inner, List.of(inner))))
			.isEqualTo(List.of(inner, inner, List.of(inner)));
	}

	@Test
	void holdsItselfIfTheValueDoes() {
		List<Object> list = new ArrayList<>();
		Map<String, Object> map = new HashMap<>();
		list.add(map);
		map.put("list", list);
		List<?> copy = (List<?>) this.snapshot.of(list);
		assertThat(copy).isNotSameAs(list);
		assertThat((Object) ((Map<?, ?>) copy.get(0)).get("list")).isSameAs(copy);
	}

	@Test
	void isNotTakenOfObjectsOfTheSdkThatHoldThemselves() {
		User user = new User();
		user.setUnknown(Map.of("list", List.of(user)));
		assertThatIllegalStateException().isThrownBy(() -> this.snapshot.of(user)).withMessage("too deep");
		assertThat(this.snapshot.bytes()).isLessThan(1000);
		Breadcrumb breadcrumb = new Breadcrumb();
		breadcrumb.setData("list", List.of(breadcrumb));
		assertThatIllegalStateException().isThrownBy(() -> new DataSnapshot().of((Object) breadcrumb))
			.withMessage("too deep");
	}

	@Test
	void isTakenOfManyObjectsOfTheSdk() {
		User user = new User();
		for (int i = 1; i < 24; i++) {
			User outer = new User();
			outer.setUnknown(Map.of("next", user));
			user = outer;
		}
		assertThat(this.snapshot.of(user)).isNotNull();
		assertThat(this.snapshot.of(user)).isNotNull();
	}

	@Test
	void hasNoMoreLevelsThanAreWritten() {
		Object value = "innermost";
		for (int i = 0; i < 17; i++) {
			value = List.of(value);
		}
		Object copy = this.snapshot.of(value);
		for (int i = 0; i < 16; i++) {
			copy = ((List<?>) copy).get(0);
		}
		assertThat(copy).isEqualTo(List.of());
	}

	@Test
	void isNotTakenOfTooManyValues() {
		assertThat(this.snapshot.of(Collections.nCopies(9999, null))).isInstanceOf(List.class);
		assertThatIllegalStateException()
			.isThrownBy(() -> new DataSnapshot().of((Object) Collections.nCopies(10_000, null)));
	}

	@Test
	void isNotTakenOfUnknownNumbers() {
		assertThatIllegalStateException().isThrownBy(() -> this.snapshot.of((Object) new BigDecimal("1") {
		}));
	}

	@Test
	void hasAllFieldsOfABreadcrumb() throws IOException {
		Breadcrumb breadcrumb = new Breadcrumb("message");
		breadcrumb.setType("type");
		breadcrumb.setCategory("category");
		breadcrumb.setOrigin("origin");
		breadcrumb.setLevel(SentryLevel.WARNING);
		breadcrumb.setData("data", List.of(1));
		assertWrittenLike(breadcrumb, this.snapshot.of((Object) breadcrumb));
		breadcrumb.setUnknown(Map.of("unknown", 1));
		assertWrittenLike(breadcrumb, this.snapshot.of((Object) breadcrumb));
	}

	@Test
	void hasAllFieldsOfAMessage() throws IOException {
		Message message = new Message();
		message.setFormatted("formatted");
		message.setMessage("message");
		message.setParams(List.of("a", "b"));
		message.setUnknown(new HashMap<>(Map.of("unknown", 1)));
		assertWrittenLike(message, this.snapshot.of(message));
		assertWrittenLike(new Message(), this.snapshot.of(new Message()));
	}

	@Test
	void hasTheParametersThatAMessageHad() {
		Message message = new Message();
		message.setParams(new ArrayList<>(List.of("a")));
		Object source = ItemSnapshot.sourceOf(this.snapshot.of(message));
		message.getParams().clear();
		assertThat(source).isInstanceOfSatisfying(Message.class,
				(copy) -> assertThat(copy.getParams()).containsExactly("a"));
	}

	@Test
	void hasAllFieldsOfOtherObjects() throws IOException {
		User user = new User();
		user.setUsername("bob");
		user.setData(Map.of("field", "value"));
		assertWrittenLike(user, this.snapshot.of((Object) user));
	}

	@Test
	void isTakenOfManyValues() {
		Map<String, Integer> values = new HashMap<>();
		IntStream.range(0, 1000).forEach((i) -> values.put("key" + i, i));
		assertThat(this.snapshot.of(values)).isEqualTo(values);
	}

	private static long bytesOf(Object value) {
		DataSnapshot snapshot = new DataSnapshot();
		snapshot.of(value);
		return snapshot.bytes();
	}

	private static void assertWrittenLike(JsonSerializable object, Object copy) throws IOException {
		assertThat(copy).isInstanceOf(ItemSnapshot.class);
		assertThat(written((ItemSnapshot) copy)).isEqualTo(written(object));
	}

	private static String written(JsonSerializable object) throws IOException {
		StringWriter json = new StringWriter();
		object.serialize(new JsonObjectWriter(json, 100), NoOpLogger.getInstance());
		return json.toString();
	}

	private record Note(int number, String text) {
	}

	private static final class Printed {

		private final String text;

		Printed(String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
