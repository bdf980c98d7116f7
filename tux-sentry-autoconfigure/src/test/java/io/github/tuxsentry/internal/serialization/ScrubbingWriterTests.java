package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.AbstractMap.SimpleEntry;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.NamedSecrets;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.JsonSerializable;
import io.sentry.NoOpLogger;
import io.sentry.SentryEvent;
import io.sentry.SentryLogEvent;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryLogEvents;
import io.sentry.SentryLogLevel;
import io.sentry.SentryOptions;
import io.sentry.Session;
import io.sentry.protocol.MeasurementValue;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link ScrubbingWriter}.
 */
class ScrubbingWriterTests {

	private static final int MAX_BYTES = 8192;

	@Test
	void writesWhatAnObjectWrites() {
		JsonSerializable object = (writer, logger) -> writer.beginObject()
			.name("array")
			.beginArray()
			.value("text")
			.value(1L)
			.value(1.5)
			.value(true)
			.value((Boolean) false)
			.value((Number) 2)
			.value(Double.NaN)
			.nullValue()
			.value((String) null)
			.value((Number) null)
			.value((Boolean) null)
			.jsonValue("raw")
			.beginObject()
			.endObject()
			.value(logger, List.of(3))
			.endArray()
			.name("a name that is rather long")
			.nullValue()
			.name("password")
			.value("hunter2")
			.endObject();
		assertThat(written(object)).isEqualTo("{\"array\":[\"text\",1,1.5,true,false,2,\"NaN\",null,null,null,null,"
				+ "\"raw\",{},[3]],\"a name that is rather long\":null,\"password\":\"[password]\"}");
	}

	@Test
	void hasNoIndentation() {
		assertThat(written((JsonSerializable) (writer, logger) -> {
			writer.setIndent("\t");
			writer.setLenient(true);
			writer.value(String.valueOf(writer.getIndent()));
		})).isEqualTo("\"null\"");
	}

	@Test
	void writesFieldsOfTheSdk() {
		User user = new User();
		user.setUsername("bob");
		Map<String, Object> unknown = new LinkedHashMap<>();
		unknown.put("a_field_of_a_later_version", 1);
		unknown.put("bob@example.org", new int[] { 2, 3 });
		unknown.put("none", null);
		user.setUnknown(unknown);
		assertThat(written(user))
			.isEqualTo("{\"username\":\"bob\",\"a_field_of_a_later_version\":1,\"[email]\":[2,3],\"none\":null}");
	}

	@Test
	void writesNoNumberWhereSentryExpectsOneThatIsValid() {
		assertThat(written(new MeasurementValue(Double.NaN, "none"))).isEqualTo("{\"value\":null,\"unit\":\"none\"}");
		assertThat(written(new MeasurementValue(1.5, "none"))).isEqualTo("{\"value\":1.5,\"unit\":\"none\"}");
	}

	@Test
	void writesOnlyTagsThatSentryAccepts() {
		SentryEvent event = new SentryEvent();
		event.setTag("bad", "1");
		event.setTag("good", "2");
		event.setTag("password", "hunter2");
		event.setExtra("after", 1);
		assertThat(written(event))
			.contains("\"good\":\"2\"", "\"password\":\"[password]\"", "},\"extra\":{\"after\":1}}")
			.doesNotContain("bad");
	}

	@Test
	void limitsEachExtra() {
		SentryEvent event = new SentryEvent();
		List<String> texts = Collections.nCopies(3, "x".repeat(8000));
		event.setExtra("first", texts);
		event.setExtra("nested", Map.of("second", texts));
		String json = written(event);
		assertThat(json.substring(json.indexOf("\"extra\""))).hasSizeBetween(2 * 16_000, 2 * 16_400);
	}

	@Test
	void replacesAMapWhoseNameDenotesASecret() throws IOException {
		User user = new User();
		user.setUsername("before Xy7-hunter2 after");
		user.setUnknown(Map.of("password", Map.of("a", List.of("Xy7-hunter2"))));
		StringWriter writer = new StringWriter();
		new ScrubbingSerializer(new SentryOptions(), Scrubber.standard(), new FaultBarrier()).serialize(user, writer);
		assertThat(writer)
			.hasToString("{\"username\":\"before [password] after\",\"password\":{\"value\":\"[password]\"}}");
	}

	@Test
	void limitsDataButNotObjectsOfTheSdk() {
		List<SentryStackFrame> frames = Collections.nCopies(1000, new SentryStackFrame());
		assertThat(written(frames)).hasSize(3001).startsWith("[{},{}");
		assertThat(written(frames.toArray())).hasSize(3001);
		SentryStackFrame frame = new SentryStackFrame();
		frame.setFunction("function");
		assertThat(written(Collections.nCopies(1000, frame))).hasSizeGreaterThan(20_000).endsWith("}]");
		assertThat(written(Collections.nCopies(1000, frame).toArray())).hasSizeGreaterThan(20_000).endsWith("}]");
		assertThat(written(Collections.nCopies(10_000, 1))).hasSizeLessThan(MAX_BYTES).endsWith("more [cut]\"]");
		assertThat(written(new int[10_000])).hasSizeLessThan(MAX_BYTES).endsWith("more [cut]\"]");
	}

