package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RunningCommands}.
 */
class RunningCommandsTests {

	private static final int OK = 200;

	private final Commands commands = new Commands((name, reason, elapsed) -> {
	});

	private final FakeInteraction first = new FakeInteraction("same", FakeInteraction.bot());

	private final FakeInteraction second = new FakeInteraction("same", FakeInteraction.bot());

	@Test
	void commandsOfInteractionsWithTheSameKeyAreAllRunning() {
		List<CommandExecution> executions = List.of(start(this.first), start(this.second), startWithout());
		assertThat(this.commands.running.size()).isEqualTo(3);
		assertThat(executions).allMatch(CommandExecution::isRunning);
	}

	@Test
	void callsAreThoseOfTheLatestInteractionWithTheirKey() {
		start(this.first);
		CommandExecution latest = start(this.second);
		assertThat(this.commands.running.find(this.second.callback())).isSameAs(latest);
	}

	@Test
	void eachCommandThatEndsIsForgotten() {
		List<CommandExecution> executions = List.of(start(this.first), start(this.second), startWithout());
		for (CommandExecution execution : executions) {
			execution.failed(new IllegalStateException("no response"));
			execution.release();
		}
		this.commands.timer.advance(Duration.ofSeconds(5), (now) -> {
		});
		assertThat(executions).allMatch(CommandExecution::isEnded);
		assertThat(this.commands.running.size()).isZero();
	}

	@Test
	void allAreAbortedOnShutdown() throws Exception {
		List<CommandExecution> executions = List.of(start(this.first), start(this.second), startWithout());
		this.commands.running.stop(Duration.ZERO);
		assertThat(executions).allMatch(CommandExecution::isEnded);
		assertThat(this.commands.running.size()).isZero();
	}

	@Test
	void aCommandThatHasEndedIsFoundAgainByItsLaterCalls() {
		CommandExecution execution = start(this.first);
		this.commands.running.called(this.first.callback(), OK);
		execution.release();
		this.commands.timer.advance(Duration.ofSeconds(5), (now) -> {
		});
		assertThat(execution.isEnded()).isTrue();
		CommandExecution later = this.commands.running.hold(this.first.followUp());
		assertThat(later).isNotNull().isNotSameAs(execution);
		assertThat(this.commands.running.size()).isEqualTo(1);
		later.release();
		assertThat(this.commands.running.size()).isZero();
	}

	@Test
	void aCallWhileItsCommandEndsBelongsToTheCommand() {
		List<CommandExecution> held = new ArrayList<>();
		Commands[] ending = new Commands[1];
		ending[0] = new Commands((name, reason, elapsed) -> held.add(ending[0].running.hold(this.first.followUp())));
		CommandExecution execution = ending[0].start(this.first.event(), this.first.invocation("ping"));
		ending[0].running.called(this.first.callback(), OK);
		execution.release();
		ending[0].timer.advance(Duration.ofSeconds(5), (now) -> {
		});
		assertThat(execution.isEnded()).isTrue();
		assertThat(held).singleElement().isNotNull().isNotSameAs(execution);
		held.get(0).release();
		assertThat(ending[0].running.size()).isZero();
	}

	private CommandExecution start(FakeInteraction interaction) {
		return this.commands.start(interaction.event(), interaction.invocation("ping"));
	}

	private CommandExecution startWithout() {
		return this.commands.start(this.first.event(), FakeInteraction.prefixCommand("ping"));
	}

}
