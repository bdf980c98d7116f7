package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.sentry.Breadcrumb;
import io.sentry.IScopes;
import io.sentry.ITransaction;
import io.sentry.Sentry;
import io.sentry.SentryAttribute;
import io.sentry.SentryAttributes;
import io.sentry.SentryLevel;
import io.sentry.SpanStatus;
import io.sentry.TransactionOptions;
import io.sentry.metrics.SentryMetricsParameters;
import io.sentry.protocol.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a real SDK sends arrives and can be read.
 */
class LocalSentryTests {

	private final LocalSentry sentry = LocalSentry.start();

	@BeforeEach
	void start() {
		Sentry.init((options) -> {
			options.setDsn(this.sentry.dsn());
			options.setTracesSampleRate(1.0);
			options.setShutdownTimeoutMillis(5000);
		});
	}

	@AfterEach
	void stop() {
		Sentry.close();
		this.sentry.close();
	}

	@Test
	void keepsItsPortWhileItAcceptsNoConnections() throws IOException {
		try (LocalSentry sentry = LocalSentry.start()) {
			int port = URI.create(sentry.dsn()).getPort();
			sentry.stopAccepting();
			sentry.stopAccepting();
			try (Socket client = new Socket(); Socket other = new Socket()) {
				assertThatExceptionOfType(ConnectException.class)
					.isThrownBy(() -> client.connect(new InetSocketAddress("127.0.0.1", port)));
				assertThatExceptionOfType(BindException.class)
					.isThrownBy(() -> other.bind(new InetSocketAddress("127.0.0.1", port)));
			}
			sentry.resumeAccepting();
			try (Socket client = new Socket("127.0.0.1", port)) {
				assertThat(client.isConnected()).isTrue();
			}
		}
	}

	@Test
	void eventArrivesWithAllThatWasSet() {
		Sentry.withScope((scope) -> {
			User user = new User();
			user.setId("1");
			user.setUsername("alice");
			scope.setUser(user);
			scope.setTag("command.name", "ban");
			scope.setContexts("command", Map.of("command", "ban", "args_count", 2));
			scope.addBreadcrumb(new Breadcrumb("about to fail"));
			Sentry.captureException(new IllegalStateException("boom", new IOException("disk")));
		});
		SentryItem event = this.sentry.awaitEvent((item) -> "alice".equals(item.user().path("username").textValue()));
		assertThat(event).hasType("event")
			.hasTag("command.name", "ban")
			.hasUser("1", "alice")
			.hasContext("command")
			.hasContextEntry("command", "command", "ban")
			.hasContextEntry("command", "args_count", 2)
			.hasBreadcrumb("about to fail")
			.hasExceptionOfType(IllegalStateException.class)
			.hasExceptionOfType(IOException.class)
			.hasExceptionMessage("boom")
			.doesNotHaveTag("other")
			.doesNotHaveContext("interaction");
		assertThat(event.eventId()).hasSize(32).isEqualTo(event.envelope().path("event_id").textValue());
		assertThat(event.header().path("type").textValue()).isEqualTo("event");
		assertThat(this.sentry).hasEvents(1).hasNoTransactions().hasNoMalformedEnvelopes();
		assertThat(this.sentry).onlyEvent().hasExceptionMessage("disk");
	}

	@Test
	void messageIsAnEventWithoutException() {
		Sentry.captureMessage("hello", SentryLevel.INFO);
		SentryItem event = this.sentry.awaitItems("event", 1).get(0);
		assertThat(event).hasMessage("hello").hasLevel("info").hasNoException();
	}

