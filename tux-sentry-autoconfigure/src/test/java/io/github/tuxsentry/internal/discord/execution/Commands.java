package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.CommandRun;
import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.metrics.BotMetric;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricAttributes;
import io.github.tuxsentry.metrics.MetricSink;
import io.sentry.IScopes;
import io.sentry.NoOpScopes;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.requests.Route;
import org.jspecify.annotations.Nullable;

/**
 * Commands without Discord and without Sentry, on a clock of their own.
 */
final class Commands {

	static final Duration DEADLINE = Duration.ofMinutes(5);

	final VirtualTimer timer = new VirtualTimer();

	final List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());

	private final Map<JDA, Boolean> tracked = new ConcurrentHashMap<>();

	private final Deadlines deadlines = new Deadlines(DEADLINE, Duration.ofMillis(250),
			(jda) -> this.tracked.getOrDefault(jda, false), this.timer);

	private final AtomicInteger ends = new AtomicInteger();

	private final AtomicInteger unacknowledged = new AtomicInteger();

	private final EndListener listener;

	private final IScopes scopes;

	private final Map<LogContext.Field, String> log;

	private Executions executions;

	RunningCommands running;

	Commands(EndListener listener) {
		this(listener, NoOpScopes.getInstance(), Map.of());
	}

	/**
	 * Creates commands that are recorded in Sentry.
	 * @param scopes the scopes of the current thread
	 * @param log the keys of the MDC
	 */
	Commands(EndListener listener, IScopes scopes, Map<LogContext.Field, String> log) {
		this.listener = listener;
		this.scopes = scopes;
		this.log = log;
		startAgain();
	}

	/**
	 * Starts the bot after it was shut down.
	 */
	void startAgain() {
		FaultBarrier barrier = new FaultBarrier();
		this.running = new RunningCommands();
		this.executions = new Executions(new Tracker(), TracerUnderTest.of(this.scopes),
				new LogContext(this.log, barrier),
				new Breadcrumbs(this.scopes, Set.of(Breadcrumbs.Kind.COMMAND), barrier), this.running, this.deadlines,
				new UnacknowledgedInteractions(new BotMetrics(new UnacknowledgedCounter(), barrier::run), null,
						barrier),
				barrier);
	}

	void tracks(JDA jda, boolean tracks) {
		this.tracked.put(jda, tracks);
	}

	Duration idle(JDA jda) {
		return this.deadlines.idle(jda);
	}

	@Nullable CommandExecution start(@Nullable GenericEvent event, @Nullable Invocation invocation) {
		return this.executions.start((event != null) ? event : NO_EVENT, invocation);
	}

	private static final GenericEvent NO_EVENT = new FakeInteraction("", FakeInteraction.bot()).event();

	static String tokenOf(Route.CompiledRoute route) {
		InteractionCall call = InteractionCall.of(route);
		return (call != null) ? call.key() : "";
	}

	int ends() {
		return this.ends.get();
	}

	int unacknowledged() {
		return this.unacknowledged.get();
	}

	/**
	 * Told the end of each command.
	 */
	@FunctionalInterface
	interface EndListener {

		void ended(String name, @Nullable Throwable reason, Duration elapsed);

	}

	private record Run(String name, String type, Duration elapsed) implements CommandRun {

	}

	private final class UnacknowledgedCounter implements MetricSink {

		@Override
		public void count(BotMetric metric, MetricAttributes attributes, long amount) {
			if (metric == BotMetric.INTERACTIONS_UNACKNOWLEDGED) {
				Commands.this.unacknowledged.addAndGet((int) amount);
			}
		}

		@Override
		public void time(BotMetric metric, MetricAttributes attributes, Duration elapsed) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void gauge(BotMetric metric, MetricAttributes attributes, double value) {
			throw new UnsupportedOperationException();
		}

	}

	private final class Tracker implements CommandTracker {

		@Override
		public CommandRun trackCommandStart(String command, String type) {
			return new Run(command, type, Duration.ZERO);
		}

		@Override
		public void trackCommandEnd(CommandRun run, @Nullable Throwable error) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void trackCommandEnd(CommandRun run, @Nullable Throwable error, Duration elapsed) {
			Commands.this.ends.incrementAndGet();
			try {
				Commands.this.listener.ended(run.name(), error, elapsed);
			}
			catch (Throwable thrown) {
				Commands.this.faults.add(thrown);
			}
		}

		@Override
		public Hold hold() {
			throw new UnsupportedOperationException();
		}

		@Override
		public <S extends CompletionStage<?>> S track(S stage) {
			throw new UnsupportedOperationException();
		}

	}

}
