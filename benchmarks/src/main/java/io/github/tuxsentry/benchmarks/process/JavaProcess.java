package io.github.tuxsentry.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Java process that measures itself and prints its measurements.
 */
final class JavaProcess {

	private static final String MARKER = "measured ";

	private static final int TIMEOUT_MINUTES = 5;

	private JavaProcess() {
	}

	/**
	 * Print a measurement, in the measured process.
	 */
	static void print(String name, double value) {
		System.out.println(MARKER + name + " " + value);
	}

	/**
	 * Run a process on the version of Java of this one.
	 * @return the measurements by name
	 */
	static Map<String, Double> run(Class<?> main, String classPath, List<String> jvmArguments, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath));
		command.addAll(jvmArguments);
		command.add(main.getName());
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try {
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
				throw new IllegalStateException(main.getSimpleName() + " failed:\n" + output);
			}
			return parse(output);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static Map<String, Double> parse(String output) {
		Map<String, Double> measured = new HashMap<>();
		output.lines().filter((line) -> line.startsWith(MARKER)).forEach((line) -> {
			String[] words = line.split(" ");
			measured.put(words[1], Double.valueOf(words[2]));
		});
		return measured;
	}

}
