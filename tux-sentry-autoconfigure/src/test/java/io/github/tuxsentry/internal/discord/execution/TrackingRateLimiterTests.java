package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.QueuedWork;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.github.tuxsentry.metrics.BotMetric;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricAttributes;
import io.github.tuxsentry.metrics.MetricSink;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.ITransaction;
import io.sentry.Sentry;
import io.sentry.TransactionOptions;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.requests.RestRateLimiter;
import net.dv8tion.jda.api.requests.Route;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TrackingRateLimiter} and {@link RestCalls}, one step at a time.
 */
class TrackingRateLimiterTests {

	private static final Route.CompiledRoute MESSAGE = Route.Messages.SEND_MESSAGE.compile("1");

	private static final Route.CompiledRoute GUILD = Route.Guilds.GET_GUILD.compile("1");

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	private final JDA bot = FakeInteraction.bot();

	private final FakeInteraction interaction = new FakeInteraction("token", this.bot);

	private final List<@Nullable Throwable> reasons = new ArrayList<>();

	private final List<JDA> bots = new ArrayList<>();

	private final Metrics metrics = new Metrics();

	private final Queue queue = new Queue();

	private Commands commands;

	private RestRateLimiter limiter;

	private RestCalls calls;

	@BeforeEach
	void prepareCommands() {
		FaultBarrier barrier = new FaultBarrier();
		this.commands = new Commands((name, reason, elapsed) -> this.reasons.add(reason), this.sentry.scopes(),
				Map.of());
		this.calls = new RestCalls(TracerUnderTest.of(this.sentry.scopes()),
				new Breadcrumbs(this.sentry.scopes(), Set.of(Breadcrumbs.Kind.DISCORD_CALL), barrier),
				new BotMetrics(this.metrics, barrier::run), this.commands.running, this.bots::add, barrier);
		RestConfig config = new RestConfig().setRateLimiterFactory((limits) -> this.queue)
			.setBaseUrl("http://discord.test:8080/api/");
		assertThat(ExecutionPropagation.rest(config, this.calls)).isSameAs(config);
		Function<? super RestRateLimiter.RateLimitConfig, ? extends RestRateLimiter> factory = config
			.getRateLimiterFactory();
		assertThat(ExecutionPropagation.rest(config, this.calls).getRateLimiterFactory()).isSameAs(factory);
		this.limiter = factory.apply(null);
	}

	@Test
	void aCallHoldsItsCommandOpenUntilItIsDone() {
		CommandExecution command = startPrefix();
		within(command, () -> this.limiter.enqueue(new Call(MESSAGE)));
		assertThat(command.isRunning()).isTrue();
		answer(429, false);
		assertThat(command.isRunning()).isTrue();
		answer(200, true);
		assertThat(command.isEnded()).isTrue();
		assertThat(this.reasons).containsExactly((Throwable) null);
	}

	@Test
	void aCallIsASpanOfItsCommand() {
		CommandExecution command = startPrefix();
		within(command, () -> this.limiter.enqueue(new Call(MESSAGE)));
		answer(200, true);
		SentryItem transaction = transaction();
		assertThat(transaction).hasSpan("http.client", "POST /channels/{channel_id}/messages");
		JsonNode span = transaction.spans().get(0);
		assertThat(span.path("status").asText()).isEqualTo("ok");
		assertThat(span.path("origin").asText()).isEqualTo("auto.http.jda");
		JsonNode data = span.path("data");
		assertThat(data.path("http.request.method").asText()).isEqualTo("POST");
		assertThat(data.path("url.template").asText()).isEqualTo("/channels/{channel_id}/messages");
		assertThat(data.path("server.address").asText()).isEqualTo("discord.test");
		assertThat(data.path("server.port").asInt()).isEqualTo(8080);
		assertThat(data.path("http.response.status_code").asInt()).isEqualTo(200);
	}

	@Test
	void theStatusOfTheLastAttemptIsThatOfTheCall() {
		CommandExecution command = startPrefix();
		within(command, () -> this.limiter.enqueue(new Call(GUILD)));
		answer(429, false);
		answer(404, true);
		SentryItem transaction = transaction();
		assertThat(transaction.spans()).singleElement()
			.satisfies((span) -> assertThat(span.path("status").asText()).isEqualTo("not_found"));
		assertThat(transaction.breadcrumbs()).hasSize(2).last().satisfies((breadcrumb) -> {
			assertThat(breadcrumb.path("level").asText()).isEqualTo("warning");
			assertThat(breadcrumb.path("data").path("status_code").asInt()).isEqualTo(404);
			assertThat(breadcrumb.path("data").path("method").asText()).isEqualTo("GET");
			assertThat(breadcrumb.path("data").path("url").asText()).isEqualTo("/guilds/{guild_id}");
		});
	}

