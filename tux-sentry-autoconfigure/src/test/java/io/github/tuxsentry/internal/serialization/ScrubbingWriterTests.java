package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.NamedSecrets;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.JsonSerializable;
import io.sentry.NoOpLogger;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.MeasurementValue;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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

	private static String written(@Nullable Object item) {
		Scrubber scrubber = Scrubber.standard();
		ScrubbingWriter writer = new ScrubbingWriter(
				new ItemScrubber(scrubber, scrubber.withoutAddresses(), new NamedSecrets()),
				(key, value) -> !key.equals("bad"), NoOpLogger.getInstance(), 16);
		return new String(writer.write(item), StandardCharsets.UTF_8);
	}

}
