package io.github.tuxsentry.test.sentry;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Access to the items that a local Sentry has received, with methods that wait for
 * further items. Thread-safe.
 */
abstract sealed class ReceivedItems permits LocalSentry {

	/**
	 * Default timeout of the methods that wait: 10 seconds.
	 */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	final Arrivals arrivals;

	ReceivedItems(Arrivals arrivals) {
		this.arrivals = arrivals;
	}

	/**
	 * Return all items of the well-formed envelopes that have been received.
	 * @return a snapshot of the items in order of arrival
	 */
	public List<SentryItem> items() {
		return this.arrivals.items();
	}

	/**
	 * Return the items of a type that have been received.
	 * @param type the type of the items, e.g. {@code event} or {@code check_in}
	 * @return a snapshot of the items in order of arrival
	 */
	public List<SentryItem> items(String type) {
		return items().stream().filter((item) -> item.type().equals(type)).toList();
	}

	/**
	 * Return the events (errors and messages) that have been received.
	 * @return a snapshot of the events in order of arrival
	 */
	public List<SentryItem> events() {
		return items(SentryItem.EVENT);
	}

	/**
	 * Return the transactions that have been received.
	 * @return a snapshot of the transactions in order of arrival
	 */
	public List<SentryItem> transactions() {
		return items(SentryItem.TRANSACTION);
	}

	/**
	 * Return the metrics that have been received in items of type {@code trace_metric}.
	 * @return a snapshot of the metrics in order of arrival
	 */
	public List<LocalMetric> metrics() {
		return LocalMetric.allIn(items());
	}

	/**
	 * Return the logs that have been received in items of type {@code log}.
	 * @return a snapshot of the logs in order of arrival
	 */
	public List<LocalLog> logs() {
		return LocalLog.allIn(items());
	}

	/**
	 * Return the requests to the ingestion endpoint that could not be parsed as
	 * envelopes. The status of their responses was 400.
	 * @return a snapshot of the malformed envelopes in order of arrival
	 */
	public List<MalformedEnvelope> malformedEnvelopes() {
		return this.arrivals.malformed();
	}

	/**
	 * Return the decompressed bodies of all requests that have been received, including
	 * malformed ones, to search for data that must not be sent.
	 * @return copies of the bodies in order of arrival
	 */
	public List<byte[]> rawBodies() {
		return this.arrivals.bodies();
	}

	/**
	 * Wait until the given number of items of a type has been received since the start or
	 * the last {@link LocalSentry#clear()}, for at most {@link #DEFAULT_TIMEOUT}.
	 * @param type the type of the items
	 * @param count the minimum number of items, 0 or more
	 * @return all items of the type that have been received by then
	 * @throws AssertionError if fewer items are received within the timeout
	 */
	public List<SentryItem> awaitItems(String type, int count) {
		return awaitItems(type, count, DEFAULT_TIMEOUT);
	}

	/**
	 * Wait until the given number of items of a type has been received since the start or
	 * the last {@link LocalSentry#clear()}.
	 * @param type the type of the items
	 * @param count the minimum number of items, 0 or more
	 * @param timeout the maximum time to wait
	 * @return all items of the type that have been received by then
	 * @throws AssertionError if fewer items are received within the timeout
	 */
	public List<SentryItem> awaitItems(String type, int count, Duration timeout) {
		return this.arrivals.await(count + " of type " + type, timeout, () -> {
			List<SentryItem> found = items(type);
			return (found.size() >= count) ? found : null;
		});
	}

	/**
	 * Wait for the first item of a type that matches a condition. The item may have been
	 * received before the call.
	 * @param type the type of the item
	 * @param condition the condition, which is evaluated on the calling thread
	 * @param timeout the maximum time to wait
	 * @return the first item that matches
	 * @throws AssertionError if no item matches within the timeout
	 */
	public SentryItem awaitItem(String type, Predicate<? super SentryItem> condition, Duration timeout) {
		return this.arrivals.await("one of type " + type + " that meets the condition", timeout,
				() -> items(type).stream().filter(condition).findFirst().orElse(null));
	}

	/**
	 * Wait for the first event that matches a condition, for at most
	 * {@link #DEFAULT_TIMEOUT}.
	 * @param condition the condition, which is evaluated on the calling thread
	 * @return the first event that matches
	 * @throws AssertionError if no event matches within the timeout
	 */
	public SentryItem awaitEvent(Predicate<? super SentryItem> condition) {
		return awaitItem(SentryItem.EVENT, condition, DEFAULT_TIMEOUT);
	}

	/**
	 * Wait for the first user feedback that matches a condition, for at most
	 * {@link #DEFAULT_TIMEOUT}.
	 * @param condition the condition, which is evaluated on the calling thread
	 * @return the first feedback that matches
	 * @throws AssertionError if no feedback matches within the timeout
	 */
	public SentryItem awaitFeedback(Predicate<? super SentryItem> condition) {
		return awaitItem(SentryItem.FEEDBACK, condition, DEFAULT_TIMEOUT);
	}

