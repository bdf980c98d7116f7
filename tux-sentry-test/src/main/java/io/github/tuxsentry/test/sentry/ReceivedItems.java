package io.github.tuxsentry.test.sentry;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The items that a local Sentry has received, and waits for further ones.
 */
abstract sealed class ReceivedItems permits LocalSentry {

	/** How long a wait lasts at most when no other time is given: 10 seconds. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	final Arrivals arrivals;

	ReceivedItems(Arrivals arrivals) {
		this.arrivals = arrivals;
	}

	/**
	 * Everything that arrived.
	 * @return the items of all well-formed envelopes in the order of arrival, a snapshot
	 */
	public List<SentryItem> items() {
		return this.arrivals.items();
	}

	/**
	 * Everything of one type that arrived.
	 * @param type the item type, such as {@code event} or {@code check_in}
	 * @return the items in the order of arrival, a snapshot
	 */
	public List<SentryItem> items(String type) {
		return items().stream().filter((item) -> item.type().equals(type)).toList();
	}

	/**
	 * The events (errors and messages) that arrived.
	 * @return the events in the order of arrival, a snapshot
	 */
	public List<SentryItem> events() {
		return items(SentryItem.EVENT);
	}

	/**
	 * The transactions that arrived.
	 * @return the transactions in the order of arrival, a snapshot
	 */
	public List<SentryItem> transactions() {
		return items(SentryItem.TRANSACTION);
	}

	/**
	 * The single metrics inside the {@code trace_metric} items that arrived.
	 * @return the metrics in the order of arrival, a snapshot
	 */
	public List<LocalMetric> metrics() {
		return LocalMetric.allIn(items());
	}

	/**
	 * The single logs inside the {@code log} items that arrived.
	 * @return the logs in the order of arrival, a snapshot
	 */
	public List<LocalLog> logs() {
		return LocalLog.allIn(items());
	}

	/**
	 * What was sent to the ingest but could not be read as an envelope. Each was answered
	 * with status 400.
	 * @return the malformed envelopes in the order of arrival, a snapshot
	 */
	public List<MalformedEnvelope> malformedEnvelopes() {
		return this.arrivals.malformed();
	}

	/**
	 * The bodies of all requests to the ingest, decompressed, malformed ones included: to
	 * search for what must never be sent.
	 * @return copies of the bodies in the order of arrival
	 */
	public List<byte[]> rawBodies() {
		return this.arrivals.bodies();
	}

	/**
	 * Waits until at least {@code count} items of a type have arrived since the start or
	 * the last {@link LocalSentry#clear()}.
	 * @param type the item type
	 * @param count how many are wanted, 0 or more
	 * @return all items of the type that have arrived by then
	 */
	public List<SentryItem> awaitItems(String type, int count) {
		return awaitItems(type, count, DEFAULT_TIMEOUT);
	}

	/**
	 * Waits until at least {@code count} items of a type have arrived since the start or
	 * the last {@link LocalSentry#clear()}.
	 * @param type the item type
	 * @param count how many are wanted, 0 or more
	 * @param timeout how long to wait at most
	 * @return all items of the type that have arrived by then
	 */
	public List<SentryItem> awaitItems(String type, int count, Duration timeout) {
		return this.arrivals.await(count + " of type " + type, timeout, () -> {
			List<SentryItem> found = items(type);
			return (found.size() >= count) ? found : null;
		});
	}

	/**
	 * Waits for the first item of a type that fits.
	 * @param type the item type
	 * @param condition what the item must fulfil; called on the waiting thread
	 * @param timeout how long to wait at most
	 * @return the first item that fits, which may have arrived before the call
	 */
	public SentryItem awaitItem(String type, Predicate<? super SentryItem> condition, Duration timeout) {
		return this.arrivals.await("one of type " + type + " that meets the condition", timeout,
				() -> items(type).stream().filter(condition).findFirst().orElse(null));
	}

	/**
	 * Waits for the first event that fits, at most {@link #DEFAULT_TIMEOUT}.
	 * @param condition what the event must fulfil; called on the waiting thread
	 * @return the first event that fits
	 */
	public SentryItem awaitEvent(Predicate<? super SentryItem> condition) {
		return awaitItem(SentryItem.EVENT, condition, DEFAULT_TIMEOUT);
	}

