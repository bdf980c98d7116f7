package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.requests.Route;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands to which everything happens in random order, compared with a model that says
 * in the simplest words when each of them ends.
 */
class CommandExecutionFuzzTests {

	private static final int COMMANDS = Boolean.getBoolean("tux.long") ? 100_000 : 10_000;

	private static final int LIVE_COMMANDS = 12;

	private static final int RECENT = 24;

	private static final int TIMERS_OF_A_COMMAND = 2;

	private static final long[] PAUSES = { 0, 1, 20, 100, 249, 250, 251, 700, 1999, 2000, 2999, 3000, 10_000, 60_000,
			Commands.DEADLINE.toMillis() };

	private static final int[] STATUSES = { 200, 204, 204, 204, 400, 404, 500, 0 };

	private final Random random = new Random(13);

	private final Commands commands = new Commands(this::ended);

	private final Map<String, Model> byName = new HashMap<>();

	private final Map<String, Model> byToken = new HashMap<>();

	private final List<Model> live = new ArrayList<>();

	/**
	 * The commands that were started last, most of which have ended.
	 */
	private final Model[] recent = new Model[RECENT];

	private JDA jda = FakeInteraction.bot();

	private int started;

	private boolean stopping;

	@Test
	void eachCommandEndsOnceWhenItsUserHasTheAnswer() throws Exception {
		for (int step = 0; this.started < COMMANDS; step++) {
			if (this.live.size() < LIVE_COMMANDS && this.random.nextInt(3) == 0) {
				start();
			}
			else if (this.random.nextInt(8) == 0 || this.live.isEmpty()) {
				advance(Duration.ofMillis(PAUSES[this.random.nextInt(pauses())]));
			}
			else {
				somethingHappensTo((this.random.nextInt(10) == 0) ? this.recent[this.random.nextInt(RECENT)]
						: this.live.get(this.random.nextInt(this.live.size())));
			}
			if (step % 5_000 == 0) {
				this.jda = FakeInteraction.bot();
				this.commands.tracks(this.jda, step % 10_000 == 0);
			}
			if (step % 30_000 == 29_999) {
				shutDownAndStartAgain();
			}
			verifyThatNoneIsLate();
		}
		advance(Commands.DEADLINE);
		verifyThatNoneIsLate();
		assertThat(this.live).isEmpty();
		assertThat(this.commands.running.size()).isZero();
		assertThat(this.commands.timer.size()).isZero();
		assertThat(this.commands.ends()).isEqualTo(this.started);
	}

	private int pauses() {
		return (this.random.nextInt(20) == 0) ? PAUSES.length : PAUSES.length - 3;
	}

	private void start() {
		String name = "command" + this.started++;
		Model model = new Model(name);
		this.byName.put(name, model);
		this.recent[this.started % RECENT] = model;
		this.live.add(model);
		if (this.random.nextInt(6) == 0) {
			model.execution = this.commands.start(null, FakeInteraction.prefixCommand(name));
			return;
		}
		// A second client with the same token receives the same interaction.
		Model other = (this.random.nextInt(100) == 0) ? this.live.get(this.random.nextInt(this.live.size())) : null;
		String token = (other != null && other.interaction != null) ? other.interaction.token() : "token-of-" + name;
		model.interaction = new FakeInteraction(token, this.jda);
		model.idleNanos = this.commands.idle(this.jda).toNanos();
		model.answer = Answer.PENDING;
		this.byToken.put(token, model);
		model.execution = this.commands.start(model.interaction.event(), model.interaction.invocation(name));
	}

	private void somethingHappensTo(@Nullable Model model) {
		if (model == null) {
			return;
		}
		switch (this.random.nextInt(12)) {
			case 0, 1 -> listenersReturn(model);
			case 2 -> hold(model);
			case 3, 4, 5 -> release(model);
			case 6, 7 -> acknowledge(model);
			case 8, 9 -> call(model);
			case 10 -> delayed(model);
			default -> {
				if (this.random.nextInt(5) == 0) {
					fail(model);
				}
			}
		}
	}

	private void listenersReturn(Model model) {
		if (!model.inListeners) {
			return;
		}
		model.inListeners = false;
		model.execution.run(new ListenerCalls(() -> {
			assertThat(CommandExecution.current()).isSameAs(model.execution);
			for (int i = this.random.nextInt(4); i > 0; i--) {
				somethingHappensTo(model);
			}
		}, () -> {
			model.holds--;
			model.touch(this.commands.timer.nanoTime(), false);
		}));
		assertThat(CommandExecution.current()).isNull();
	}

	private void hold(Model model) {
		if (!model.ended) {
			model.holds++;
			model.idleSince = -1;
		}
		boolean held = model.execution.hold();
		assertThat(held).isEqualTo(!model.ended);
	}

	private void release(Model model) {
		if (model.holds > (model.inListeners || model.returning() ? 1 : 0)) {
			model.holds--;
			model.touch(this.commands.timer.nanoTime(), false);
			model.execution.release();
		}
	}

