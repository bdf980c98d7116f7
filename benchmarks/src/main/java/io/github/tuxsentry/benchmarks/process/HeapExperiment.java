package io.github.tuxsentry.benchmarks.process;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.benchmarks.report.Experiment;
import io.github.tuxsentry.benchmarks.report.Measurement;
import io.github.tuxsentry.benchmarks.report.Probe;

/**
 * Used heap after the first units and after all of them.
 */
public final class HeapExperiment implements Experiment {

	private static final int UNITS = 1_000_000;

	@Override
	public boolean supports(Probe probe) {
		return probe.name().equals("heap");
	}

	@Override
	public Map<Probe, Measurement> run(Collection<Probe> probes) throws Exception {
		Map<String, Double> measured = JavaProcess.run(HeapApplication.class, System.getProperty("java.class.path"),
				List.of("-Xmx512m"), "" + UNITS);
		Map<Probe, Measurement> measurements = new LinkedHashMap<>();
		for (Probe probe : probes) {
			measurements.put(probe, Measurement.of(measured.getOrDefault(probe.parameter("units"), Double.NaN)));
		}
		return measurements;
	}

}
