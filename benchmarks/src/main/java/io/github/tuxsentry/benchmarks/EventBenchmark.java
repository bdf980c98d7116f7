package io.github.tuxsentry.benchmarks;

import java.util.List;
import java.util.Map;

import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.work.EventWriter;
import io.github.tuxsentry.benchmarks.work.SampleEvents;
import io.sentry.SentryEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of writing an event. There are more events than the writers can remember texts of,
 * so that a text is only known if it also occurs in other events. The warm-up is longer
 * than that of other benchmarks, since much more code is to be compiled.
 */
@Warmup(iterations = 10, time = 1)
public class EventBenchmark extends ContenderBenchmark {

	private static final int EVENTS = 256;

	/**
	 * Whether this library scrubs the event.
	 */
	@Param("true")
	public boolean scrubbed = true;

	/**
	 * Whether half of the messages recur, as in the events of a bot. Otherwise, each
	 * message is new.
	 */
	@Param("true")
	public boolean recurring = true;

	private List<SentryEvent> events = List.of();

	private int next;

	@SuppressWarnings("NullAway.Init")
	private EventWriter writer;

	@Override
	protected void configure(Map<String, Object> properties) {
		properties.put("tux.sentry.scrub.enabled", this.scrubbed);
	}

	@Override
	protected void prepare(ContenderApplication running) {
		this.events = SampleEvents.create(EVENTS, this.recurring);
		this.writer = new EventWriter(running.sentryOptions().getSerializer());
	}

	/**
	 * Write an event.
	 * @return the written event
	 * @throws Exception if the event cannot be written
	 */
	@Benchmark
	public byte[] write() throws Exception {
		this.next = (this.next + 1) % EVENTS;
		return this.writer.write(this.events.get(this.next));
	}

}
