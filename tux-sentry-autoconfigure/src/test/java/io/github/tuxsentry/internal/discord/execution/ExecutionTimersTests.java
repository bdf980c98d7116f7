package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.internal.discord.execution.ExecutionTimers.Timer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ExecutionTimers}.
 */
class ExecutionTimersTests {

	private final VirtualTimer clock = new VirtualTimer();

	private final Deadlines deadlines = new Deadlines(Duration.ofMinutes(5), Duration.ofMillis(250), (jda) -> true,
			this.clock);

	private final List<Timer> expired = new ArrayList<>();

	private final ExecutionTimers timers = new ExecutionTimers(this.deadlines, this.expired::add);

	@Test
	void shareASingleTask() {
		this.timers.start(Timer.IDLE, Duration.ofMillis(250));
		this.timers.start(Timer.RESPONSE, Duration.ofSeconds(3));
		this.timers.start(Timer.DEADLINE, Duration.ofMinutes(5));
		assertThat(this.clock.size()).isEqualTo(1);
		advance(Duration.ofMillis(250));
		assertThat(this.clock.size()).isEqualTo(1);
	}

	@Test
	void replaceTheTaskIfAnEarlierOneIsStarted() {
		this.timers.start(Timer.DEADLINE, Duration.ofMinutes(5));
		this.timers.start(Timer.RESPONSE, Duration.ofSeconds(3));
		assertThat(this.clock.size()).isEqualTo(1);
		advance(Duration.ofSeconds(3));
		assertThat(this.expired).containsExactly(Timer.RESPONSE);
		assertThat(this.clock.size()).isEqualTo(1);
	}

	@Test
	void expireEachAtItsTime() {
		this.timers.start(Timer.DEADLINE, Duration.ofSeconds(30));
		this.timers.start(Timer.RESPONSE, Duration.ofSeconds(3));
		this.timers.start(Timer.IDLE, Duration.ofSeconds(10));
		advance(Duration.ofMillis(2999));
		assertThat(this.expired).isEmpty();
		advance(Duration.ofMillis(1));
		assertThat(this.expired).containsExactly(Timer.RESPONSE);
		advance(Duration.ofSeconds(7));
		assertThat(this.expired).containsExactly(Timer.RESPONSE, Timer.IDLE);
		advance(Duration.ofMinutes(1));
		assertThat(this.expired).containsExactly(Timer.RESPONSE, Timer.IDLE, Timer.DEADLINE);
		assertThat(this.clock.size()).isZero();
	}

	@Test
	void replaceOneOfTheSameKind() {
		this.timers.start(Timer.IDLE, Duration.ofSeconds(1));
		advance(Duration.ofMillis(900));
		this.timers.start(Timer.IDLE, Duration.ofSeconds(1));
		advance(Duration.ofMillis(999));
		assertThat(this.expired).isEmpty();
		this.timers.start(Timer.IDLE, Duration.ZERO);
		advance(Duration.ZERO);
		assertThat(this.expired).containsExactly(Timer.IDLE);
		advance(Duration.ofMinutes(1));
		assertThat(this.expired).hasSize(1);
	}

	@Test
	void doNotExpireOnceStopped() {
		this.timers.start(Timer.IDLE, Duration.ofSeconds(1));
		this.timers.start(Timer.RESPONSE, Duration.ofSeconds(2));
		this.timers.stop(Timer.IDLE);
		advance(Duration.ofSeconds(1));
		assertThat(this.expired).isEmpty();
		this.timers.stop();
		assertThat(this.clock.size()).isZero();
		this.timers.start(Timer.DEADLINE, Duration.ofSeconds(1));
		advance(Duration.ofMinutes(1));
		assertThat(this.expired).isEmpty();
		assertThat(this.clock.size()).isZero();
	}

	@Test
	void continueAfterACallbackThatStartsAnotherTimer() {
		List<Timer> seen = new ArrayList<>();
		ExecutionTimers[] own = new ExecutionTimers[1];
		own[0] = new ExecutionTimers(this.deadlines, (timer) -> {
			seen.add(timer);
			if (seen.size() < 2) {
				own[0].start(Timer.RESPONSE, Duration.ofSeconds(10));
			}
		});
		own[0].start(Timer.RESPONSE, Duration.ofSeconds(3));
		own[0].start(Timer.DEADLINE, Duration.ofSeconds(20));
		advance(Duration.ofSeconds(13));
		assertThat(seen).containsExactly(Timer.RESPONSE, Timer.RESPONSE);
		assertThat(this.clock.size()).isEqualTo(1);
		advance(Duration.ofMinutes(1));
		assertThat(seen).containsExactly(Timer.RESPONSE, Timer.RESPONSE, Timer.DEADLINE);
	}

	@Test
	void continueAfterACallbackThatThrows() {
		List<Timer> seen = new ArrayList<>();
		ExecutionTimers failing = new ExecutionTimers(this.deadlines, (timer) -> {
			seen.add(timer);
			if (timer == Timer.RESPONSE) {
				throw new IllegalStateException("callback");
			}
		});
		failing.start(Timer.RESPONSE, Duration.ofSeconds(3));
		failing.start(Timer.DEADLINE, Duration.ofSeconds(20));
		assertThatIllegalStateException().isThrownBy(() -> advance(Duration.ofSeconds(3)));
		advance(Duration.ofSeconds(20));
		assertThat(seen).containsExactly(Timer.RESPONSE, Timer.DEADLINE);
	}

	@Test
	void areScheduledOnceForACommandThatIsAnsweredAtOnce() {
		List<String> ended = new ArrayList<>();
		Commands commands = new Commands((name, reason, elapsed) -> ended.add(name));
		FakeInteraction interaction = new FakeInteraction("token", FakeInteraction.bot());
		commands.tracks(interaction.event().getJDA(), true);
		CommandExecution execution = commands.start(interaction.event(), interaction.invocation("ping"));
		assertThat(commands.timer.size()).isEqualTo(1);
		execution.run(new ListenerCalls(() -> {
		}, () -> {
		}));
		interaction.acknowledged = true;
		commands.running.called(interaction.callback(), 204);
		assertThat(commands.timer.size()).isEqualTo(1);
		commands.timer.advance(Duration.ofMillis(250), (at) -> {
		});
		assertThat(ended).containsExactly("ping");
		assertThat(commands.timer.size()).isZero();
	}

	private void advance(Duration time) {
		this.clock.advance(time, (at) -> {
		});
	}

}
