package io.github.tuxsentry.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import org.springframework.util.FileSystemUtils;

/**
 * Headless Chromium that runs in a separate process.
 */
final class Chromium implements AutoCloseable {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

	private final Path profile;

	private final Process process;

	private Chromium(Path profile, Process process) {
		this.profile = profile;
		this.process = process;
	}

	static Optional<Path> executable() {
		return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
			.flatMap((directory) -> NAMES.stream().map((name) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	static Chromium start(Path executable) throws IOException {
		Path profile = Files.createTempDirectory("chromium");
		Process process = new ProcessBuilder(executable.toString(), "--headless=new", "--remote-debugging-port=0",
				"--user-data-dir=" + profile, "--no-sandbox", "--no-first-run", "--disable-gpu",
				"--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
				"--disable-extensions", "--force-device-scale-factor=1", "--lang=en", "about:blank")
			.redirectErrorStream(true)
			.redirectOutput(profile.resolve("output.txt").toFile())
			.start();
		return new Chromium(profile, process);
	}

	/**
	 * Wait for the URL of the DevTools endpoint, for at most 30 seconds.
	 */
	String devTools() throws IOException {
		Path file = this.profile.resolve("DevToolsActivePort");
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> Files.exists(file) && Files.readAllLines(file).size() > 1);
		List<String> lines = Files.readAllLines(file);
		return "ws://127.0.0.1:" + lines.get(0) + lines.get(1);
	}

	@Override
	public void close() throws IOException {
		List<ProcessHandle> children = this.process.descendants().toList();
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		children.forEach(ProcessHandle::destroyForcibly);
		try {
			FileSystemUtils.deleteRecursively(this.profile);
		}
		catch (IOException ex) {
			this.profile.toFile().deleteOnExit();
		}
	}

}
