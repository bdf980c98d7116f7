package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.state.StateContributor;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.IScopes;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.SentryOptions.TracesSamplerCallback;
import io.sentry.Sentry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SentryState}, with the transport of the library and a local Sentry.
 */
class SentryStateTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sentry.dsn=                                           | no DSN. Set sentry.dsn (or SENTRY_DSN) to enable it.
			sentry.dsn=http://a@127.0.0.1:1/2,tux.sentry.enabled=false | tux.sentry.enabled is false.
			sentry.dsn=http://a@127.0.0.1:1/2,sentry.enabled=off  | sentry.enabled is false.
			""")
	void disabledSentryIsTheFirstReason(String properties, String reason) {
		BotContext.withoutDsn().withPropertyValues(properties.split(",")).run((context) -> {
			SentryState.Description state = state(context);
			assertThat(state.summary()).startsWith("Sentry is disabled: " + reason);
			assertThat(state.reasons()).first().isEqualTo(state.summary());
		});
	}

	@Test
	void enabledSentryHasATargetWithoutItsKey() {
		live().withPropertyValues("sentry.environment=staging", "sentry.release=bot@1.2.3").run((context) -> {
			SentryState.Description state = state(context);
			assertThat(state.summary()).isEqualTo("Sentry is enabled: data is sent to "
					+ this.sentry.dsn().substring(this.sentry.dsn().indexOf('@') + 1)
					+ ", with the environment staging and the release bot@1.2.3.");
			assertThat(state.dropped()).isEmpty();
		});
	}

	@Test
	void featuresThatAreEnabledAreInstrumented() {
		live().run((context) -> assertThat(state(context).instrumented()).contains("JDBC", "OkHttp", "RestClient",
				"caches", "annotated methods", "metrics"));
		live().withPropertyValues("tux.sentry.jdbc.enabled=false", "tux.sentry.tracing.enabled=false")
			.run((context) -> assertThat(state(context).instrumented()).contains("OkHttp")
				.doesNotContain("JDBC", "annotated methods"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					tux.sentry.sampling.errors=1      | commands 0.1, database 0.05, http 0.05, tasks 0.02, other 0.01 (default)
					sentry.traces-sample-rate=1       | all transactions (sentry.traces-sample-rate)
					tux.sentry.sampling.commands=0.5  | commands 0.5 (tux.sentry.sampling.commands)
					sentry.traces-sample-rate=0.25    | commands 0.25, database 0.25, http 0.25, tasks 0.25, other 0.25 (sentry.traces-sample-rate)
					spring.profiles.active=dev        | all transactions (default in the profile dev)
					""")
	void ratesAreNamedWithTheirOrigin(String property, String line) {
		live().withPropertyValues(property)
			.run((context) -> assertThat(state(context).sampled()).contains(line, "all errors"));
	}

	@Test
	void ratesWithoutADsnAreThoseOfDevelopment() {
		BotContext.withoutDsn()
			.run((context) -> assertThat(state(context).sampled())
				.containsExactly("all transactions (default without a DSN)", "all errors"));
	}

	@Test
	void rulesAreCounted() {
		live()
			.withPropertyValues("tux.sentry.sampling.rules[0].op=db", "tux.sentry.sampling.rules[0].rate=1",
					"tux.sentry.sampling.errors=0.5", "tux.sentry.sampling.exceptions.java.io.IOException=0.1")
			.run((context) -> assertThat(state(context).sampled()).contains(
					"rules that take precedence: 1 (tux.sentry.sampling.rules)", "errors 0.5",
					"rates of exception types: 1 (tux.sentry.sampling.exceptions)"));
	}

	@Test
	void ownOptionsOfTheApplicationAreNamed() {
		BotContext.withoutDsn().run((context) -> {
			TracesSamplerCallback own = (sampling) -> 1.0;
			Sentry.init((options) -> {
				options.setDsn(this.sentry.dsn());
				options.setTracesSampler(own);
			});
			assertThat(state(context).sampled()).contains("transactions as in the options set by the application");
			assertThat(state(context).summary()).startsWith("Sentry is enabled");
		});
	}

	@Test
	void unreachableSentryIsTheFirstReason() throws IOException {
		int port = closedPort();
		BotContext.withoutDsn().withPropertyValues("sentry.dsn=http://key@127.0.0.1:" + port + "/1").run((context) -> {
			capture(context);
			assertThat(state(context).reasons()).first()
				.asString()
				.startsWith(
						"Sentry cannot be reached (ConnectException: Connection refused). Check the host of the DSN, "
								+ "the network and the proxy. ")
				.contains("Envelopes queued: ");
		});
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			400 | Sentry rejects the data (HTTP 400).
			401 | Sentry does not accept the key of the DSN (HTTP 401). Compare the DSN with the client keys
			403 | Sentry does not accept the key of the DSN (HTTP 403). Compare the DSN with the client keys
			404 | Sentry does not know the project of the DSN (HTTP 404).
			429 | Sentry limits the rate (HTTP 429), e.g. because a quota is exceeded.
			503 | Sentry cannot accept data at the moment (HTTP 503).
			""")
	void failedAttemptsAreTheFirstReason(int status, String reason) {
		this.sentry.setBehavior(IngestBehavior.refusing(status));
		live().run((context) -> {
			capture(context);
			assertThat(state(context).reasons()).first().asString().startsWith(reason);
		});
	}

	@Test
	void envelopesThatAreDroppedByARateLimitAreCounted() {
		this.sentry.setBehavior(IngestBehavior.refusing(429).withHeader("Retry-After", "60"));
		live().run((context) -> {
			capture(context);
			capture(context);
			assertThat(state(context).reasons()).first().asString().endsWith(" Envelopes queued: 0, dropped: 2.");
			assertThat(state(context).dropped()).contains("envelope: 2 by rate limits of Sentry");
		});
	}

	@Test
	void rateLimitsOfAcceptedEnvelopesAreAReason() {
		this.sentry.setBehavior(IngestBehavior.normal().withHeader("X-Sentry-Rate-Limits", "60::organization"));
		live().run((context) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			manager.captureMessage("accepted");
			context.getBean(IScopes.class).flush(Duration.ofSeconds(10).toMillis());
			manager.captureMessage("dropped");
			assertThat(state(context).reasons()).first()
				.isEqualTo("Sentry has limited the rate, e.g. because a quota is exceeded. Envelopes dropped: 1.");
			assertThat(state(context).dropped()).contains("error: 1 by rate limits of Sentry");
		});
	}

	@Test
	void fullQueueIsAReason() {
		this.sentry.setBehavior(IngestBehavior.hanging());
		live().withPropertyValues("sentry.max-queue-size=1", "sentry.shutdown-timeout-millis=1").run((context) -> {
			for (int i = 0; i < 5; i++) {
				context.getBean(SentryManager.class).captureMessage("event " + i);
			}
			Awaitility.await()
				.untilAsserted(() -> assertThat(state(context).reasons())
					.anyMatch((reason) -> reason.startsWith("The queue was full. Envelopes dropped: 4.")));
			assertThat(state(context).dropped()).contains("error: 4 because the queue was full",
					"envelope: 4 because the queue was full");
		});
	}

	@Test
	void eventsThatAreAllFilteredAreAReason() {
		live().withPropertyValues("tux.sentry.filter.ignored-exceptions=java.lang.IllegalStateException")
			.withBean(EventFilter.class, () -> new EventFilter() {

				@Override
				public boolean drops(io.sentry.SentryEvent event, io.sentry.Hint hint) {
					return event.getThrowable() instanceof IOException;
				}

				@Override
				public String reason() {
					return "own";
				}

			})
			.run((context) -> {
				SentryManager manager = context.getBean(SentryManager.class);
				manager.captureException(new IllegalStateException());
				manager.captureException(new IOException());
				assertThat(state(context).reasons()).first()
					.asString()
					.startsWith("All events were dropped by filters and callbacks: ignored_exception 1, own 1.");
				assertThat(state(context).dropped()).containsExactly("error: 2 by filters and callbacks");
				manager.captureException(new IllegalArgumentException());
				assertThat(state(context).reasons()).noneMatch((reason) -> reason.contains("All events"));
			});
	}

	@Test
	void transactionsThatAreAllDroppedAreAReason() {
		live().withPropertyValues("tux.sentry.sampling.other=1")
			.withBean(BeforeSendTransactionCallback.class, () -> (transaction, hint) -> null)
			.run((context) -> {
				context.getBean(SentryManager.class).startTransaction("function", "dropped").close();
				assertThat(state(context).reasons()).first()
					.isEqualTo("All transactions were dropped by beans of type BeforeSendTransactionCallback: 1.");
				assertThat(state(context).dropped()).containsExactly("transaction: 1 by filters and callbacks");
			});
	}

	@Test
	void ratesOfZeroAreAReason() {
		live()
			.withPropertyValues("tux.sentry.sampling.commands=0", "tux.sentry.sampling.tasks=0",
					"tux.sentry.sampling.errors=0")
			.run((context) -> assertThat(state(context).reasons()).startsWith(
					"No transactions are sent for commands, tasks, since their sample rate is 0. See "
							+ "tux.sentry.sampling.",
					"No errors are sent, since their sample rate is 0. See tux.sentry.sampling.errors."));
		live().withPropertyValues("sentry.sample-rate=0")
			.run((context) -> assertThat(state(context).reasons()).first()
				.isEqualTo("No errors are sent, since their sample rate is 0. See sentry.sample-rate."));
	}

	@Test
	void missingReleaseIsTold() {
		live().run((context) -> assertThat(state(context).summary())
			.endsWith("the environment production and no release."));
	}

	@Test
	void fewCommandsAtALowRateAreAReason() {
		live().run((context) -> {
			runCommands(context, 3);
			assertThat(state(context).reasons()).first()
				.isEqualTo(
						"Commands since the start: 3. At their sample rate of 0.1, not a single transaction is expected. "
								+ "See tux.sentry.sampling.commands.");
			runCommands(context, 7);
			assertThat(state(context).reasons()).noneMatch((reason) -> reason.contains("not a single"));
		});
	}

	private static void runCommands(ApplicationContext context, int number) {
		CommandTracker commands = context.getBean(CommandTracker.class);
		for (int i = 0; i < number; i++) {
			commands.trackCommandEnd(commands.trackCommandStart("ping"));
		}
	}

	@Test
	void transactionsThatAreSampledOutAreCounted() {
		live().withPropertyValues("tux.sentry.sampling.other=0").run((context) -> {
			context.getBean(SentryManager.class).startTransaction("function", "sampled out").close();
			assertThat(state(context).dropped()).containsExactly("transaction: 1 by the sample rate");
		});
	}

	@Test
	void thereAreAtMostThreeReasonsAndNoFaults() {
		this.sentry.setBehavior(IngestBehavior.refusing(403));
		live()
			.withPropertyValues("tux.sentry.sampling.commands=0", "tux.sentry.sampling.errors=0",
					"sentry.max-queue-size=100")
			.withBean(StateContributor.class, () -> () -> {
				throw new IllegalStateException();
			})
			.run((context) -> {
				capture(context);
				assertThat(state(context).reasons()).hasSize(3).first().asString().contains("HTTP 403");
			});
	}

	@Test
	void missingBotIsAReason() {
		live().run((context) -> assertThat(state(context).reasons()).singleElement()
			.asString()
			.startsWith("No JDA was found. Declare JDA"));
		live().withPropertyValues("tux.sentry.discord.enabled=false")
			.run((context) -> assertThat(state(context).reasons()).isEmpty());
	}

	private static void capture(ApplicationContext context) {
		context.getBean(SentryManager.class).captureMessage("hello");
		context.getBean(IScopes.class).flush(Duration.ofSeconds(10).toMillis());
		DeliveryCounters counters = context.getBean(DeliveryCounters.class);
		Awaitility.await().until(() -> counters.snapshot().lastFailure() != null);
	}

	private ApplicationContextRunner live() {
		return BotContext.sendingTo(this.sentry).withPropertyValues("sentry.shutdown-timeout-millis=100");
	}

	private static SentryState.Description state(ApplicationContext context) {
		return context.getBean(SentryState.class).describe();
	}

}
