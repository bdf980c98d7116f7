package io.github.tuxsentry.test.sentry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.assertj.core.api.AbstractAssert;

/**
 * Assertions for everything that a local Sentry has received so far. They do not wait:
 * wait for the expected items first, or close or flush the SDK. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class LocalSentryAssert extends AbstractAssert<LocalSentryAssert, LocalSentry> {

	LocalSentryAssert(LocalSentry actual) {
		super(actual, LocalSentryAssert.class);
	}

	/**
	 * Verify that exactly the given number of items of a type has been received.
	 * @param type the type of the items
	 * @param count the number of items
	 * @return this assertion
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
	 * @return this assertion
	 */
	public LocalSentryAssert hasEvents(int count) {
		return hasItems(SentryItem.EVENT, count);
	}

	/**
	 * Verify that no event has been received.
	 * @return this assertion
	 */
	public LocalSentryAssert hasNoEvents() {
		return hasEvents(0);
	}

	/**
	 * Verify that exactly the given number of transactions has been received.
	 * @param count the number of transactions
	 * @return this assertion
	 */
	public LocalSentryAssert hasTransactions(int count) {
		return hasItems(SentryItem.TRANSACTION, count);
	}

	/**
	 * Verify that no transaction has been received.
	 * @return this assertion
	 */
	public LocalSentryAssert hasNoTransactions() {
		return hasTransactions(0);
	}

	/**
	 * Verify that no envelopes have been received, including malformed ones.
	 * @return this assertion
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
	 * Verify that no malformed envelope has been received.
	 * @return this assertion
	 */
	public LocalSentryAssert hasNoMalformedEnvelopes() {
		isNotNull();
		if (!this.actual.malformedEnvelopes().isEmpty()) {
			throw failure("Expecting no malformed envelopes but there are %s", this.actual.malformedEnvelopes());
		}
		return this;
	}

	/**
	 * Verify that at least one metric with the given name has been received.
	 * @param name the name of the metric
	 * @return this assertion
	 */
	public LocalSentryAssert hasMetric(String name) {
		metrics(name);
		return this;
	}

	/**
	 * Verify that no metric with the given name has been received.
	 * @param name the name of the metric
	 * @return this assertion
	 */
	public LocalSentryAssert doesNotHaveMetric(String name) {
		isNotNull();
		if (this.actual.metrics().stream().anyMatch((metric) -> metric.name().equals(name))) {
			throw failure("Expecting no metric named %s but there are %s", name, this.actual.metrics());
		}
		return this;
	}

	/**
	 * Verify that no log has been received.
	 * @return this assertion
	 */
	public LocalSentryAssert hasNoLogs() {
		isNotNull();
		if (!this.actual.logs().isEmpty()) {
			throw failure("Expecting no logs but there are %s", this.actual.logs());
		}
		return this;
	}

	/**
	 * Verify that exactly one log with the given message has been received, and return
	 * assertions for it.
	 * @param body the complete formatted message
	 * @return the assertions for the log
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
	 * Verify that exactly one event has been received, and return assertions for it.
	 * @return the assertions for the event
	 */
	public SentryItemAssert onlyEvent() {
		hasEvents(1);
		return new SentryItemAssert(this.actual.events().get(0));
	}

	/**
	 * Verify that exactly one transaction with the given name has been received, and
	 * return assertions for it.
	 * @param name the name of the transaction
	 * @return the assertions for the transaction
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
	 * Verify that a metric with the given name has been received, and return assertions
	 * for the first one.
	 * @param name the name of the metric
	 * @return the assertions for the metric
	 */
	public LocalMetricAssert firstMetric(String name) {
		return new LocalMetricAssert(metrics(name).get(0));
	}

	/**
	 * Verify that a text, such as a secret, is contained neither in the headers nor in
	 * the payloads of the received envelopes. The decompressed bodies are searched:
	 * characters that are escaped in JSON have to be escaped in the text.
	 * @param text the text
	 * @return this assertion
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
