package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.JsonSerializable;
import io.sentry.SentryAttributeType;
import io.sentry.SentryLogEvent;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryLogLevel;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BoundedDataWriter}.
 */
class BoundedDataWriterTests {

	private static final int MAX_BYTES = 8192;

	private final ScrubbingSerializer serializer = new ScrubbingSerializer(new SentryOptions(), Scrubber.standard(),
			new FaultBarrier());

	@Test
	void writesEachKindOfValue() {
		GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"));
		calendar.setTimeInMillis(0);
		assertThat(writtenList(null, "a", 1, true, List.of(2), new int[] { 3 }, new Pair("l", null), 'c', null))
			.isEqualTo("[null,\"a\",1,true,[2],[3],{\"left\":\"l\",\"right\":null},\"c\",null]");
		assertThat(writtenList(Optional.of("b"), Optional.empty(), new AtomicBoolean(true), new Date(0), calendar,
				TimeZone.getTimeZone("UTC"), Thread.State.NEW, 4))
			.isEqualTo("[\"b\",null,true,\"1970-01-01T00:00:00Z\",\"1970-01-01T00:00:00Z\",\"UTC\",\"NEW\",4]");
	}

	@Test
	void writesAnElementIfEnoughIsLeftForIt() {
		String longest = "x".repeat(7885);
		assertThat(writtenList(longest, 1)).endsWith("\",1]");
		assertThat(writtenList(longest + "x", 1, 2)).endsWith("x\",\"… 2 more [cut]\"]");
	}

	@Test
	void writesAnEntryIfEnoughIsLeftForIt() {
		String longest = "x".repeat(7889);
		assertThat(written(map("a", longest, "b", 1))).endsWith("\",\"b\":1}");
		assertThat(written(map("a", longest + "x", "b", 1, "c", 2))).endsWith("x\",\"…\":\"… 2 more [cut]\"}");
	}

	@Test
	void truncatesATextToWhatIsLeft() {
		String json = written(map("text", "x".repeat(9000)));
		assertThat(json).endsWith("… [cut]\"}");
		assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSize(MAX_BYTES - 256 - 1);
	}

	@Test
	void marksWhatHoldsItselfButNotWhatIsThereTwice() {
		List<Object> list = new ArrayList<>();
		list.add(list);
		assertThat(written(map("a", list, "b", 1))).isEqualTo("{\"a\":[\"[cycle]\"],\"b\":1}");
		List<Object> inner = List.of(1);
		assertThat(writtenList(inner, inner)).isEqualTo("[[1],[1]]");
	}

	@Test
	void marksWhatIsTooDeep() {
		Object value = List.of();
		for (int i = 0; i < 6; i++) {
			value = List.of(value, i);
		}
		assertThat(written(map("a", value))).isEqualTo("{\"a\":[[[[[[\"[too deep]\",0],1],2],3],4],5]}");
	}

	@Test
	void writesAnObjectThatWritesItselfWithinOtherData() {
		JsonSerializable object = (writer, logger) -> writer.beginObject().name("a").value(1L).endObject();
		assertThat(writtenList(object, object, 2)).isEqualTo("[{\"a\":1},{\"a\":1},2]");
	}

	@Test
	void keepsToTheLimitOfEachAttribute() throws IOException {
		Map<String, SentryLogEventAttributeValue> attributes = new LinkedHashMap<>();
		for (int i = 0; i < 10; i++) {
			attributes.put("name" + i, attribute("x".repeat(8000)));
		}
		assertThat(log(attributes)).contains("{\"type\":\"string\",\"value\":\"xxx")
			.endsWith("\"…\":{\"type\":\"string\",\"value\":\"… 5 more [cut]\"}}}");
	}

	@Test
	void replacesAttributesWhoseNamesDenoteSecrets() throws IOException {
		assertThat(log(Map.of("password", attribute("hunter2"), "token", attribute("ab1")))).contains(
				"\"password\":{\"type\":\"string\",\"value\":\"[password]\"}",
				"\"token\":{\"type\":\"string\",\"value\":\"[token]\"}");
	}