	/**
	 * Wait for the first transaction that matches a condition, for at most
	 * {@link #DEFAULT_TIMEOUT}.
	 * @param condition the condition, which is evaluated on the calling thread
	 * @return the first transaction that matches
	 * @throws AssertionError if no transaction matches within the timeout
	 */
	public SentryItem awaitTransaction(Predicate<? super SentryItem> condition) {
		return awaitItem(SentryItem.TRANSACTION, condition, DEFAULT_TIMEOUT);
	}

	/**
	 * Wait for the first transaction with a name, for at most {@link #DEFAULT_TIMEOUT}.
	 * @param name the name of the transaction
	 * @return the first transaction with the name
	 * @throws AssertionError if no such transaction is received within the timeout
	 */
	public SentryItem awaitTransaction(String name) {
		return this.arrivals.await("a transaction named " + name, DEFAULT_TIMEOUT,
				() -> transactions().stream().filter((item) -> name.equals(item.name())).findFirst().orElse(null));
	}

	/**
	 * Return the updates of sessions that have been received in items of type
	 * {@code session}.
	 * @return a snapshot of the updates in order of arrival
	 */
	public List<LocalSession> sessions() {
		return LocalSession.allIn(items(SentryItem.SESSION));
	}

	/**
	 * Return the aggregates of sessions that have been received in items of type
	 * {@code sessions}.
	 * @return a snapshot of the aggregates in order of arrival
	 */
	public List<LocalSessionAggregate> sessionAggregates() {
		return LocalSessionAggregate.allIn(items(SentryItem.SESSIONS));
	}

	/**
	 * Return the health of a release, as Sentry derives it from the sessions that have
	 * been received.
	 * @param release the release
	 * @return the health of the release
	 */
	public ReleaseHealth releaseHealth(String release) {
		return ReleaseHealth.of(sessions().stream().filter((session) -> session.release().equals(release)).toList(),
				sessionAggregates().stream().filter((aggregate) -> aggregate.release().equals(release)).toList());
	}

	/**
	 * Wait for the first update of a session that matches a condition, for at most
	 * {@link #DEFAULT_TIMEOUT}.
	 * @param condition the condition, which is evaluated on the calling thread
	 * @return the first update that matches
	 * @throws AssertionError if no update matches within the timeout
	 */
	public LocalSession awaitSession(Predicate<? super LocalSession> condition) {
		return this.arrivals.await("an update of a session that meets the condition", DEFAULT_TIMEOUT,
				() -> sessions().stream().filter(condition).findFirst().orElse(null));
	}

	/**
	 * Wait for the first metric that matches a condition, for at most
	 * {@link #DEFAULT_TIMEOUT}.
	 * @param condition the condition, which is evaluated on the calling thread
	 * @return the first metric that matches
	 * @throws AssertionError if no metric matches within the timeout
	 */
	public LocalMetric awaitMetric(Predicate<? super LocalMetric> condition) {
		return this.arrivals.await("a metric that meets the condition", DEFAULT_TIMEOUT,
				() -> metrics().stream().filter(condition).findFirst().orElse(null));
	}

	/**
	 * Wait for the first metric with a name, for at most {@link #DEFAULT_TIMEOUT}.
	 * @param name the name of the metric
	 * @return the first metric with the name
	 * @throws AssertionError if no such metric is received within the timeout
	 */
	public LocalMetric awaitMetric(String name) {
		return this.arrivals.await("a metric named " + name, DEFAULT_TIMEOUT,
				() -> metrics().stream().filter((metric) -> metric.name().equals(name)).findFirst().orElse(null));
	}

	/**
	 * Wait for the first log that matches a condition, for at most
	 * {@link #DEFAULT_TIMEOUT}. The SDK sends logs every 5 seconds, or when it is
	 * flushed.
	 * @param condition the condition, which is evaluated on the calling thread
	 * @return the first log that matches
	 * @throws AssertionError if no log matches within the timeout
	 */
	public LocalLog awaitLog(Predicate<? super LocalLog> condition) {
		return this.arrivals.await("a log that meets the condition", DEFAULT_TIMEOUT,
				() -> logs().stream().filter(condition).findFirst().orElse(null));
	}

	/**
	 * Wait for the first log with a message, for at most {@link #DEFAULT_TIMEOUT}. The
	 * SDK sends logs every 5 seconds, or when it is flushed.
	 * @param body the complete formatted message
	 * @return the first log with the message
	 * @throws AssertionError if no such log is received within the timeout
	 */
	public LocalLog awaitLog(String body) {
		return this.arrivals.await("a log " + body, DEFAULT_TIMEOUT,
				() -> logs().stream().filter((log) -> log.body().equals(body)).findFirst().orElse(null));
	}

}
