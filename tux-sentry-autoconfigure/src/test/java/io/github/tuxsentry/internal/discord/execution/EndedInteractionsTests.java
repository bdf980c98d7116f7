package io.github.tuxsentry.internal.discord.execution;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EndedInteractions}.
 */
class EndedInteractionsTests {

	@Test
	void keepsTheLatestOnly() {
		Commands commands = new Commands((name, reason, elapsed) -> {
		});
		CommandExecution execution = commands.start(null, new FakeInteraction("token", null).invocation("ping"));
		EndedInteractions interactions = new EndedInteractions();
		for (int i = 0; i < 10_000; i++) {
			interactions.add("token" + i, execution);
		}
		assertThat(interactions.find("token9799")).isNull();
		assertThat(interactions.find("token9800")).isSameAs(execution);
		assertThat(interactions.find("token9999")).isSameAs(execution);
	}

}