	/**
	 * Waits for the first feedback of a user that fits, at most {@link #DEFAULT_TIMEOUT}.
	 * @param condition what the feedback must fulfil; called on the waiting thread
	 * @return the first feedback that fits
	 */
	public SentryItem awaitFeedback(Predicate<? super SentryItem> condition) {
		return awaitItem(SentryItem.FEEDBACK, condition, DEFAULT_TIMEOUT);
	}

	/**
	 * Waits for the first transaction that fits, at most {@link #DEFAULT_TIMEOUT}.
	 * @param condition what the transaction must fulfil; called on the waiting thread
	 * @return the first transaction that fits
	 */
	public SentryItem awaitTransaction(Predicate<? super SentryItem> condition) {
		return awaitItem(SentryItem.TRANSACTION, condition, DEFAULT_TIMEOUT);
	}

	/**
	 * Waits for the first transaction of a name, at most {@link #DEFAULT_TIMEOUT}.
	 * @param name the transaction's name
	 * @return the first transaction of that name
	 */
	public SentryItem awaitTransaction(String name) {
		return this.arrivals.await("a transaction named " + name, DEFAULT_TIMEOUT,
				() -> transactions().stream().filter((item) -> name.equals(item.name())).findFirst().orElse(null));
	}

	/**
	 * Returns the updates of sessions that have arrived.
	 * @return the updates in the order of their arrival
	 */
	public List<LocalSession> sessions() {
		return LocalSession.allIn(items(SentryItem.SESSION));
	}

	/**
	 * Returns the numbers of sessions that have arrived.
	 * @return the numbers in the order of their arrival
	 */
	public List<LocalSessionAggregate> sessionAggregates() {
		return LocalSessionAggregate.allIn(items(SentryItem.SESSIONS));
	}

	/**
	 * Returns the health of a release, as Sentry would derive it from the sessions that
	 * have arrived.
	 * @param release the release
	 * @return the health
	 */
	public ReleaseHealth releaseHealth(String release) {
		return ReleaseHealth.of(sessions().stream().filter((session) -> session.release().equals(release)).toList(),
				sessionAggregates().stream().filter((aggregate) -> aggregate.release().equals(release)).toList());
	}

	/**
	 * Waits for the first update of a session that fits, at most
	 * {@link #DEFAULT_TIMEOUT}.
	 * @param condition what the update must fulfil; called on the waiting thread
	 * @return the first update that fits
	 */
	public LocalSession awaitSession(Predicate<? super LocalSession> condition) {
		return this.arrivals.await("an update of a session that meets the condition", DEFAULT_TIMEOUT,
				() -> sessions().stream().filter(condition).findFirst().orElse(null));
	}

	/**
	 * Waits for the first metric that fits, at most {@link #DEFAULT_TIMEOUT}.
	 * @param condition what the metric must fulfil; called on the waiting thread
	 * @return the first metric that fits
	 */
	public LocalMetric awaitMetric(Predicate<? super LocalMetric> condition) {
		return this.arrivals.await("a metric that meets the condition", DEFAULT_TIMEOUT,
				() -> metrics().stream().filter(condition).findFirst().orElse(null));
	}

	/**
	 * Waits for the first metric of a name, at most {@link #DEFAULT_TIMEOUT}.
	 * @param name the metric's name
	 * @return the first metric of that name
	 */
	public LocalMetric awaitMetric(String name) {
		return this.arrivals.await("a metric named " + name, DEFAULT_TIMEOUT,
				() -> metrics().stream().filter((metric) -> metric.name().equals(name)).findFirst().orElse(null));
	}

	/**
	 * Waits for the first log that fits. The SDK sends logs every five seconds, or when
	 * it is flushed.
	 * @param condition what the log must fulfil; called on the waiting thread
	 * @return the first log that fits
	 */
	public LocalLog awaitLog(Predicate<? super LocalLog> condition) {
		return this.arrivals.await("a log that meets the condition", DEFAULT_TIMEOUT,
				() -> logs().stream().filter(condition).findFirst().orElse(null));
	}

	/**
	 * Waits for the first log with a message.
	 * @param body the whole formatted message
	 * @return the first log with that message
	 */
	public LocalLog awaitLog(String body) {
		return this.arrivals.await("a log " + body, DEFAULT_TIMEOUT,
				() -> logs().stream().filter((log) -> log.body().equals(body)).findFirst().orElse(null));
	}

}
