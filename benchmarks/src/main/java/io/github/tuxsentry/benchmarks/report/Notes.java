package io.github.tuxsentry.benchmarks.report;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Notes, written by hand, that tell what prevents a row from reaching its goal.
 */
final class Notes {

	private final Properties notes = new Properties();

	static Notes read(Path file) throws IOException {
		Notes read = new Notes();
		try (Reader reader = Files.newBufferedReader(file)) {
			read.notes.load(reader);
		}
		return read;
	}

	Set<String> rows() {
		return this.notes.stringPropertyNames();
	}

	Optional<String> of(Row row) {
		return Optional.ofNullable(this.notes.getProperty(row.id()));
	}

}
