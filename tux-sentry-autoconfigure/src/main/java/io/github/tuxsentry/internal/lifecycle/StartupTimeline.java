package io.github.tuxsentry.internal.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

import io.github.tuxsentry.internal.core.LoginListener;
import io.github.tuxsentry.internal.lifecycle.StartupSteps.Step;
import io.github.tuxsentry.internal.tracing.ProcessTransactions;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.Instrumenter;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Timeline of the phases of a startup. It is sent as a single transaction once the bot
 * runs and all its bots have logged in. Thread-safe.
 */
final class StartupTimeline implements LoginListener {

	private static final String OPERATION = "app.startup";

	private final Clock clock;

	private final Executor reporter;

	private final Instant begin;

	private final List<Period> periods = new ArrayList<>();

	private final Map<Object, Instant> logins = new IdentityHashMap<>();

	private Instant phaseBegin;

	private Phase phase = Phase.ENVIRONMENT;

	private List<Step> steps = List.of();

	private @Nullable ProcessTransactions transactions;

	private boolean over;

	/**
	 * Create a new timeline that begins with the environment.
	 * @param begin the start time of the startup
	 * @param reporter creates and sends the transaction
	 */
	StartupTimeline(Instant begin, Executor reporter) {
		this(begin, reporter, Clock.systemUTC());
	}

	StartupTimeline(Instant begin, Executor reporter, Clock clock) {
		this.begin = begin;
		this.phaseBegin = begin;
		this.reporter = reporter;
		this.clock = clock;
	}

	/**
	 * End the current phase and begin the next.
	 * @param next the next phase
	 */
	public synchronized void enter(Phase next) {
		Instant now = this.clock.instant();
		this.periods.add(new Period(this.phase, this.phaseBegin, now));
		this.phase = next;
		this.phaseBegin = now;
	}

	/**
	 * Return the current phase.
	 * @return the phase
	 */
	public synchronized Phase phase() {
		return this.phase;
	}

	@Override
	public synchronized void loginBegan(Object bot) {
		if (!this.over) {
			this.logins.put(bot, this.clock.instant());
		}
	}

	@Override
	public synchronized void loginEnded(Object bot) {
		Instant start = this.logins.remove(bot);
		if (start != null) {
			this.periods.add(new Period(Phase.DISCORD_LOGIN, start, this.clock.instant()));
			sendIfOver();
		}
	}

	/**
	 * Mark the bot as running.
	 * @param starter starts the transaction
	 * @param recordedSteps the steps of the startup
	 */
	public synchronized void ready(ProcessTransactions starter, List<Step> recordedSteps) {
		enter(Phase.READY);
		this.transactions = starter;
		this.steps = recordedSteps;
		sendIfOver();
	}

	private void sendIfOver() {
		ProcessTransactions starter = this.transactions;
		if (starter != null && this.logins.isEmpty() && !this.over) {
			this.over = true;
			Instant end = this.clock.instant();
			List<Period> ended = List.copyOf(this.periods);
			Instant readyBegin = this.phaseBegin;
			this.reporter.execute(() -> send(starter, ended, readyBegin, end));
		}
	}

	/**
	 * Send the transaction. Not synchronized, since the SDK calls the application, which
	 * may wait for a login.
	 */
	private void send(ProcessTransactions starter, List<Period> ended, Instant readyBegin, Instant end) {
		ITransaction transaction = starter.start(OPERATION, OPERATION, this.begin);
		for (Period one : ended) {
			ISpan span = child(transaction, OPERATION, one.phase().label(), one.start());
			this.steps.stream()
				.filter((step) -> step.parentId() == null && one.contains(step.start()))
				.forEach((step) -> addStep(span, step));
			span.finish(SpanStatus.OK, ProcessTransactions.date(one.end()));
		}
		ISpan ready = child(transaction, OPERATION, Phase.READY.label(), readyBegin);
		ready.finish(SpanStatus.OK, ProcessTransactions.date(end));
		transaction.finish(SpanStatus.OK, ProcessTransactions.date(end));
	}

	private void addStep(ISpan parent, Step step) {
		ISpan span = child(parent, step.name(), Objects.requireNonNullElse(step.subject(), step.name()), step.start());
		this.steps.stream()
			.filter((other) -> Objects.equals(other.parentId(), step.id()))
			.forEach((other) -> addStep(span, other));
		span.finish(SpanStatus.OK, ProcessTransactions.date(step.end()));
	}

	private static ISpan child(ISpan parent, String operation, String description, Instant start) {
		return parent.startChild(operation, description, ProcessTransactions.date(start), Instrumenter.SENTRY);
	}

	private record Period(Phase phase, Instant start, Instant end) {

		boolean contains(Instant time) {
			return !time.isBefore(this.start) && time.isBefore(this.end);
		}

	}

	/**
	 * Phase of a startup.
	 */
	enum Phase {

		/**
		 * The environment is created from the configuration.
		 */
		ENVIRONMENT("environment"),

		/**
		 * The beans are created, and the web server, if any, starts.
		 */
		CONTEXT("context"),

		/**
		 * The runners of the application run.
		 */
		RUNNERS("runners"),

		/**
		 * The bot logs in to Discord.
		 */
		DISCORD_LOGIN("discord_login"),

		/**
		 * The bot runs.
		 */
		READY("ready");

		private final String label;

		Phase(String label) {
			this.label = label;
		}

		/**
		 * Return the name of the phase in tags and spans.
		 * @return the name
		 */
		String label() {
			return this.label;
		}

		/**
		 * Return the value of the tag {@code setup_phase} for an event about the failure
		 * of the phase.
		 * @return the name of the phase and its status
		 */
		String failed() {
			return this.label + "_failed";
		}

	}

}
