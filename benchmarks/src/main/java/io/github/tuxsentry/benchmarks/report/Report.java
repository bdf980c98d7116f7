package io.github.tuxsentry.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.tuxsentry.benchmarks.process.HeapExperiment;
import io.github.tuxsentry.benchmarks.process.LostMetricsExperiment;
import io.github.tuxsentry.benchmarks.process.StartExperiment;

/**
 * Runs the benchmarks and prints a table of the results. A run of all rows also writes
 * the results and the page of the documentation.
 */
public final class Report {

	private static final String USAGE = "Usage: run.sh [--quick] [--row ID]... | --page";

	private static final int STARTS = 5;

	private final Path module;

	private final Set<Row> selected = new LinkedHashSet<>();

	private boolean quick;

	private boolean pageOnly;

	private Report(Path module, String... arguments) {
		this.module = module;
		Iterator<String> remaining = List.of(arguments).iterator();
		while (remaining.hasNext()) {
			switch (remaining.next()) {
				case "--row" -> this.selected.add(Row.of(remaining.hasNext() ? remaining.next() : ""));
				case "--quick" -> this.quick = true;
				case "--page" -> this.pageOnly = true;
				default -> throw new IllegalArgumentException(USAGE);
			}
		}
	}

	/**
	 * Run the report in the current directory, which is that of the module.
	 * @param arguments {@code --row} and the ID of a row, any number of times, or nothing
	 * to run all rows; {@code --quick} for short measurements, whose results are not
	 * written; {@code --page} to only write the page
	 * @throws Exception if a measurement fails
	 */
	public static void main(String[] arguments) throws Exception {
		Report report = new Report(Path.of("").toAbsolutePath(), arguments);
		if (!report.pageOnly) {
			report.run();
		}
		else {
			report.writePage();
		}
	}

	private void run() throws Exception {
		Collection<Row> rows = this.selected.isEmpty() ? List.of(Row.values()) : this.selected;
		Results results = Results.of(Environment.current(), measure(rows));
		System.out.println(new ConsoleTable(rows, results));
		if (this.selected.isEmpty() && !this.quick) {
			results.write(this.module.resolve("results"));
			writePage();
		}
	}

	private Map<Probe, Measurement> measure(Collection<Row> rows) throws Exception {
		Set<Probe> probes = rows.stream().flatMap(Row::probes).collect(Collectors.toCollection(LinkedHashSet::new));
		Map<Probe, Measurement> measurements = new LinkedHashMap<>();
		for (Experiment experiment : experiments()) {
			List<Probe> supported = probes.stream().filter(experiment::supports).toList();
			if (!supported.isEmpty()) {
				measurements.putAll(experiment.run(supported));
			}
		}
		return measurements;
	}

	private List<Experiment> experiments() {
		Path jmh = this.module.resolve("target/jmh/java-" + Runtime.version().feature());
		return List.of(this.quick ? JmhExperiment.quick(jmh) : new JmhExperiment(jmh),
				new StartExperiment(this.quick ? 1 : STARTS), new LostMetricsExperiment(), new HeapExperiment());
	}

	private void writePage() throws IOException {
		Page page = new Page(Results.readAll(this.module.resolve("results")),
				Notes.read(this.module.resolve("notes.properties")));
		Files.writeString(this.module.resolve("../docs/performance.md"), page.render());
	}

}
