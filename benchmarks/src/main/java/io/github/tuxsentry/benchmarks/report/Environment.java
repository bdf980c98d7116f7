package io.github.tuxsentry.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Environment of measurements, without anything that identifies the machine.
 *
 * @param date the date
 * @param java the version of Java
 * @param processor the model of the processor
 * @param cores the number of available cores
 */
record Environment(String date, String java, String processor, int cores) {

	private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

	static Environment current() {
		return new Environment(LocalDate.now().toString(),
				Runtime.version().feature() + " (" + System.getProperty("java.vm.name") + " " + Runtime.version() + ")",
				processorModel(), Runtime.getRuntime().availableProcessors());
	}

	private static String processorModel() {
		String architecture = System.getProperty("os.arch", "unknown");
		try {
			return Files.exists(CPU_INFO) ? Files.readAllLines(CPU_INFO)
				.stream()
				.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse(architecture) : architecture;
		}
		catch (IOException ex) {
			return architecture;
		}
	}

}