	@Test
	void aCallWithoutAnAnswerIsUnavailable() {
		CommandExecution command = startPrefix();
		within(command, () -> this.limiter.enqueue(new Call(GUILD)));
		Call call = this.queue.call(0);
		call.failure = new IllegalStateException("connection reset");
		call.done = true;
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this.queue.work.get(0)::execute);
		SentryItem transaction = transaction();
		assertThat(transaction.spans()).singleElement().satisfies((span) -> {
			assertThat(span.path("status").asText()).isEqualTo("unavailable");
			assertThat(span.path("data").path("error.type").asText()).isEqualTo("no_response");
		});
		assertThat(transaction.breadcrumbs()).hasSize(2)
			.last()
			.satisfies((breadcrumb) -> assertThat(breadcrumb.path("level").asText()).isEqualTo("error"));
		assertThat(this.metrics.of(BotMetric.API_FAILURES)).hasSize(1);
		assertThat(this.metrics.longest).isLessThan(Duration.ofMinutes(5));
	}

	@Test
	void theCallbackOfAnInteractionWithoutAnAnswerIsTheFailureOfItsCommand() {
		CommandExecution command = startSlash();
		within(command, () -> this.limiter.enqueue(new Call(this.interaction.callback())));
		answer(0, true);
		this.commands.timer.advance(Duration.ofSeconds(5), (now) -> {
		});
		assertThat(command.isEnded()).isTrue();
		assertThat(this.reasons).singleElement()
			.isInstanceOfSatisfying(IllegalStateException.class,
					(reason) -> assertThat(reason).hasMessageContaining("not sent"));
	}

	@Test
	void aCallOfACommandThatIsNotSampledHasNoSpan() {
		Sentry.getGlobalScope().getOptions().setTracesSampleRate(0.0);
		CommandExecution command = startSlash();
		within(command, () -> {
		});
		this.limiter.enqueue(new Call(this.interaction.followUp()));
		assertThat(answer(200, true).code()).isEqualTo(200);
		assertThat(this.sentry.received()).hasNoTransactions();
	}

	@Test
	void aCallIsPartOfTheCommandOfItsThread() {
		CommandExecution command = startPrefix();
		within(command, () -> assertThat(this.calls.executionOf(GUILD)).isSameAs(command));
		assertThat(this.calls.executionOf(GUILD)).isNull();
	}

	@Test
	void eachAttemptIsRecordedAsMetric() {
		this.limiter.enqueue(new Call(GUILD));
		answer(500, false);
		assertThat(answer(200, true).code()).isEqualTo(200);
		assertThat(this.metrics.of(BotMetric.API_CALL_COUNT)).hasSize(2)
			.allSatisfy((attributes) -> assertThat(attributes).contains("discord", "/guilds/{guild_id}", "GET"));
		assertThat(this.metrics.of(BotMetric.API_FAILURES)).hasSize(1);
		assertThat(this.metrics.longest).isLessThan(Duration.ofMinutes(5));
	}

	@ParameterizedTest
	@CsvSource({ "200, true", "299, true", "300, false", "400, false" })
	void aMessageIsSentWithASuccessfulStatus(int status, boolean sent) {
		CommandExecution command = startPrefix();
		Throwable routine = new IllegalStateException("the message was deleted in the meantime");
		within(command, () -> {
			this.limiter.enqueue(new Call(MESSAGE));
			command.failedRoutinely(routine);
		});
		answer(status, true);
		assertThat(command.isAnswered()).isEqualTo(sent);
		assertThat(this.reasons).containsExactly(sent ? null : routine);
	}

	@Test
	void aMessageWithoutAnAnswerIsNotSent() {
		CommandExecution command = startPrefix();
		within(command, () -> this.limiter.enqueue(new Call(MESSAGE)));
		this.queue.work.get(0).cancel();
		assertThat(command.isAnswered()).isFalse();
	}

	@Test
	void anotherCallIsNoMessage() {
		CommandExecution command = startPrefix();
		Throwable routine = new IllegalStateException("the message was deleted in the meantime");
		within(command, () -> {
			this.limiter.enqueue(new Call(GUILD));
			command.failedRoutinely(routine);
		});
		answer(200, true);
		assertThat(command.isAnswered()).isFalse();
		assertThat(this.reasons).containsExactly(routine);
	}

	@Test
	void aCallOfAnInteractionOutsideOfItsCommandIsASpanOfIt() {
		CommandExecution command = startSlash();
		this.commands.running.called(this.interaction.callback(), 200);
		within(command, () -> {
		});
		this.limiter.enqueue(new Call(this.interaction.followUp()));
		assertThat(UnitOfWork.current()).isNull();
		this.commands.timer.advance(Duration.ofMinutes(1), (now) -> {
		});
		assertThat(command.isEnded()).isFalse();
		answer(200, true);
		this.commands.timer.advance(Duration.ofSeconds(5), (now) -> {
		});
		assertThat(command.isEnded()).isTrue();
		assertThat(transaction()).hasSpan("http.client", "POST /webhooks/{application_id}/{interaction_token}");
	}

	@Test
	void aCallForAnotherInteractionIsNotPartOfTheCommand() {
		FakeInteraction other = new FakeInteraction("other", this.bot);
		CommandExecution unrelated = this.commands.start(other.event(), other.invocation("pong"));
		CommandExecution command = startPrefix();
		within(command, () -> this.limiter.enqueue(new Call(other.followUp())));
		assertThat(command.isEnded()).isTrue();
		assertThat(unrelated).isNotNull();
		assertThat(unrelated.isEnded()).isFalse();
		answer(200, true);
	}

	@Test
	void aCallOutsideOfCommandsIsASpanOfTheTransaction() {
		TransactionOptions options = new TransactionOptions();
		options.setBindToScope(true);
		ITransaction transaction = Sentry.startTransaction("job", "task", options);
		this.limiter.enqueue(new Call(GUILD));
		answer(204, true);
		transaction.finish();
		assertThat(this.sentry.received().awaitTransaction("job")).hasSpan("http.client", "GET /guilds/{guild_id}");
	}

	@Test
	void aCallWithoutATransactionHasNoSpan() {
		this.limiter.enqueue(new Call(GUILD));
		answer(204, true);
		assertThat(this.sentry.received()).hasNoTransactions();
		assertThat(this.metrics.of(BotMetric.API_CALL_COUNT)).hasSize(1);
	}

	@Test
	void tasksOfTheRateLimiterAreNotPartOfTheCommand() {
		CommandExecution command = startPrefix();
		within(command, () -> {
			this.limiter.enqueue(new Call(GUILD));
			assertThat(UnitOfWork.current()).isSameAs(command);
		});
		assertThat(this.queue.current).isNull();
		this.queue.call(0).onExecute = () -> assertThat(UnitOfWork.current()).isSameAs(command);
		answer(200, true);
		assertThat(UnitOfWork.current()).isNull();
	}

	@Test
	void aCallOutsideOfCommandsIsPerformedOutsideOfThem() {
		CommandExecution command = startPrefix();
		this.limiter.enqueue(new Call(GUILD));
		this.queue.call(0).onExecute = () -> assertThat(UnitOfWork.current()).isNull();
		within(command, () -> {
			answer(200, true);
			assertThat(UnitOfWork.current()).isSameAs(command);
		});
		assertThat(command.isEnded()).isTrue();
	}

	@Test
	void aRefusedCallReleasesItsCommand() {
		CommandExecution command = startPrefix();
		this.queue.refused = true;
		within(command, () -> assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> this.limiter.enqueue(new Call(GUILD))));
		assertThat(command.isEnded()).isTrue();
	}

	@Test
	void aCanceledCallReleasesItsCommand() {
		CommandExecution command = startPrefix();
		within(command, () -> this.limiter.enqueue(new Call(GUILD)));
		this.queue.work.get(0).cancel();
		assertThat(this.queue.call(0).cancelled).isTrue();
		assertThat(command.isEnded()).isTrue();
	}

	@Test
	void aCallThatCannotBeCanceledReleasesItsCommand() {
		CommandExecution command = startPrefix();
		within(command, () -> this.limiter.enqueue(new Call(GUILD)));
		this.queue.call(0).failure = new IllegalStateException("of JDA");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this.queue.work.get(0)::cancel);
		assertThat(command.isEnded()).isTrue();
	}

	@Test
	void aSkippedCallReleasesItsCommandOnce() {
		CommandExecution command = startPrefix();
		assertThat(command.hold()).isTrue();
		within(command, () -> this.limiter.enqueue(new Call(GUILD)));
		RestRateLimiter.Work work = this.queue.work.get(0);
		assertThat(work.isSkipped()).isFalse();
		this.queue.call(0).skipped = true;
		assertThat(work.isSkipped()).isTrue();
		assertThat(((QueuedWork.Item) work).isWaiting()).isFalse();
		assertThat(work.isSkipped()).isTrue();
		work.cancel();
		assertThat(command.isEnded()).isFalse();
		command.release();
		assertThat(command.isEnded()).isTrue();
	}

	@Test
	void aQueuedCallThatIsCanceledInItsQueueReleasesItsCommand() {
		CommandExecution command = startPrefix();
		within(command, () -> this.limiter.enqueue(new Call(GUILD)));
		this.queue.call(0).cancelled = true;
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(command::isEnded);
	}

	@Test
	void aQueuedCallIsDroppedOnceItsRateLimiterHasStopped() {
		CommandExecution command = startPrefix();
		within(command, () -> this.limiter.enqueue(new Call(GUILD)));
		QueuedWork.Item item = (QueuedWork.Item) this.queue.work.get(0);
		assertThat(item.isWaiting()).isTrue();
		assertThat(item.isDropped(null)).isFalse();
		boolean[] called = new boolean[1];
		this.limiter.stop(true, () -> called[0] = true);
		assertThat(item.isDropped(null)).isFalse();
		this.queue.onStopped.run();
		assertThat(called[0]).isTrue();
		assertThat(item.isDropped(null)).isTrue();
		item.release();
		assertThat(command.isEnded()).isTrue();
		assertThat(item.isWaiting()).isFalse();
	}

	@Test
	void aCallInProgressIsNotDroppedUntilItWaitsAgain() {
		CommandExecution command = startPrefix();
		within(command, () -> this.limiter.enqueue(new Call(GUILD)));
		QueuedWork.Item item = (QueuedWork.Item) this.queue.work.get(0);
		this.queue.call(0).cancelled = true;
		this.queue.call(0).onExecute = () -> {
			assertThat(item.isWaiting()).isTrue();
			assertThat(item.isDropped(null)).isFalse();
		};
		answer(429, false);
		assertThat(item.isWaiting()).isTrue();
		assertThat(item.isDropped(null)).isTrue();
		answer(200, true);
		assertThat(item.isWaiting()).isFalse();
	}

	@Test
	void theFailureOfACallThatHasExpiredIsPartOfTheCommand() {
		CommandExecution command = startPrefix();
		within(command, () -> this.limiter.enqueue(new Call(GUILD)));
		List<@Nullable UnitOfWork> current = new ArrayList<>();
		this.queue.call(0).onSkip = () -> current.add(UnitOfWork.current());
		this.queue.call(0).skipped = true;
		assertThat(this.queue.work.get(0).isSkipped()).isTrue();
		this.queue.work.get(0).cancel();
		assertThat(current).hasSize(2).containsOnly(command);
		assertThat(UnitOfWork.current()).isNull();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void callsAndTheRateLimiterAreThoseOfTheBot(boolean value) {
		Call call = new Call(GUILD);
		this.limiter.enqueue(call);
		RestRateLimiter.Work work = this.queue.work.get(0);
		call.priority = value;
		call.cancelled = value;
		call.done = value;
		this.queue.stopped = value;
		assertThat(work.isPriority()).isEqualTo(value);
		assertThat(work.isCancelled()).isEqualTo(value);
		assertThat(work.isDone()).isEqualTo(value);
		assertThat(work.getRoute()).isSameAs(GUILD);
		assertThat(work.getJDA()).isSameAs(this.bot);
		assertThat(work.execute()).isNull();
		assertThat(this.limiter.isStopped()).isEqualTo(value);
		assertThat(this.limiter.cancelRequests()).isEqualTo(7);
		this.limiter.stop(value, () -> {
		});
		assertThat(this.queue.shutdown).isEqualTo(value);
	}

	@Test
	void theFirstCallOfABotIsTold() {
		assertThat(this.calls.tracks(this.bot)).isFalse();
		this.limiter.enqueue(new Call(GUILD));
		assertThat(this.bots).containsExactly(this.bot);
		this.limiter.enqueue(new Call(GUILD));
		assertThat(this.bots).containsExactly(this.bot);
		assertThat(this.calls.tracks(this.bot)).isTrue();
		assertThat(this.calls.tracks(FakeInteraction.bot())).isFalse();
	}

	private CommandExecution startPrefix() {
		CommandExecution command = this.commands.start(this.interaction.event(), FakeInteraction.prefixCommand("ping"));
		assertThat(command).isNotNull();
		return command;
	}

	private CommandExecution startSlash() {
		CommandExecution command = this.commands.start(this.interaction.event(), this.interaction.invocation("ping"));
		assertThat(command).isNotNull();
		return command;
	}

	private static void within(CommandExecution command, Runnable listeners) {
		command.run(new ListenerCalls(listeners, () -> {
		}));
	}

	private Response answer(int status, boolean done) {
		Call call = this.queue.call(0);
		call.status = status;
		call.done = done;
		return this.queue.work.get(0).execute();
	}

	private SentryItem transaction() {
		return this.sentry.received().awaitTransaction("command.ping");
	}

	/**
	 * Rate limiter of the bot that performs calls when the test does.
	 */
	private static final class Queue implements RestRateLimiter {

		private final List<Work> work = new CopyOnWriteArrayList<>();

		private final List<Call> calls = new CopyOnWriteArrayList<>();

		private @Nullable UnitOfWork current;

		private boolean refused;

		private boolean stopped;

		private boolean shutdown;

		private Runnable onStopped;

		Call call(int index) {
			return this.calls.get(index);
		}

		@Override
		public void enqueue(Work task) {
			if (this.refused) {
				throw new RejectedExecutionException("stopped");
			}
			this.current = UnitOfWork.current();
			this.work.add(task);
		}

		@Override
		public void stop(boolean shutdown, Runnable callback) {
			this.shutdown = shutdown;
			this.onStopped = callback;
		}

		@Override
		public boolean isStopped() {
			return this.stopped;
		}

		@Override
		public int cancelRequests() {
			return 7;
		}

	}

	/**
	 * Call to Discord, answered as the test decides.
	 */
	private final class Call implements RestRateLimiter.Work {

		private final Route.CompiledRoute route;

		private volatile int status;

		private volatile boolean done;

		private volatile boolean skipped;

		private volatile boolean priority;

		private volatile boolean cancelled;

		private @Nullable RuntimeException failure;

		private Runnable onExecute = () -> {
		};

		private Runnable onSkip = () -> {
		};

		Call(Route.CompiledRoute route) {
			this.route = route;
			TrackingRateLimiterTests.this.queue.calls.add(this);
		}

		@Override
		public Route.CompiledRoute getRoute() {
			return this.route;
		}

		@Override
		public JDA getJDA() {
			return TrackingRateLimiterTests.this.bot;
		}

		@Override
		public @Nullable Response execute() {
			this.onExecute.run();
			if (this.failure != null) {
				throw this.failure;
			}
			return (this.status > 0) ? new Response.Builder().request(new Request.Builder().url("http://h/").build())
				.protocol(Protocol.HTTP_1_1)
				.code(this.status)
				.message("")
				.build() : null;
		}

		@Override
		public boolean isSkipped() {
			this.onSkip.run();
			return this.skipped;
		}

		@Override
		public boolean isDone() {
			return this.done;
		}

		@Override
		public boolean isPriority() {
			return this.priority;
		}

		@Override
		public boolean isCancelled() {
			return this.cancelled;
		}

		@Override
		public void cancel() {
			this.onSkip.run();
			if (this.failure != null) {
				throw this.failure;
			}
			this.cancelled = true;
		}

	}

	/**
	 * Names of the metrics that are recorded, with their attributes.
	 */
	private static final class Metrics implements MetricSink {

		private final List<Map.Entry<BotMetric, String>> recorded = new CopyOnWriteArrayList<>();

		private Duration longest = Duration.ZERO;

		@Override
		public void count(BotMetric metric, MetricAttributes attributes, long amount) {
			this.recorded.add(Map.entry(metric, attributes.toString()));
		}

		@Override
		public void time(BotMetric metric, MetricAttributes attributes, Duration elapsed) {
			this.recorded.add(Map.entry(metric, attributes.toString()));
			this.longest = (elapsed.compareTo(this.longest) > 0) ? elapsed : this.longest;
		}

		@Override
		public void gauge(BotMetric metric, MetricAttributes attributes, double value) {
			this.recorded.add(Map.entry(metric, attributes.toString()));
		}

		List<String> of(BotMetric metric) {
			return this.recorded.stream().filter((entry) -> entry.getKey() == metric).map(Map.Entry::getValue).toList();
		}

	}

}
