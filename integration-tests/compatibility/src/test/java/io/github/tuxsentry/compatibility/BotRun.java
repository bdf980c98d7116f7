package io.github.tuxsentry.compatibility;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Run of the bot in a separate process, which exits after the last check.
 */
final class BotRun implements AutoCloseable {

	private static final long TIMEOUT_SECONDS = 180;

	private final Process process;

	private final Path output;

	private BotRun(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	/**
	 * Start the bot.
	 * @param classPath the file that contains the class path of the dependencies
	 * @param output the file to which the output is written
	 * @param arguments the arguments of the bot
	 * @return the running bot, to be closed by the caller
	 * @throws IOException if the process cannot be started
	 */
	static BotRun start(Path classPath, Path output, String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command
			.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--add-opens",
					"java.base/java.lang=ALL-UNNAMED", "-cp", Path.of("target", "classes").toAbsolutePath()
							+ File.pathSeparator + Files.readString(classPath).strip(),
					CompatibilityBot.class.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		return new BotRun(process, output);
	}

	void await() throws InterruptedException {
		assertThat(this.process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS))
			.as(() -> "the bot has ended; its output is: " + lines())
			.isTrue();
	}

	int exitStatus() {
		return this.process.exitValue();
	}

	/**
	 * Return the lines of the checks that have passed, in order.
	 * @return the lines
	 */
	List<String> passed() {
		return lines().stream().filter((line) -> line.startsWith("ok ")).toList();
	}

	/**
	 * Return the lines of the checks that have failed, including the reasons.
	 * @return the lines
	 */
	List<String> failures() {
		return lines().stream().filter((line) -> line.startsWith("FAILED ")).toList();
	}

	List<String> lines() {
		try {
			return Files.readAllLines(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
