package io.github.tuxsentry.sample.offline;

/**
 * One thing that reached Sentry. What it does not have is empty.
 *
 * @param kind what it is
 * @param name what it is called
 * @param status how it ended, its level or its value
 * @param user the name of the user it happened to
 * @param duration how long it took
 * @param trace the trace it belongs to
 */
record Arrival(String kind, String name, String status, String user, String duration, String trace) {

	private static final int SHORT_TRACE = 8;

	static Arrival heading() {
		return new Arrival("KIND", "NAME", "STATUS", "USER", "DURATION", "TRACE");
	}

	/**
	 * Returns a line of columns.
	 */
	@Override
	public String toString() {
		String shortTrace = this.trace.substring(0, Math.min(SHORT_TRACE, this.trace.length()));
		return "%-11s  %-46.46s  %-14s  %-6s  %10s  %s"
			.formatted(this.kind, this.name, this.status, this.user, this.duration, shortTrace)
			.stripTrailing();
	}

}
