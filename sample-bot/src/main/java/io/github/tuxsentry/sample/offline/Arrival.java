package io.github.tuxsentry.sample.offline;

/**
 * Data that was received by Sentry, as a row of a table. Values that are not available
 * are empty.
 *
 * @param kind the kind of the data, e.g. {@code transaction}
 * @param name the name
 * @param status the status, the level or the value
 * @param user the name of the affected user
 * @param duration the duration
 * @param trace the ID of the trace
 */
record Arrival(String kind, String name, String status, String user, String duration, String trace) {

	private static final int SHORT_TRACE = 8;

	static Arrival heading() {
		return new Arrival("KIND", "NAME", "STATUS", "USER", "DURATION", "TRACE");
	}

	/**
	 * Return the row as a line of text with aligned columns.
	 */
	@Override
	public String toString() {
		String shortTrace = this.trace.substring(0, Math.min(SHORT_TRACE, this.trace.length()));
		return "%-11s  %-46.46s  %-14s  %-6s  %10s  %s"
			.formatted(this.kind, this.name, this.status, this.user, this.duration, shortTrace)
			.stripTrailing();
	}

}
