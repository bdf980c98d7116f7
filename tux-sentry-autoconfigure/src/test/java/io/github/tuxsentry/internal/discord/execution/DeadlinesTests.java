package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;

import net.dv8tion.jda.api.JDA;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Deadlines}.
 */
class DeadlinesTests {

	private static final Duration DEADLINE = Duration.ofMinutes(5);

	private final VirtualTimer timer = new VirtualTimer();

	private final JDA tracked = FakeInteraction.bot();

	@Test
	void waitLongerForTheCallsOfABotWhoseCallsAreNotTracked() {
		Deadlines deadlines = deadlines(Duration.ofMillis(250));
		assertThat(deadlines.idle(this.tracked)).isEqualTo(Duration.ofMillis(250));
		assertThat(deadlines.idle(FakeInteraction.bot())).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void waitAsLongAsConfiguredForEveryBotIfThatIsLonger() {
		Deadlines deadlines = deadlines(Duration.ofSeconds(10));
		assertThat(deadlines.idle(this.tracked)).isEqualTo(Duration.ofSeconds(10));
		assertThat(deadlines.idle(FakeInteraction.bot())).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void countTheTasksThatAreScheduled() {
		Deadlines deadlines = deadlines(Duration.ofSeconds(1));
		deadlines.later(() -> {
		}, DEADLINE);
		Runnable cancellation = deadlines.later(() -> {
		}, DEADLINE);
		assertThat(deadlines.running()).isEqualTo(2);
		cancellation.run();
		assertThat(deadlines.running()).isEqualTo(1);
		deadlines.close();
		assertThat(deadlines.running()).isZero();
	}

	private Deadlines deadlines(Duration idle) {
		return new Deadlines(DEADLINE, idle, (jda) -> jda == this.tracked, this.timer);
	}

}
