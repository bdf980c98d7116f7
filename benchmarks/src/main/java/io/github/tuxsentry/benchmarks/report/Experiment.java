package io.github.tuxsentry.benchmarks.report;

import java.util.Collection;
import java.util.Map;

/**
 * Kind of measurement.
 */
public interface Experiment {

	/**
	 * Return whether this experiment makes the measurement of a probe.
	 * @param probe the probe
	 * @return whether the probe belongs to this experiment
	 */
	boolean supports(Probe probe);

	/**
	 * Make measurements. Probes of several systems are interleaved where a measurement
	 * consists of several runs.
	 * @param probes the probes
	 * @return the measurements
	 * @throws Exception if a measurement fails
	 */
	Map<Probe, Measurement> run(Collection<Probe> probes) throws Exception;

}
