package io.github.tuxsentry.benchmarks.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Page}.
 */
class PageTests {

	private static final Path MODULE = Path.of("").toAbsolutePath();

	@TempDir
	private Path directory;

	@Test
	void thePageIsGeneratedFromTheResultsOfTheModule() throws Exception {
		Page page = new Page(Results.readAll(MODULE.resolve("results")),
				Notes.read(MODULE.resolve("notes.properties")));
		assertThat(MODULE.resolveSibling("docs/performance.md")).hasContent(page.render());
	}

	@Test
	void theResultsOfSeveralVersionsOfJavaAreColumns() throws Exception {
		results(17, 10, 12).write(this.directory);
		results(25, 10, 10).write(this.directory);
		String page = page("counter=Both adders are shared.");
		assertThat(page).contains("| row | measured | peer | goal | Java 17 | Java 25 |",
				"| `counter` | counter | `SimpleMeterRegistry` | ≤ 1.1 ×, ≤ 0 B | "
						+ "10.0 ns → 12.0 ns; 1.20 ×; 0 B → 0 B; **no** | "
						+ "10.0 ns → 10.0 ns; 1.00 ×; 0 B → 0 B; **yes** |",
				"- Java 17 (test), Sample CPU, 2 cores, 2026-01-01", "| not measured | not measured |");
		assertThat(page).endsWith("## Goals That Are Not Reached\n\n- `counter`: Both adders are shared.\n");
	}

	@Test
	void laterResultsOfTheSameVersionOfJavaReplaceEarlierOnes() throws Exception {
		results(17, 10, 12).write(this.directory);
		results(17, 10, 10).write(this.directory);
		assertThat(page("")).contains("1.00 ×").doesNotContain("1.20 ×", "Not Reached");
	}

	@Test
	void aMissedGoalWithoutANoteIsListed() throws Exception {
		results(17, 10, 12).write(this.directory);
		assertThat(page("")).endsWith("- `counter`: The cause has not been determined.\n");
	}

	@Test
	void notesAreThoseOfRows() throws Exception {
		assertThat(Notes.read(MODULE.resolve("notes.properties")).rows())
			.isSubsetOf(Arrays.stream(Row.values()).map(Row::id).toList());
	}

	private String page(String notes) throws Exception {
		Path file = Files.writeString(this.directory.resolve("notes.properties"), notes);
		return new Page(Results.readAll(this.directory), Notes.read(file)).render();
	}

	private static Results results(int java, double peer, double ours) {
		List<Probe> probes = Row.COUNTER.probes().toList();
		Map<String, Measurement> measurements = new LinkedHashMap<>();
		measurements.put(probes.get(0).toString(), new Measurement(peer, 0));
		measurements.put(probes.get(1).toString(), new Measurement(ours, 0));
		return new Results(java, new Environment("2026-01-01", java + " (test)", "Sample CPU", 2), measurements);
	}

}