	@Test
	void writesAnyOtherValue() {
		assertThat(written(null)).isEqualTo("null");
		assertThat(written(42)).isEqualTo("42");
		assertThat(written(Double.NaN)).isEqualTo("null");
		assertThat(written("text")).isEqualTo("\"text\"");
		assertThat(written(List.of())).isEqualTo("[]");
	}

	static Stream<Object> secrets() {
		JsonSerializable array = (writer, logger) -> writer.beginArray().value("hunter-72468").endArray();
		JsonSerializable number = (writer, logger) -> writer.value(72468L);
		return Stream.of("hunter-72468", new StringBuilder("hunter-72468"), List.of("hunter-72468"),
				Set.of(List.of("hunter-72468")), new String[] { "hunter-72468" }, new int[] { 72468 }, 72468, 7.2468e4,
				Optional.of("hunter-72468"), Map.of("a", "hunter-72468"), new SimpleEntry<>("a", "hunter-72468"),
				new Secret("hunter-72468"), array, number);
	}

	@ParameterizedTest
	@MethodSource("secrets")
	void hidesAnyValueOfANameThatDenotesASecret(Object value) {
		User user = new User();
		user.setUnknown(Map.of("password", value));
		assertThat(written(user)).contains("\"password\":", "[password]").doesNotContain("72468");
		SentryEvent event = new SentryEvent();
		event.getContexts().put("password", value);
		assertThat(written(event)).contains("\"password\":", "[password]").doesNotContain("72468");
		JsonSerializable own = (writer,
				logger) -> writer.beginObject().name("password").value(logger, value).endObject();
		assertThat(written(own)).isEqualTo("{\"password\":\"[password]\"}");
	}

	@Test
	void hidesNumbersThatAnObjectWritesUnderTheNameOfASecret() {
		JsonSerializable own = (writer, logger) -> writer.beginObject()
			.name("password")
			.value(72468)
			.name("apiKey")
			.value(7.2468e4)
			.name("token")
			.value(Integer.valueOf(72468))
			.name("tokens")
			.value(3)
			.name("secret")
			.value(true)
			.endObject();
		assertThat(written(own))
			.isEqualTo("{\"password\":\"[password]\",\"apiKey\":\"[api key]\",\"token\":\"[token]\","
					+ "\"tokens\":3,\"secret\":true}");
	}

	@Test
	void hidesWhatAnObjectWritesWithinTheNameOfASecret() {
		JsonSerializable own = (writer, logger) -> writer.beginObject()
			.name("password")
			.beginObject()
			.name("parts")
			.value(72468)
			.name("more")
			.beginArray()
			.value("hunter")
			.value(logger, List.of("hunter"))
			.value(logger, new User())
			.value(true)
			.value("")
			.nullValue()
			.endArray()
			.endObject()
			.name("after")
			.value("text")
			.endObject();
		assertThat(written(own)).isEqualTo("{\"password\":{\"parts\":\"[password]\","
				+ "\"more\":[\"[password]\",\"[password]\",\"[password]\",true,\"\",null]},\"after\":\"text\"}");
	}

	@Test
	void hidesNothingAfterTheEndOfAnObjectWithASecret() {
		JsonSerializable own = (writer, logger) -> writer.beginObject()
			.name("players")
			.beginArray()
			.beginObject()
			.name("token")
			.value("hunter2")
			.endObject()
			.value(2)
			.value("alice")
			.value(logger, List.of("bob"))
			.endArray()
			.endObject();
		assertThat(written(own)).isEqualTo("{\"players\":[{\"token\":\"[token]\"},2,\"alice\",[\"bob\"]]}");
	}

	@Test
	void continuesAfterAnObjectWithinAnObject() {
		JsonSerializable inner = (writer, logger) -> writer.beginObject().name("token").value("hunter2").endObject();
		JsonSerializable own = (writer, logger) -> writer.beginObject()
			.name("list")
			.beginArray()
			.value(logger, inner)
			.value("text")
			.endArray()
			.name("password")
			.beginArray()
			.value(logger, inner)
			.value("hunter2")
			.endArray()
			.endObject();
		assertThat(written(own)).isEqualTo(
				"{\"list\":[{\"token\":\"[token]\"},\"text\"]," + "\"password\":[\"[password]\",\"[password]\"]}");
	}

	@Test
	void hidesNothingAfterAnObjectThatFailsWithinTheNameOfASecret() {
		JsonSerializable broken = (writer, logger) -> {
			writer.beginObject().name("password").beginObject();
			throw new IllegalStateException("broken");
		};
		JsonSerializable own = (writer, logger) -> writer.beginObject()
			.name("first")
			.value(logger, broken)
			.name("second")
			.value("text")
			.endObject();
		assertThat(written(own)).isEqualTo("{\"first\":{\"password\":{}},\"second\":\"text\"}");
	}

