package io.github.tuxsentry.test.sentry;

/**
 * The entry to the assertions on what a local Sentry received.
 * <p>
 * The methods are overloads of a name that AssertJ uses too, so both can be imported
 * statically side by side.
 */
public final class SentryAssertions {

	private SentryAssertions() {
	}

	/**
	 * Begins assertions on all that arrived.
	 * @param actual the Sentry to look at
	 * @return the assertions
	 */
	public static LocalSentryAssert assertThat(LocalSentry actual) {
		return new LocalSentryAssert(actual);
	}

	/**
	 * Begins assertions on one item.
	 * @param actual the item to look at
	 * @return the assertions
	 */
	public static SentryItemAssert assertThat(SentryItem actual) {
		return new SentryItemAssert(actual);
	}

	/**
	 * Begins assertions on one metric.
	 * @param actual the metric to look at
	 * @return the assertions
	 */
	public static LocalMetricAssert assertThat(LocalMetric actual) {
		return new LocalMetricAssert(actual);
	}

	/**
	 * Begins assertions for an update of a session.
	 * @param actual the update
	 * @return the assertions
	 */
	public static LocalSessionAssert assertThat(LocalSession actual) {
		return new LocalSessionAssert(actual);
	}

	/**
	 * Begins assertions on one log.
	 * @param actual the log to look at
	 * @return the assertions
	 */
	public static LocalLogAssert assertThat(LocalLog actual) {
		return new LocalLogAssert(actual);
	}

}