	@Test
	void transactionArrivesWithItsSpansAndSharesItsTraceWithItsEvents() {
		TransactionOptions options = new TransactionOptions();
		options.setBindToScope(true);
		ITransaction transaction = Sentry.startTransaction("command.ban", "discord.command", options);
		transaction.startChild("db.query", "insert case").finish(SpanStatus.OK);
		Sentry.captureException(new IllegalStateException("boom"));
		transaction.finish(SpanStatus.INTERNAL_ERROR);
		SentryItem sent = this.sentry.awaitTransaction("command.ban");
		assertThat(sent).hasName("command.ban")
			.hasOp("discord.command")
			.hasStatus("internal_error")
			.hasSpan("db.query", "insert case");
		assertThat(sent.spanId()).isEqualTo(transaction.getSpanContext().getSpanId().toString());
		SentryItem event = this.sentry.awaitEvent((item) -> true);
		assertThat(event).hasTraceIdOf(sent);
		assertThat(this.sentry).onlyTransaction("command.ban").hasTraceIdOf(event);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.sentry).hasNoTransactions())
			.withMessageContaining("command.ban");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.sentry).hasNoEvents())
			.withMessageContaining("boom");
		assertThat(this.sentry.awaitTransaction((item) -> "internal_error".equals(item.status()))).isEqualTo(sent);
	}

	@Test
	void metricsArriveOneByOneWithTheirAttributes() {
		IScopes scopes = Sentry.getCurrentScopes();
		SentryAttributes attributes = SentryAttributes.of(SentryAttribute.stringAttribute("command", "ban"),
				SentryAttribute.booleanAttribute("success", true), SentryAttribute.integerAttribute("shard", 3),
				SentryAttribute.doubleAttribute("rate", 0.25));
		scopes.metrics().count("bot.commands", 2.0, null, SentryMetricsParameters.create(attributes));
		scopes.metrics().distribution("bot.duration", 12.5, "millisecond");
		scopes.metrics().gauge("bot.guilds", 7.0);
		Sentry.flush(5000);
		// The SDK would wait for the flush that it has planned five seconds after the
		// first metric.
		scopes.getOptions().setShutdownTimeoutMillis(0);
		LocalMetric count = this.sentry.awaitMetric("bot.commands");
		assertThat(count).hasType("counter")
			.hasValue(2)
			.hasUnit(null)
			.hasAttribute("command", "ban")
			.hasAttributes(Map.of("success", true, "shard", 3, "rate", 0.25))
			.doesNotHaveAttribute("user.id");
		assertThat(count.traceId()).hasSize(32);
		assertThat(this.sentry.awaitMetric((metric) -> metric.type().equals("gauge"))).hasValue(7);
		assertThat(this.sentry).hasMetric("bot.duration").doesNotHaveMetric("bot.other");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.sentry).doesNotHaveMetric("bot.guilds"))
			.withMessageContaining("bot.guilds");
		assertThat(this.sentry).firstMetric("bot.duration")
			.hasUnit("millisecond")
			.hasValue(12.5)
			.hasType("distribution");
		assertThat(this.sentry.metrics()).extracting(LocalMetric::name)
			.containsExactly("bot.commands", "bot.duration", "bot.guilds");
	}

	@Test
	void listenersSeeItemsInTheOrderOfArrival() {
		List<String> seen = new CopyOnWriteArrayList<>();
		this.sentry.onItem((item) -> {
			throw new IllegalStateException("a listener that fails");
		});
		this.sentry.onItem((item) -> seen.add(String.valueOf(item.message())));
		Sentry.captureMessage("one");
		Sentry.captureMessage("two");
		this.sentry.awaitItems("event", 2);
		Sentry.captureMessage("three");
		this.sentry.awaitItems("event", 3);
		Sentry.close();
		assertThat(seen).filteredOn((message) -> !message.equals("null")).containsExactly("one", "two", "three");
		assertThat(this.sentry.events()).extracting(SentryItem::message).containsExactly("one", "two", "three");
	}

	@Test
	void itemIsReceivedOnceEvenIfAnAssertionOfAListenerFails() {
		List<String> seen = new CopyOnWriteArrayList<>();
		this.sentry.onItem((item) -> {
			throw new AssertionError("a listener that asserts");
		});
		this.sentry.onItem((item) -> seen.add(String.valueOf(item.message())));
		Sentry.captureMessage("one");
		Sentry.close();
		assertThat(seen).containsOnlyOnce("one");
		assertThat(this.sentry).hasEvents(1);
	}

	@Test
	void rawBodiesShowWhatWasReallySent() {
		Sentry.captureMessage("hunter2");
		this.sentry.awaitItems("event", 1);
		assertThat(this.sentry.rawBodies()).anySatisfy((body) -> assertThat(new String(body)).contains("hunter2"));
		assertThat(this.sentry).neverReceived("swordfish");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.sentry).neverReceived("hunter2"))
			.withMessageContaining("hunter2");
	}

	@Test
	void whatArrivedCanBeForgotten() {
		Sentry.captureMessage("one");
		this.sentry.awaitItems("event", 1);
		this.sentry.clear();
		assertThat(this.sentry).hasReceivedNothing();
		Sentry.captureMessage("two");
		assertThat(this.sentry.awaitItems("event", 1)).singleElement()
			.satisfies((item) -> assertThat(item).hasMessage("two"));
	}

	@Test
	void waitInVainShowsWhatArrivedInstead() {
		Sentry.captureMessage("hello");
		this.sentry.awaitItems("event", 1);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.sentry.awaitItems("transaction", 1, Duration.ofMillis(50)))
			.withMessageContaining("1 of type transaction")
			.withMessageContaining("message=hello");
	}

}
