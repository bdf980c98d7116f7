package io.github.tuxsentry.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Results of all measurements on one version of Java.
 *
 * @param java the feature version of Java
 * @param environment the environment of the measurements
 * @param measurements the measurements by probe
 */
record Results(int java, Environment environment, Map<String, Measurement> measurements) {

	private static final ObjectMapper JSON = new ObjectMapper();

	Results {
		measurements = new TreeMap<>(measurements);
	}

	static Results of(Environment environment, Map<Probe, Measurement> measurements) {
		Map<String, Measurement> byName = new TreeMap<>();
		measurements.forEach((probe, measurement) -> byName.put(probe.toString(), measurement));
		return new Results(Runtime.version().feature(), environment, byName);
	}

	Optional<Measurement> of(Probe probe) {
		return Optional.ofNullable(this.measurements.get(probe.toString()));
	}

	/**
	 * Write the results to a directory, in place of earlier ones of the same version.
	 */
	void write(Path directory) throws IOException {
		Files.createDirectories(directory);
		String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
		Files.writeString(directory.resolve("java-" + this.java + ".json"), json + "\n");
	}

	/**
	 * Read the results of all versions of Java from a directory, in ascending order.
	 */
	static List<Results> readAll(Path directory) throws IOException {
		List<Results> all = new ArrayList<>();
		if (Files.isDirectory(directory)) {
			try (Stream<Path> files = Files.list(directory)) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".json")).toList()) {
					all.add(JSON.readValue(file.toFile(), Results.class));
				}
			}
		}
		all.sort((first, second) -> Integer.compare(first.java, second.java));
		return all;
	}

}
