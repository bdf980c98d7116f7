package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.JsonObjectReader;
import io.sentry.NoOpLogger;
import io.sentry.ProfileChunk;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A chunk of a profile: all samples arrive, and the names of its threads are scrubbed.
 */
class ProfileChunkTests {

	private static final int SAMPLES = 50_000;

	private static final ObjectMapper json = new ObjectMapper();

	private final FaultBarrier faults = new FaultBarrier();

	@Test
	void everySampleArrivesAndNamesOfThreadsAreScrubbed() throws Exception {
		JsonNode sent = json.valueToTree(new Chunk(new Profile(samples(), stacks(), frames(),
				new Threads(new Thread("JDA [0 / 2] MainWS-ReadThread", 5), new Thread("poll password=hunter2", 5)))));
		JsonNode written = json.readTree(write(json.writeValueAsString(sent)));
		assertThat(written.at("/profile/samples")).hasSize(SAMPLES);
		assertThat(written.at("/profile/samples")).isEqualTo(sent.at("/profile/samples"));
		assertThat(written.at("/profile/stacks")).isEqualTo(sent.at("/profile/stacks"));
		assertThat(written.at("/profile/frames")).isEqualTo(sent.at("/profile/frames"));
		assertThat(written.at("/profile/thread_metadata/first/name").textValue())
			.isEqualTo("JDA [0 / 2] MainWS-ReadThread");
		assertThat(written.at("/profile/thread_metadata/second/name").textValue())
			.isEqualTo("poll password=[password]");
		assertThat(this.faults.count()).isZero();
	}

	private String write(String chunk) throws Exception {
		StringWriter writer = new StringWriter();
		ProfileChunk read = new ProfileChunk.Deserializer().deserialize(new JsonObjectReader(new StringReader(chunk)),
				NoOpLogger.getInstance());
		serializer().serialize(read, writer);
		return writer.toString();
	}

	private ScrubbingSerializer serializer() throws IOException {
		return new ScrubbingSerializer(new SentryOptions(), Scrubber.standard(), this.faults);
	}

	private static List<Sample> samples() {
		return IntStream.range(0, SAMPLES).mapToObj((i) -> new Sample(i / 8.0, i % 2, "first")).toList();
	}

	private static List<List<Integer>> stacks() {
		return List.of(IntStream.range(0, 3000).boxed().toList(), List.of(0, 1));
	}

	private static List<Frame> frames() {
		return IntStream.range(0, 3000).mapToObj((i) -> new Frame("run" + i, "com.example.Bot", true)).toList();
	}

	private record Chunk(Profile profile) {
	}

	private record Profile(List<Sample> samples, List<List<Integer>> stacks, List<Frame> frames,
			Threads thread_metadata) {
	}

	private record Sample(double timestamp, int stack_id, String thread_id) {
	}

	private record Frame(String function, String module, boolean in_app) {
	}

	private record Threads(Thread first, Thread second) {
	}

	private record Thread(String name, int priority) {
	}

}