	/**
	 * The callback of an interaction, which JDA sends once.
	 */
	private void acknowledge(Model model) {
		FakeInteraction interaction = model.interaction;
		if (interaction == null) {
			return;
		}
		if (!interaction.acknowledged) {
			interaction.acknowledged = true;
			interaction.deferred = this.random.nextBoolean();
		}
		else if (!model.called) {
			model.called = true;
			called(interaction.callback(), true, true, STATUSES[this.random.nextInt(STATUSES.length)]);
		}
	}

	private void call(Model model) {
		FakeInteraction interaction = model.interaction;
		if (interaction != null) {
			int kind = this.random.nextInt(3);
			called(interaction.callsForMessages().get(kind), false, kind < 2,
					STATUSES[this.random.nextInt(STATUSES.length)]);
		}
	}

	private void called(Route.CompiledRoute route, boolean callback, boolean response, int status) {
		Model model = this.byToken.get(Commands.tokenOf(route));
		if (model != null) {
			model.called(callback, response, status, this.commands.timer.nanoTime());
		}
		CommandExecution found = this.commands.running.find(route);
		if (model != null) {
			assertThat(found).isSameAs(model.execution);
		}
		else {
			assertThat(found == null || found == current()).isTrue();
		}
		this.commands.running.called(route, status);
	}

	private static @Nullable CommandExecution current() {
		return CommandExecution.current();
	}

	private void delayed(Model model) {
		boolean part = !model.ended;
		if (part) {
			model.holds++;
			model.idleSince = -1;
		}
		model.execution.runDelayed(() -> {
			if (part) {
				assertThat(CommandExecution.current()).isSameAs(model.execution);
				model.holds--;
				model.touch(this.commands.timer.nanoTime(), false);
			}
			else {
				assertThat(CommandExecution.current()).isNotNull().isNotSameAs(model.execution);
			}
		});
	}

	private void fail(Model model) {
		if (this.random.nextInt(4) == 0 && model.interaction != null) {
			Exception unknown = ErrorResponseException.create(ErrorResponse.UNKNOWN_INTERACTION,
					new Response(new IllegalStateException("no answer"), Set.of()));
			model.unknown(unknown, this.commands.timer.nanoTime());
			model.execution.failed(unknown);
		}
		else {
			IllegalArgumentException failure = new IllegalArgumentException("of the bot");
			model.failed(failure, this.commands.timer.nanoTime());
			model.execution.failed(failure);
		}
	}

	private void advance(Duration time) {
		this.commands.timer.advance(time, (at) -> List.copyOf(this.live).forEach((model) -> model.time(at)));
		List.copyOf(this.live).forEach((model) -> model.time(this.commands.timer.nanoTime()));
	}

	private void shutDownAndStartAgain() throws InterruptedException {
		this.stopping = true;
		this.commands.running.stop(Duration.ZERO);
		assertThat(this.live).isEmpty();
		assertThat(this.commands.start(null, FakeInteraction.prefixCommand("late"))).isNull();
		this.stopping = false;
		this.commands.startAgain();
	}

	/**
	 * Called so often that only a failure is worth an assertion.
	 */
	private void verifyThatNoneIsLate() {
		long now = this.commands.timer.nanoTime();
		boolean good = this.commands.faults.isEmpty() && this.commands.running.size() == this.live.size()
				&& this.commands.timer.size() <= TIMERS_OF_A_COMMAND * this.live.size();
		for (Model model : this.live) {
			good &= !model.isDue(now);
		}
		if (!good) {
			assertThat(this.commands.faults).isEmpty();
			assertThat(this.live).as("what is over").noneMatch((model) -> model.isDue(now));
			assertThat(this.commands.running.size()).as("running commands").isEqualTo(this.live.size());
			assertThat(this.commands.timer.size()).as("timers of %d commands", this.live.size())
				.isLessThanOrEqualTo(TIMERS_OF_A_COMMAND * this.live.size());
		}
	}

	private void ended(String name, @Nullable Throwable reason, Duration elapsed) {
		long now = this.commands.timer.nanoTime();
		Model model = this.byName.remove(name);
		assertThat(model).as("%s ends once", name).isNotNull();
		boolean cutOff = this.stopping || now >= model.start + Commands.DEADLINE.toNanos();
		assertThat(cutOff || model.isIdleFor(model.idleNanos, now)).as("%s may end", model).isTrue();
		if (model.failure != null) {
			assertThat(reason).as("first failure of %s", model).isSameAs(model.failure);
		}
		assertThat(kindOf(reason)).as("outcome of %s", model).isEqualTo(model.outcome(cutOff, this.stopping));
		assertThat(elapsed.toNanos()).as("time of %s", model)
			.isEqualTo(((model.idleSince >= 0) ? model.idleSince : now) - model.start);
		model.ended = true;
		this.live.remove(model);
		if (model.interaction != null) {
			this.byToken.remove(model.interaction.token(), model);
		}
	}

