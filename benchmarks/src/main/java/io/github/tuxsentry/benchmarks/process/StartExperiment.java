package io.github.tuxsentry.benchmarks.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.tuxsentry.benchmarks.report.Experiment;
import io.github.tuxsentry.benchmarks.report.Measurement;
import io.github.tuxsentry.benchmarks.report.Probe;
import io.github.tuxsentry.test.sentry.LocalSentry;

/**
 * Measurement of startup and shutdown: the median of several processes of each
 * application, which are started in turns.
 */
public final class StartExperiment implements Experiment {

	private static final List<String> JVM_ARGUMENTS = List.of("-Xmx512m", "-XX:+UseSerialGC");

	private final int turns;

	/**
	 * Create a new experiment.
	 * @param turns the number of processes of each application
	 */
	public StartExperiment(int turns) {
		this.turns = turns;
	}

	@Override
	public boolean supports(Probe probe) {
		return probe.name().equals("start");
	}

	@Override
	public Map<Probe, Measurement> run(Collection<Probe> probes) throws Exception {
		Set<StartVariant> variants = new LinkedHashSet<>();
		probes.forEach((probe) -> variants.add(variantOf(probe)));
		Map<StartVariant, List<Map<String, Double>>> starts = new LinkedHashMap<>();
		try (LocalSentry sentry = LocalSentry.start()) {
			for (int turn = 0; turn < this.turns; turn++) {
				for (StartVariant variant : variants) {
					starts.computeIfAbsent(variant, (first) -> new ArrayList<>()).add(start(variant, sentry));
				}
			}
		}
		Map<Probe, Measurement> measurements = new LinkedHashMap<>();
		for (Probe probe : probes) {
			String measured = probe.parameter("measured");
			measurements.put(probe,
					Measurement.median(starts.getOrDefault(variantOf(probe), List.of())
						.stream()
						.mapToDouble((start) -> start.getOrDefault(measured, Double.NaN))
						.toArray()));
		}
		return measurements;
	}

	private static StartVariant variantOf(Probe probe) {
		return StartVariant.of(probe.parameter("application"));
	}

	private static Map<String, Double> start(StartVariant variant, LocalSentry sentry) throws Exception {
		List<String> arguments = new ArrayList<>(List.of("--logging.level.root=warn", "--spring.main.banner-mode=off"));
		if (variant.isWithDsn()) {
			arguments.add("--sentry.dsn=" + sentry.dsn());
			arguments.add("--sentry.traces-sample-rate=0.1");
		}
		return JavaProcess.run(StartApplication.class, variant.classPath(), JVM_ARGUMENTS,
				arguments.toArray(String[]::new));
	}

}
