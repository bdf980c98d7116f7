package io.github.tuxsentry.test.sentry;

/**
 * Entry point for the assertions on data that a local Sentry has received. The methods
 * can be statically imported together with those of AssertJ. Thread-safe.
 *
 * @since 0.1.0
 */
public final class SentryAssertions {

	private SentryAssertions() {
	}

	/**
	 * Create assertions for a local Sentry.
	 * @param actual the local Sentry
	 * @return the assertions
	 */
	public static LocalSentryAssert assertThat(LocalSentry actual) {
		return new LocalSentryAssert(actual);
	}

	/**
	 * Create assertions for an item.
	 * @param actual the item
	 * @return the assertions
	 */
	public static SentryItemAssert assertThat(SentryItem actual) {
		return new SentryItemAssert(actual);
	}

	/**
	 * Create assertions for a metric.
	 * @param actual the metric
	 * @return the assertions
	 */
	public static LocalMetricAssert assertThat(LocalMetric actual) {
		return new LocalMetricAssert(actual);
	}

	/**
	 * Create assertions for an update of a session.
	 * @param actual the update
	 * @return the assertions
	 */
	public static LocalSessionAssert assertThat(LocalSession actual) {
		return new LocalSessionAssert(actual);
	}

	/**
	 * Create assertions for a log.
	 * @param actual the log
	 * @return the assertions
	 */
	public static LocalLogAssert assertThat(LocalLog actual) {
		return new LocalLogAssert(actual);
	}

}