	@Test
	void findsASecretOfAnyTypeElsewhere() {
		for (Object secret : List.of("hunter-72468", Optional.of("hunter-72468"), new Secret("hunter-72468"),
				"hunter-72468".toCharArray())) {
			SentryEvent event = new SentryEvent();
			event.getContexts().put("password", secret);
			event.setExtra("text", "before hunter-72468 after");
			StringWriter json = new StringWriter();
			assertThatNoException()
				.isThrownBy(() -> new ScrubbingSerializer(new SentryOptions(), Scrubber.standard(), new FaultBarrier())
					.serialize(event, json));
			assertThat(json.toString()).contains("before [password] after").doesNotContain("72468");
		}
	}

	@Test
	void keepsFieldsOfTheSdkWhoseNamesAreConfiguredAsThoseOfSecrets() {
		SentryStackFrame frame = new SentryStackFrame();
		frame.setFunction("function");
		SentryException exception = new SentryException();
		exception.setStacktrace(new SentryStackTrace(List.of(frame)));
		SentryEvent event = new SentryEvent(new Date(0));
		event.setExceptions(List.of(exception));
		SentryLogEvents logs = new SentryLogEvents(
				List.of(new SentryLogEvent(new SentryId(), 0.0, "body", SentryLogLevel.INFO)));
		logs.getItems().get(0).setAttribute("count", new SentryLogEventAttributeValue("integer", 5));
		Scrubber.Builder builder = Scrubber.builder();
		for (String name : List.of("values", "items", "frames", "timestamp", "type", "value")) {
			builder.key(name);
		}
		Scrubber scrubber = builder.build();
		assertThat(written(event, scrubber)).isEqualTo(written(event));
		assertThat(written(logs, scrubber)).contains("\"count\":{\"type\":\"integer\",\"value\":5}")
			.isEqualTo(written(logs));
	}

	@Test
	void keepsMeasurementsWhoseNamesDenoteSecrets() {
		Map<String, Object> unknown = Map.of("measurements", Map.of("token", new MeasurementValue(512, "none")));
		User user = new User();
		user.setUnknown(unknown);
		assertThat(written(user)).isEqualTo("{\"measurements\":{\"token\":{\"value\":512,\"unit\":\"none\"}}}");
	}

	@Test
	void keepsTheVersionOfASession() {
		Session session = new Session("id", new User(), "production", "bot@93.184.216.34");
		assertThat(written(session)).contains("\"release\":\"bot@93.184.216.34\"");
	}

	@Test
	void writesAListOfObjectsOfTheSdkAsOftenAsItIsThere() {
		List<User> list = List.of(new User());
		Map<String, Object> unknown = new LinkedHashMap<>();
		unknown.put("one", list);
		unknown.put("other", list);
		User user = new User();
		user.setUnknown(unknown);
		assertThat(written(user)).isEqualTo("{\"one\":[{}],\"other\":[{}]}");
	}

	@Test
	void limitsObjectsOfTheSdkThatAreDeeperThanTheSdkWritesThem() {
		Map<String, Object> texts = new LinkedHashMap<>();
		for (int i = 0; i < 5; i++) {
			texts.put("text" + i, "x".repeat(8000));
		}
		User user = new User();
		user.setUnknown(texts);
		for (int i = 0; i < 10; i++) {
			User outer = new User();
			outer.setUnknown(Map.of("user", user));
			user = outer;
		}
		assertThat(written(user)).contains("text0").hasSizeLessThan(2 * MAX_BYTES);
	}

	@Test
	void keepsWhatFollowsAValueThatFails() {
		Map<String, Object> unknown = new LinkedHashMap<>();
		unknown.put("number", new BigDecimal(1) {

			@Override
			public double doubleValue() {
				throw new NoClassDefFoundError("of the test");
			}

		});
		unknown.put("list", new AbstractList<>() {

			@Override
			public Object get(int index) {
				throw new NoClassDefFoundError("of the test");
			}

			@Override
			public int size() {
				return 1;
			}

		});
		unknown.put("last", 42);
		User user = new User();
		user.setUnknown(unknown);
		assertThat(written(user)).isEqualTo("{\"number\":\"[unreadable: java.lang.NoClassDefFoundError]\","
				+ "\"list\":\"[unreadable: java.lang.NoClassDefFoundError]\",\"last\":42}");
	}

	private record Secret(String value) {
	}

	private static String written(@Nullable Object item) {
		return written(item, Scrubber.standard());
	}

	private static String written(@Nullable Object item, Scrubber scrubber) {
		ScrubbingWriter writer = new ScrubbingWriter(
				new ItemScrubber(scrubber, scrubber.withoutAddresses(), new NamedSecrets()),
				(key, value) -> !key.equals("bad"), NoOpLogger.getInstance(), 16);
		return new String(writer.write(item), StandardCharsets.UTF_8);
	}

}
