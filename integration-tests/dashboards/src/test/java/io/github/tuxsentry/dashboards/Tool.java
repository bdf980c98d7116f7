package io.github.tuxsentry.dashboards;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access to the programs that are installed on this machine.
 */
final class Tool {

	private Tool() {
	}

	static boolean isInstalled(String name) {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, name)));
	}

	/**
	 * Run a program, for at most 60 seconds.
	 * @param environment the additional environment variables
	 * @param command the program and its arguments
	 * @return the exit status and the output
	 * @throws IOException if the program cannot be started
	 * @throws InterruptedException if the thread is interrupted while it waits
	 */
	static Result run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
		Path output = Files.createTempFile("output", ".txt");
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile());
			builder.environment().putAll(environment);
			Process process = builder.start();
			try {
				assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("completed in time").isTrue();
			}
			finally {
				process.destroyForcibly();
			}
			return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
		}
		finally {
			Files.delete(output);
		}
	}

	record Result(int status, String output) {

	}

}
