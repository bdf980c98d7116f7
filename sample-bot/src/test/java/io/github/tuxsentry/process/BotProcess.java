package io.github.tuxsentry.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.tuxsentry.sample.SampleBot;

/**
 * Packaged bot that runs in a separate process, so that a test can send signals to it and
 * observe its output and exit code. The process is killed when it is closed. Thread-safe.
 */
public final class BotProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(180);

	private final Process process;

	private final List<String> lines = new ArrayList<>();

	private final Thread reader;

	private BotProcess(Process process) {
		this.process = process;
		this.reader = new Thread(this::read, "output-of-" + process.pid());
		this.reader.setDaemon(true);
		this.reader.start();
	}

	/**
	 * Create a builder for a process of the bot that uses a free port, does not start the
	 * tour, and sends events to the given DSN.
	 * @param dsn the DSN, or an empty string for none
	 * @return a new builder
	 */
	public static Builder sendingTo(String dsn) {
		return new Builder().property("server.port", 0)
			.property("offline.tour", false)
			.environment("SENTRY_DSN", dsn)
			.environment("DISCORD_TOKEN", "");
	}

	/**
	 * Send a signal to the process.
	 * @param signal the name of the signal, e.g. {@code TERM} or {@code KILL}
	 */
	public void signal(String signal) {
		try {
			int status = new ProcessBuilder("kill", "-s", signal, Long.toString(this.process.pid())).inheritIO()
				.start()
				.waitFor();
			if (status != 0) {
				throw new IllegalStateException("kill ended with status " + status);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	/**
	 * Wait for a line of the output, for at most 180 seconds.
	 * @param text the text that the line has to contain
	 * @return the first line that contains the text
	 * @throws AssertionError if there is no such line within the timeout, or before the
	 * end of the output
	 */
	public String awaitLine(String text) {
		Predicate<String> wanted = (line) -> line.contains(text);
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		synchronized (this.lines) {
			while (this.lines.stream().noneMatch(wanted)) {
				long remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
				if (remaining <= 0 || !this.reader.isAlive()) {
					throw new AssertionError("No line with '" + text + "' in:\n" + String.join("\n", this.lines));
				}
				try {
					this.lines.wait(Math.min(remaining, 100));
				}
				catch (InterruptedException ex) {
					throw interrupted(ex);
				}
			}
			return this.lines.stream().filter(wanted).findFirst().orElseThrow();
		}
	}

	/**
	 * Wait for the process to exit, for at most 180 seconds.
	 * @return the exit code, which is 128 plus the number of the signal if the process
	 * was terminated by a signal
	 * @throws AssertionError if the process is still running after the timeout
	 */
	public int awaitExit() {
		try {
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				throw new AssertionError("The process still runs:\n" + output());
			}
			this.reader.join(PATIENCE.toMillis());
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	/**
	 * Return the standard output and the standard error of the process up to now.
	 * @return the output
	 */
	public String output() {
		synchronized (this.lines) {
			return String.join("\n", this.lines);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	private void read() {
		try (BufferedReader output = this.process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				synchronized (this.lines) {
					this.lines.add(line);
					this.lines.notifyAll();
				}
			}
		}
		catch (IOException ex) {
			// The process was killed.
		}
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static Path jar() {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			return files.filter((file) -> file.getFileName().toString().matches("sample-bot-[0-9.]+(-SNAPSHOT)?\\.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("The bot is not packaged: run mvn package"))
				.toAbsolutePath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path directoryOfThisProcess(String name) {
		return Path.of("target", name, System.getProperty("surefire.forkNumber", "1")).toAbsolutePath();
	}

	private static IllegalStateException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new IllegalStateException(ex);
	}

	/**
	 * Builder for a process of the bot. Not thread-safe.
	 */
	public static final class Builder {

		private final Map<String, Object> properties = new LinkedHashMap<>();

		private final Map<String, String> environment = new LinkedHashMap<>();

		private final List<String> jvmOptions = new ArrayList<>(
				List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));

		private final List<Class<?>> sources = new ArrayList<>();

		/**
		 * Set a property on the command line of the bot.
		 * @param name the name of the property
		 * @param value the value
		 * @return this builder
		 */
		public Builder property(String name, Object value) {
			this.properties.put(name, value);
			return this;
		}

		/**
		 * Set an environment variable of the process.
		 * @param name the name of the variable
		 * @param value the value
		 * @return this builder
		 */
		public Builder environment(String name, String value) {
			this.environment.put(name, value);
			return this;
		}

		/**
		 * Add JVM options.
		 * @param options the options
		 * @return this builder
		 */
		public Builder jvm(String... options) {
			this.jvmOptions.addAll(Arrays.asList(options));
			return this;
		}

		/**
		 * Add configuration classes of this package to the packaged bot. Its JAR is then
		 * not started with {@code java -jar} but extracted, which supports additional
		 * classes.
		 * @param configurations the configuration classes
		 * @return this builder
		 */
		public Builder with(Class<?>... configurations) {
			this.sources.addAll(Arrays.asList(configurations));
			return this;
		}

		/**
		 * Start the process.
		 * @return the running process, to be closed by the caller
		 */
		public BotProcess start() {
			try {
				ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
				builder.environment().keySet().removeIf((name) -> name.startsWith("SENTRY_") || name.contains("JAVA_"));
				builder.environment().putAll(this.environment);
				return new BotProcess(builder.start());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private List<String> command() {
			List<String> command = new ArrayList<>();
			command.add(java());
			command.addAll(this.jvmOptions);
			if (this.sources.isEmpty()) {
				command.addAll(List.of("-jar", jar().toString()));
			}
			else {
				command.addAll(List.of("-cp", ExtractedBot.JAR + File.pathSeparator + classesOfThisPackage(),
						SampleBot.class.getName()));
				property("spring.main.sources",
						this.sources.stream().map(Class::getName).collect(Collectors.joining(",")));
			}
			this.properties.forEach((name, value) -> command.add("--" + name + "=" + value));
			return command;
		}

		/**
		 * Copy the classes of this package, so that other tests are not detected by the
		 * component scan of the bot. Each process that runs tests has a separate copy.
		 */
		private static Path classesOfThisPackage() {
			String folder = BotProcess.class.getPackageName().replace('.', File.separatorChar);
			Path all = Path.of("target", "test-classes").resolve(folder);
			Path copy = directoryOfThisProcess("process-classes");
			try (Stream<Path> classes = Files.list(all)) {
				Files.createDirectories(copy.resolve(folder));
				for (Path file : classes.toList()) {
					Path target = copy.resolve(folder).resolve(file.getFileName());
					if (!Files.exists(target) || Files.mismatch(file, target) >= 0) {
						Files.write(target, Files.readAllBytes(file));
					}
				}
				return copy;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * Bot as Spring Boot recommends to run it in production, which starts in less time.
	 */
	private static final class ExtractedBot {

		static final Path JAR = extract(jar(), directoryOfThisProcess("extracted"));

		private ExtractedBot() {
		}

		private static Path extract(Path jar, Path directory) {
			try {
				Process process = new ProcessBuilder(java(), "-Djarmode=tools", "-jar", jar.toString(), "extract",
						"--force", "--destination", directory.toString())
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.redirectError(ProcessBuilder.Redirect.INHERIT)
					.start();
				if (process.waitFor() != 0) {
					throw new IllegalStateException("Cannot extract " + jar);
				}
				return directory.resolve(jar.getFileName());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				throw interrupted(ex);
			}
		}

	}

}