	@Test
	void keepsAttributesThatAreCountsOrSwitches() throws IOException {
		assertThat(log(Map.of("password", new SentryLogEventAttributeValue(SentryAttributeType.BOOLEAN, true))))
			.contains("\"password\":{\"type\":\"boolean\",\"value\":true}");
		assertThat(log(Map.of("tokens", new SentryLogEventAttributeValue(SentryAttributeType.INTEGER, 512))))
			.contains("\"tokens\":{\"type\":\"integer\",\"value\":512}");
	}

	@Test
	void replacesTheArgumentAfterAnOption() {
		assertThat(writtenList("--token", "ab1", "ab1", "--token", 7, "--token=", "b"))
			.isEqualTo("[\"--token\",\"[token]\",\"ab1\",\"--token\",7,\"--token=\",\"b\"]");
	}

	@Test
	void replacesOnlyTheValueOfAPairWhoseNameDenotesASecret() {
		assertThat(written(map("name", "password", "type", "text", "value", "ab1")))
			.isEqualTo("{\"name\":\"password\",\"type\":\"text\",\"value\":\"[password]\"}");
		assertThat(written(map("name", "reason", "value", "ab1"))).isEqualTo("{\"name\":\"reason\",\"value\":\"ab1\"}");
	}

	@Test
	void abortsAnObjectFarBeyondTheLimit() throws IOException {
		assertThat(written(endless((writer) -> writer.value(1L)))).hasSize(MAX_BYTES - 256 + 1024 + 3);
	}

	@Test
	void abortsAnObjectWhateverItWrites() throws IOException {
		List<ItemSnapshot.Step> steps = List.of((writer) -> writer.value(true), (writer) -> writer.value(1L),
				(writer) -> writer.value(1.5), (writer) -> writer.value((Number) 2), (writer) -> writer.value("text"),
				(writer) -> writer.value((Boolean) true), (writer) -> writer.jsonValue("{}"),
				(writer) -> writer.nullValue(), (writer) -> writer.value((String) null),
				(writer) -> writer.value((Number) null), (writer) -> writer.value((Boolean) null),
				(writer) -> writer.beginArray().endArray(), (writer) -> writer.beginObject().endObject());
		for (ItemSnapshot.Step step : steps) {
			assertThat(written(endless(step))).hasSizeBetween(8000, 10_000);
		}
	}

	@Test
	void abortsAnObjectWhateverDataItWrites() throws IOException {
		for (Object data : Arrays.asList(null, true, 1, 1.5, "text", List.of(), Map.of("a", 1), Optional.of(1),
				new AtomicBoolean(), new Pair(1, 2))) {
			assertThat(written(endless((writer) -> writer.value(null, data)))).hasSizeBetween(8000, 10_000);
		}
	}

	private static JsonSerializable endless(ItemSnapshot.Step step) {
		return (writer, logger) -> {
			writer.beginArray();
			for (int i = 0; i < 100_000; i++) {
				step.write(writer);
			}
		};
	}

	private String writtenList(Object... elements) {
		String json = written(map("list", Arrays.asList(elements)));
		assertThat(json).startsWith("{\"list\":").endsWith("}");
		return json.substring("{\"list\":".length(), json.length() - 1);
	}

	private String written(Map<String, Object> data) {
		return this.serializer.serialize(data);
	}

	private String written(JsonSerializable object) throws IOException {
		StringWriter writer = new StringWriter();
		this.serializer.serialize(object, writer);
		return writer.toString();
	}

	private String log(Map<String, SentryLogEventAttributeValue> attributes) throws IOException {
		SentryLogEvent log = new SentryLogEvent(new SentryId(), 1.0, "body", SentryLogLevel.INFO);
		log.setAttributes(attributes);
		return written(log);
	}

	private static SentryLogEventAttributeValue attribute(String text) {
		return new SentryLogEventAttributeValue(SentryAttributeType.STRING, text);
	}

	private static Map<String, Object> map(Object... namesAndValues) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			map.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return map;
	}

	private record Pair(Object left, Object right) {
	}

}
