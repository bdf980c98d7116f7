package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

import io.sentry.JsonObjectWriter;
import io.sentry.NoOpLogger;
import io.sentry.ObjectWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecordingWriter}.
 */
class RecordingWriterTests {

	private final DataSnapshot data = new DataSnapshot();

	private final RecordingWriter writer = new RecordingWriter(this.data);

	@Test
	void recordsWhatIsWritten() throws IOException {
		write(this.writer);
		StringWriter expected = new StringWriter();
		write(new JsonObjectWriter(expected, 10));
		assertThat(recorded()).isEqualTo(expected.toString()).contains("\"text\",1,1.5,true,false,2,null");
	}

	private static void write(ObjectWriter writer) throws IOException {
		writer.beginObject()
			.name("array")
			.beginArray()
			.value("text")
			.value(1L)
			.value(1.5)
			.value(true)
			.value((Boolean) false)
			.value((Number) 2)
			.nullValue()
			.value((String) null)
			.jsonValue("{\"raw\":1}")
			.beginObject()
			.endObject()
			.value(NoOpLogger.getInstance(), List.of(3))
			.endArray()
			.name("end")
			.value("end")
			.endObject();
	}

	@Test
	void countsEachStepAndItsText() {
		this.writer.beginArray();
		assertThat(this.data.bytes()).isEqualTo(32);
		this.writer.value("text");
		assertThat(this.data.bytes()).isEqualTo(3 * 32 + 4);
		this.writer.value((String) null);
		assertThat(this.data.bytes()).isEqualTo(5 * 32 + 4);
		this.writer.jsonValue("[1]");
		assertThat(this.data.bytes()).isEqualTo(7 * 32 + 4 + 3);
		this.writer.jsonValue(null);
		assertThat(this.data.bytes()).isEqualTo(9 * 32 + 4 + 3);
	}

	@Test
	void hasNoIndentation() {
		this.writer.setIndent("\t");
		this.writer.setLenient(true);
		assertThat(this.writer.getIndent()).isNull();
		assertThat(this.writer.steps()).isEmpty();
	}

	private String recorded() throws IOException {
		StringWriter json = new StringWriter();
		ObjectWriter writer = new JsonObjectWriter(json, 10);
		for (ItemSnapshot.Step step : this.writer.steps()) {
			step.write(writer);
		}
		return json.toString();
	}

}
