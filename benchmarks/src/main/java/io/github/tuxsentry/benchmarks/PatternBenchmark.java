package io.github.tuxsentry.benchmarks;

import java.util.List;

import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.work.EventWriter;
import io.github.tuxsentry.benchmarks.work.PatternScrubber;
import io.github.tuxsentry.benchmarks.work.SampleEvents;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Cost of scrubbing the texts of an event with four regular expressions.
 */
public class PatternBenchmark extends ContenderBenchmark {

	private final PatternScrubber scrubber = new PatternScrubber();

	private List<String> texts = List.of();

	@Override
	protected void prepare(ContenderApplication running) throws Exception {
		EventWriter writer = new EventWriter(running.sentryOptions().getSerializer());
		this.texts = EventWriter.texts(EventWriter.parse(writer.write(SampleEvents.create(1).get(0))));
	}

	/**
	 * Scrub the texts.
	 * @param scrubbed consumes the scrubbed texts
	 */
	@Benchmark
	public void scrub(Blackhole scrubbed) {
		for (String text : this.texts) {
			scrubbed.consume(this.scrubber.scrub(text));
		}
	}

}
