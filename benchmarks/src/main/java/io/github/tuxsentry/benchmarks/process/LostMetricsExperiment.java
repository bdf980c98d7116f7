package io.github.tuxsentry.benchmarks.process;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.benchmarks.report.Experiment;
import io.github.tuxsentry.benchmarks.report.Measurement;
import io.github.tuxsentry.benchmarks.report.Probe;

/**
 * Number of metrics that do not arrive.
 */
public final class LostMetricsExperiment implements Experiment {

	private static final int RECORDINGS = 1_000_000;

	@Override
	public boolean supports(Probe probe) {
		return probe.name().equals("lost-metrics");
	}

	@Override
	public Map<Probe, Measurement> run(Collection<Probe> probes) throws Exception {
		Map<Probe, Measurement> measurements = new LinkedHashMap<>();
		for (Probe probe : probes) {
			Map<String, Double> measured = JavaProcess.run(LostMetricsApplication.class,
					System.getProperty("java.class.path"), List.of("-Xmx1g"), probe.parameter("contender"),
					"" + RECORDINGS);
			measurements.put(probe, Measurement.of(measured.getOrDefault("lost", Double.NaN)));
		}
		return measurements;
	}

}
