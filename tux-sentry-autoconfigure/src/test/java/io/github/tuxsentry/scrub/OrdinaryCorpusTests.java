package io.github.tuxsentry.scrub;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is no secret stays: a million lines that every build machine has, which are the
 * sources of the JDK, where they are installed, and the constants of its classes and of
 * the libraries.
 */
@Tag("long")
class OrdinaryCorpusTests {

	private static final int LINES = 1_000_000;

	private static final double MAX_ALTERED = 0.0003;

	private static final int MIN_LENGTH = 8;

	private final Scrubber scrubber = Scrubber.standard();

	private final List<String> altered = new ArrayList<>();

	private int lines;

	@Test
	void atMostThreeLinesInTenThousandAreAltered() throws IOException {
		sources(Path.of(System.getProperty("java.home"), "lib", "src.zip"));
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (entry.endsWith(".jar") && this.lines < LINES) {
				classes(Path.of(entry));
			}
		}
		modules();
		assertThat(this.lines).isGreaterThanOrEqualTo(LINES);
		assertThat((double) this.altered.size() / this.lines).as(String.join("\n", this.altered))
			.isLessThan(MAX_ALTERED);
	}

	private void sources(Path zip) throws IOException {
		if (!Files.exists(zip)) {
			return;
		}
		try (ZipFile sources = new ZipFile(zip.toFile())) {
			for (ZipEntry entry : sources.stream().filter((file) -> file.getName().startsWith("java.base/")).toList()) {
				if (this.lines < LINES / 2) {
					new String(bytes(sources, entry), StandardCharsets.UTF_8).lines().forEach(this::check);
				}
			}
		}
	}

	private void classes(Path jar) throws IOException {
		try (ZipFile classes = new ZipFile(jar.toFile())) {
			for (ZipEntry entry : classes.stream().filter((file) -> file.getName().endsWith(".class")).toList()) {
				constants(bytes(classes, entry));
			}
		}
	}

	private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
		try (InputStream stream = zip.getInputStream(entry)) {
			return stream.readAllBytes();
		}
	}

	private void modules() throws IOException {
		Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");
		try (Stream<Path> files = Files.walk(modules)) {
			files.filter((file) -> file.toString().endsWith(".class"))
				.takeWhile((file) -> this.lines < LINES)
				.forEach((file) -> {
					try {
						constants(Files.readAllBytes(file));
					}
					catch (IOException ex) {
						throw new UncheckedIOException(ex);
					}
				});
		}
	}

	/**
	 * Checks the runs of printable characters, of which the constants of a class consist.
	 */
	private void constants(byte[] bytes) {
		int from = 0;
		for (int i = 0; i <= bytes.length; i++) {
			if (i == bytes.length || bytes[i] < ' ') {
				if (i - from >= MIN_LENGTH) {
					check(new String(bytes, from, i - from, StandardCharsets.US_ASCII));
				}
				from = i + 1;
			}
		}
	}

	private void check(String line) {
		this.lines++;
		if (!this.scrubber.scrub(line).equals(line)) {
			this.altered.add(line);
		}
	}

}
