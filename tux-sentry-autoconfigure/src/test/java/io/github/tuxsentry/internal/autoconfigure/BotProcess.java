package io.github.tuxsentry.internal.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process of its own on the class path of the tests, or on one that begins with other
 * classes.
 */
public final class BotProcess implements AutoCloseable {

	public static final String CLASS_PATH = System.getProperty("surefire.test.class.path",
			System.getProperty("java.class.path"));

	private static final long TIMEOUT_SECONDS = 90;

	private final Process process;

	private final Path output;

	private BotProcess(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	/**
	 * Start a process.
	 * @param directory the directory for its output
	 * @param classPath the class path
	 * @param arguments the options of the JVM, the main class and its arguments
	 */
	public static BotProcess start(Path directory, String classPath, List<String> arguments) throws IOException {
		Path output = Files.createTempFile(directory, "output", ".txt");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp", classPath));
		command.addAll(arguments);
		return new BotProcess(
				new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
	}

	/**
	 * Pack the directories of a class path, since archives of classes only accept jars.
	 */
	public static String ofJars(String classPath, Path directory) throws IOException {
		List<String> entries = new ArrayList<>();
		for (String entry : classPath.split(File.pathSeparator)) {
			entries.add(Files.isDirectory(Path.of(entry)) ? pack(entry, directory) : entry);
		}
		return String.join(File.pathSeparator, entries);
	}

	private static String pack(String classes, Path directory) throws IOException {
		String jar = Files.createTempFile(directory, "classes", ".jar").toString();
		int status = java.util.spi.ToolProvider.findFirst("jar")
			.orElseThrow()
			.run(System.out, System.err, "--create", "--no-compress", "--file", jar, "-C", classes, ".");
		assertThat(status).isZero();
		return jar;
	}

	void awaitLine(String beginning) throws Exception {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
		while (this.process.isAlive() && linesAfter(beginning).isEmpty() && System.nanoTime() < deadline) {
			Thread.sleep(50);
		}
		assertThat(linesAfter(beginning)).as(output()).isNotEmpty();
	}

	List<String> linesAfter(String beginning) throws IOException {
		return Stream.of(output().split("\\R"))
			.filter((line) -> line.startsWith(beginning))
			.map((line) -> line.substring(beginning.length()))
			.toList();
	}

	/**
	 * End the standard input and wait for the end of the process.
	 * @return the exit status
	 */
	public int awaitEnd() throws Exception {
		this.process.getOutputStream().close();
		assertThat(this.process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).as(output()).isTrue();
		return this.process.exitValue();
	}

	public String output() throws IOException {
		return Files.readString(this.output);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
