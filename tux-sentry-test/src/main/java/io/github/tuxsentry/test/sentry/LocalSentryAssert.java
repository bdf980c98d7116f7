package io.github.tuxsentry.test.sentry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on all that a local Sentry has received so far. They do not wait: await what
 * should arrive first, or close or flush the SDK.
 */
public final class LocalSentryAssert extends AbstractAssert<LocalSentryAssert, LocalSentry> {

	LocalSentryAssert(LocalSentry actual) {
		super(actual, LocalSentryAssert.class);
	}

	/**
	 * Verify that exactly the given number of items of a type has been received.
	 * @param type the item type
	 * @param count the number of items
	 * @return this
	 */
	public LocalSentryAssert hasItems(String type, int count) {
		isNotNull();
		int found = this.actual.items(type).size();
		if (found != count) {
			throw failure("Expecting Sentry to have %d items of type %s but there are %d.%nIt has %s", count, type,
					found, this.actual.items());
		}
		return this;
	}

	/**
	 * Verify that exactly the given number of events has been received.
	 * @param count the number of events
	 * @return this
	 */
	public LocalSentryAssert hasEvents(int count) {
		return hasItems(SentryItem.EVENT, count);
	}

	/**
	 * No event has arrived.
	 * @return this
	 */
	public LocalSentryAssert hasNoEvents() {
		return hasEvents(0);
	}

	/**
	 * Verify that exactly the given number of transactions has been received.
	 * @param count the number of transactions
	 * @return this
	 */
	public LocalSentryAssert hasTransactions(int count) {
		return hasItems(SentryItem.TRANSACTION, count);
	}

	/**
	 * No transaction has arrived.
	 * @return this
	 */
	public LocalSentryAssert hasNoTransactions() {
		return hasTransactions(0);
	}

	/**
	 * Nothing at all has arrived, not even something unreadable.
	 * @return this
	 */
	public LocalSentryAssert hasReceivedNothing() {
		isNotNull();
		if (!this.actual.rawBodies().isEmpty()) {
			throw failure("Expecting Sentry to have received nothing but it has %s and %s", this.actual.items(),
					this.actual.malformedEnvelopes());
		}
		return this;
	}

	/**
	 * All that arrived could be read.
	 * @return this
	 */
	public LocalSentryAssert hasNoMalformedEnvelopes() {
		isNotNull();
		if (!this.actual.malformedEnvelopes().isEmpty()) {
			throw failure("Expecting no malformed envelopes but there are %s", this.actual.malformedEnvelopes());
		}
		return this;
	}

	/**
	 * At least one metric of a name has arrived.
	 * @param name the metric's name
	 * @return this
	 */
	public LocalSentryAssert hasMetric(String name) {
		metrics(name);
		return this;
	}

	/**
	 * No metric of a name has arrived.
	 * @param name the metric's name
	 * @return this
	 */
	public LocalSentryAssert doesNotHaveMetric(String name) {
		isNotNull();
		if (this.actual.metrics().stream().anyMatch((metric) -> metric.name().equals(name))) {
			throw failure("Expecting no metric named %s but there are %s", name, this.actual.metrics());
		}
		return this;
	}

	/**
	 * No logs have arrived.
	 * @return this
	 */
	public LocalSentryAssert hasNoLogs() {
		isNotNull();
		if (!this.actual.logs().isEmpty()) {
			throw failure("Expecting no logs but there are %s", this.actual.logs());
		}
		return this;
	}

	/**
	 * Return assertions for the only log with the given message.
	 * @param body the whole formatted message
	 * @return assertions on the log
	 */
	public LocalLogAssert onlyLog(String body) {
		isNotNull();
		List<LocalLog> found = this.actual.logs().stream().filter((log) -> log.body().equals(body)).toList();
		if (found.size() != 1) {
			throw failure("Expecting one log %s but there are %d.%nThe logs are %s", body, found.size(),
					this.actual.logs());
		}
		return new LocalLogAssert(found.get(0));
	}

	/**
	 * Return assertions for the only event.
	 * @return assertions on the event
	 */
	public SentryItemAssert onlyEvent() {
		hasEvents(1);
		return new SentryItemAssert(this.actual.events().get(0));
	}

	/**
	 * Return assertions for the only transaction with the given name.
	 * @param name the transaction's name
	 * @return assertions on the transaction
	 */
	public SentryItemAssert onlyTransaction(String name) {
		isNotNull();
		List<SentryItem> found = this.actual.transactions()
			.stream()
			.filter((item) -> name.equals(item.name()))
			.toList();
		if (found.size() != 1) {
			throw failure("Expecting one transaction named %s but there are %d.%nThe transactions are %s", name,
					found.size(), this.actual.transactions());
		}
		return new SentryItemAssert(found.get(0));
	}

	/**
	 * Return assertions for the first metric with the given name.
	 * @param name the metric's name
	 * @return assertions on the metric
	 */
	public LocalMetricAssert firstMetric(String name) {
		return new LocalMetricAssert(metrics(name).get(0));
	}

	/**
	 * A text, such as a secret, stands nowhere in what was sent: neither in the items nor
	 * in the headers. The raw bytes are searched, so what JSON escapes is to be given
	 * escaped.
	 * @param text the text that must not be there
	 * @return this
	 */
	public LocalSentryAssert neverReceived(String text) {
		isNotNull();
		List<String> found = this.actual.rawBodies()
			.stream()
			.map((body) -> new String(body, StandardCharsets.UTF_8))
			.filter((body) -> body.contains(text))
			.map((body) -> around(body, text))
			.toList();
		if (!found.isEmpty()) {
			throw failure("Expecting Sentry never to receive%n  %s%nbut it did, in%n  %s", text, found);
		}
		return this;
	}

	private List<LocalMetric> metrics(String name) {
		isNotNull();
		List<LocalMetric> all = this.actual.metrics();
		List<LocalMetric> found = all.stream().filter((metric) -> metric.name().equals(name)).toList();
		if (found.isEmpty()) {
			throw failure("Expecting a metric named %s but the metrics are %s", name,
					all.stream().map(LocalMetric::name).collect(Collectors.toCollection(TreeSet::new)));
		}
		return found;
	}

	private static String around(String body, String text) {
		int start = body.indexOf(text);
		return "…" + body.substring(Math.max(0, start - 60), Math.min(body.length(), start + text.length() + 20)) + "…";
	}

}