	private static Outcome kindOf(@Nullable Throwable reason) {
		if (reason == null) {
			return Outcome.OK;
		}
		if (reason instanceof InteractionNotAcknowledgedException) {
			return Outcome.NOT_ACKNOWLEDGED;
		}
		if (reason instanceof CommandAbortedException) {
			return Outcome.ABORTED;
		}
		if (reason instanceof TimeoutException) {
			return Outcome.TIMEOUT;
		}
		return (reason instanceof IllegalStateException) ? Outcome.REJECTED : Outcome.FAILED;
	}

	private enum Answer {

		NONE, PENDING, DEFERRED, GIVEN

	}

	private enum Outcome {

		OK, FAILED, REJECTED, NOT_ACKNOWLEDGED, TIMEOUT, ABORTED

	}

	/**
	 * What is known about a command from the outside.
	 */
	private final class Model {

		private final String name;

		private final long start = CommandExecutionFuzzTests.this.commands.timer.nanoTime();

		private CommandExecution execution;

		private @Nullable FakeInteraction interaction;

		private long idleNanos;

		private Answer answer = Answer.NONE;

		private int holds = 1;

		private boolean inListeners = true;

		private boolean called;

		private boolean ended;

		private long idleSince = -1;

		private @Nullable Throwable failure;

		private Outcome rejection = Outcome.OK;

		Model(String name) {
			this.name = name;
		}

		/**
		 * Returns whether the listeners are being called.
		 */
		boolean returning() {
			return current() == this.execution;
		}

		void called(boolean callback, boolean response, int status, long now) {
			if (callback && status == 404) {
				answer(Answer.PENDING, Answer.GIVEN, Outcome.NOT_ACKNOWLEDGED, now);
				return;
			}
			boolean accepted = status / 100 == 2;
			Outcome problem = accepted ? Outcome.OK : Outcome.REJECTED;
			boolean thinking = callback && accepted && this.interaction != null && this.interaction.deferred;
			boolean overtakes = !callback && accepted && this.answer == Answer.PENDING;
			if (response && (overtakes || this.answer == (callback ? Answer.PENDING : Answer.DEFERRED))) {
				answer(this.answer, thinking ? Answer.DEFERRED : Answer.GIVEN, problem, now);
				return;
			}
			if (response && accepted && this.rejection == Outcome.REJECTED) {
				this.rejection = Outcome.OK;
			}
			touch(now, true);
		}

		void unknown(Throwable thrown, long now) {
			answer(Answer.PENDING, Answer.GIVEN, Outcome.NOT_ACKNOWLEDGED, now);
			if (this.rejection == Outcome.OK) {
				failed(thrown, now);
			}
			else {
				answer(Answer.DEFERRED, Answer.GIVEN, Outcome.OK, now);
			}
		}

		void failed(Throwable thrown, long now) {
			if (this.failure == null) {
				this.failure = thrown;
			}
			answer(Answer.PENDING, Answer.GIVEN, Outcome.OK, now);
			answer(Answer.DEFERRED, Answer.GIVEN, Outcome.OK, now);
		}

		private void answer(Answer awaited, Answer next, Outcome problem, long now) {
			if (this.answer == awaited && !this.ended) {
				this.answer = next;
				this.rejection = problem;
				touch(now, false);
			}
		}

		void time(long now) {
			long age = now - this.start;
			boolean queued = this.interaction != null && this.interaction.acknowledged;
			if (this.answer == Answer.PENDING && age >= millis(queued ? 13_000 : 3000)) {
				answer(Answer.PENDING, Answer.GIVEN, Outcome.NOT_ACKNOWLEDGED, now);
			}
		}

		void touch(long now, boolean again) {
			if (this.holds > 0 || this.answer == Answer.PENDING || this.answer == Answer.DEFERRED) {
				this.idleSince = -1;
			}
			else if (again || this.idleSince < 0) {
				this.idleSince = now;
			}
		}

		boolean isIdleFor(long nanos, long now) {
			return this.idleSince >= 0 && now - this.idleSince >= nanos;
		}

		boolean isDue(long now) {
			return now - this.start >= Commands.DEADLINE.toNanos() || isIdleFor(this.idleNanos, now);
		}

		Outcome outcome(boolean cutOff, boolean stopping) {
			if (this.failure != null || this.rejection != Outcome.OK) {
				return (this.failure != null) ? Outcome.FAILED : this.rejection;
			}
			if (cutOff && this.idleSince < 0) {
				return stopping ? Outcome.ABORTED : Outcome.TIMEOUT;
			}
			return Outcome.OK;
		}

		private static long millis(long millis) {
			return Duration.ofMillis(millis).toNanos();
		}

		@Override
		public String toString() {
			return this.name + " with " + this.holds + " holds, " + this.answer + ", idle since " + this.idleSince;
		}

	}

}
