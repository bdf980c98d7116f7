package io.github.tuxsentry.benchmarks.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measurements with JMH, each in a process of its own. The value is the median of the
 * iterations, or a percentile of all calls if a probe has one.
 */
final class JmhExperiment implements Experiment {

	private static final String PERCENTILE = "percentile";

	private static final String BYTES = "gc.alloc.rate.norm";

	private final Path directory;

	private final Consumer<? super ChainedOptionsBuilder> customizer;

	/**
	 * Create a new experiment.
	 * @param directory the directory for the results of JMH
	 * @param customizer customizes the options of the benchmarks
	 */
	JmhExperiment(Path directory, Consumer<? super ChainedOptionsBuilder> customizer) {
		this.directory = directory;
		this.customizer = customizer;
	}

	/**
	 * Create a new experiment with the options of the benchmarks.
	 * @param directory the directory for the results of JMH
	 */
	JmhExperiment(Path directory) {
		this(directory, (options) -> {
		});
	}

	/**
	 * Create a new experiment that only shows whether the benchmarks work.
	 * @param directory the directory for the results of JMH
	 */
	static JmhExperiment quick(Path directory) {
		TimeValue moment = TimeValue.milliseconds(200);
		return new JmhExperiment(directory,
				(options) -> options.warmupIterations(1)
					.warmupTime(moment)
					.measurementIterations(1)
					.measurementTime(moment));
	}

	@Override
	public boolean supports(Probe probe) {
		return probe.name().contains("Benchmark.");
	}

	@Override
	public Map<Probe, Measurement> run(Collection<Probe> probes) throws Exception {
		Map<Probe, Set<Probe>> byRun = new LinkedHashMap<>();
		probes.forEach(
				(probe) -> byRun.computeIfAbsent(withoutPercentile(probe), (run) -> new LinkedHashSet<>()).add(probe));
		Map<Probe, Measurement> measurements = new LinkedHashMap<>();
		for (Map.Entry<Probe, Set<Probe>> run : byRun.entrySet()) {
			System.out.println(run.getKey());
			RunResult result = run(run.getKey(), measurements.size());
			run.getValue().forEach((probe) -> measurements.put(probe, measurement(probe, result)));
		}
		return measurements;
	}

	private static Probe withoutPercentile(Probe probe) {
		SortedMap<String, String> parameters = new TreeMap<>(probe.parameters());
		parameters.remove(PERCENTILE);
		return new Probe(probe.name(), parameters);
	}

	private RunResult run(Probe probe, int number) throws Exception {
		Files.createDirectories(this.directory);
		ChainedOptionsBuilder options = new OptionsBuilder().include("\\." + probe.name().replace(".", "\\.") + "$")
			.addProfiler(GCProfiler.class)
			.verbosity(VerboseMode.SILENT)
			.shouldFailOnError(true)
			.resultFormat(ResultFormatType.JSON)
			.result(this.directory.resolve("%03d-%s.json".formatted(number, probe.name())).toString());
		probe.parameters().forEach(options::param);
		this.customizer.accept(options);
		return new Runner(options.build()).runSingle();
	}

	private static Measurement measurement(Probe probe, RunResult run) {
		Result<?> bytes = run.getAggregatedResult().getSecondaryResults().get(BYTES);
		return new Measurement(value(probe, run), (bytes != null) ? bytes.getScore() : Double.NaN);
	}

	private static double value(Probe probe, RunResult run) {
		if (run.getParams().getMode() == Mode.SampleTime) {
			double percentile = Double.parseDouble(probe.parameters().getOrDefault(PERCENTILE, "50"));
			return run.getPrimaryResult().getStatistics().getPercentile(percentile);
		}
		return Measurement
			.median(run.getBenchmarkResults()
				.stream()
				.map(BenchmarkResult::getIterationResults)
				.flatMap(Collection::stream)
				.mapToDouble((iteration) -> iteration.getPrimaryResult().getScore())
				.toArray())
			.value();
	}

}
