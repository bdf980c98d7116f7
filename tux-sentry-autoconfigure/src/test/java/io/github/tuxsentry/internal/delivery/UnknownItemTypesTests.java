package io.github.tuxsentry.internal.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.LocalSessionAggregate;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Hint;
import io.sentry.IScopes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Items of types that the SDK does not know, such as session aggregates, on their way
 * through the delivery.
 */
class UnknownItemTypesTests {

	private static final String ITEM = "{\"type\":\"from_the_future\",\"length\":7,\"item_count\":3,\"shape\":\"round\"}";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@TempDir
	private Path directory;

	@Test
	void keepTheirTypeAndHeaderOverARestart() {
		this.sentry.stopAccepting();
		run("tux.sentry.delivery.offline-directory=" + this.directory, (context) -> {
			track(context, 3);
			capture(context.getBean(IScopes.class));
		});
		this.sentry.resumeAccepting();
		run("tux.sentry.delivery.offline-directory=" + this.directory, (context) -> {
			assertThat(this.sentry.awaitItems("from_the_future", 1)).singleElement().satisfies((item) -> {
				assertThat(item.header().path("item_count").asInt()).isEqualTo(3);
				assertThat(item.header().path("shape").asText()).isEqualTo("round");
				assertThat(item.payload().path("a").asInt()).isEqualTo(1);
			});
			this.sentry.awaitItems(SentryItem.SESSIONS, 1);
		});
		assertThat(this.sentry.sessionAggregates()).extracting(LocalSessionAggregate::exited).containsExactly(3);
		assertThat(this.sentry.items("__unknown__")).isEmpty();
		assertThat(this.sentry.malformedEnvelopes()).isEmpty();
	}

	@Test
	void areRateLimitedAndReportedAsSessions() {
		run("sentry.environment=test", (context) -> {
			IScopes scopes = context.getBean(IScopes.class);
			this.sentry
				.setBehavior(IngestBehavior.normal().withHeader("X-Sentry-Rate-Limits", "60:session:organization"));
			context.getBean(SentryManager.class).captureMessage("answered with a limit");
			scopes.flush(10_000);
			track(context, 2);
			scopes.flush(10_000);
			context.getBean(SentryManager.class).captureMessage("with a report");
		});
		assertThat(this.sentry.items(SentryItem.SESSIONS)).isEmpty();
		List<String> lost = this.sentry.items("client_report")
			.stream()
			.flatMap((item) -> StreamSupport.stream(item.payload().path("discarded_events").spliterator(), false))
			.map((lostEvents) -> lostEvents.path("reason").asText() + " " + lostEvents.path("category").asText() + " "
					+ lostEvents.path("quantity").asInt())
			.toList();
		assertThat(lost).contains("ratelimit_backoff session 1");
	}

	private void run(String property, Consumer<AssertableApplicationContext> work) {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("sentry.release=bot@1.0", "tux.sentry.sessions.process=false",
					"tux.sentry.sessions.commands=true", property)
			.run((context) -> {
				work.accept(context);
				assertThat(context.getBean(FaultBarrier.class).count()).isZero();
			});
	}

	private static void track(AssertableApplicationContext context, int number) {
		CommandTracker commands = context.getBean(CommandTracker.class);
		for (int i = 0; i < number; i++) {
			commands.trackCommandEnd(commands.trackCommandStart("ping"));
		}
		context.getBeansOfType(MetricsPublisher.class).values().forEach(MetricsPublisher::publishNow);
	}

	private static void capture(IScopes scopes) {
		byte[] envelope = ("{}\n" + ITEM + "\n{\"a\":1}").getBytes(StandardCharsets.UTF_8);
		try {
			scopes.captureEnvelope(scopes.getOptions().getEnvelopeReader().read(new ByteArrayInputStream(envelope)),
					new Hint());
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
