package io.github.tuxsentry.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Table of outcomes for the console.
 */
final class ConsoleTable {

	private static final List<String> HEADER = List.of("row", "peer", "peer's", "ours", "ratio", "bytes", "goal",
			"reached");

	private final List<List<String>> lines = new ArrayList<>(List.of(HEADER));

	ConsoleTable(Collection<Row> rows, Results results) {
		for (Row row : rows) {
			for (Comparison comparison : row.comparisons()) {
				Outcome.of(row, comparison, results).ifPresent(this::add);
			}
		}
	}

	private void add(Outcome outcome) {
		Goal goal = outcome.comparison().goal();
		this.lines.add(List.of(outcome.row().id(), outcome.comparison().peer().replace("`", ""), outcome.peerText(),
				outcome.oursText(), outcome.ratio(), outcome.bytes(), (goal != null) ? goal.text() : "",
				outcome.mark()));
	}

	@Override
	public String toString() {
		int[] widths = IntStream.range(0, HEADER.size())
			.map((column) -> this.lines.stream().mapToInt((line) -> line.get(column).length()).max().orElse(0))
			.toArray();
		return this.lines.stream().map((line) -> aligned(line, widths)).collect(Collectors.joining("\n"));
	}

	private static String aligned(List<String> line, int[] widths) {
		return IntStream.range(0, widths.length)
			.mapToObj((column) -> line.get(column) + " ".repeat(widths[column] - line.get(column).length()))
			.collect(Collectors.joining("  "))
			.stripTrailing();
	}

}
