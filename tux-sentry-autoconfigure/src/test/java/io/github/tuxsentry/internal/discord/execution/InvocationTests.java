package io.github.tuxsentry.internal.discord.execution;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Invocation}.
 */
class InvocationTests {

	@Test
	void hasADeferredReplyWhileTheBotIsThinking() {
		FakeInteraction interaction = new FakeInteraction("token", FakeInteraction.bot());
		Invocation invocation = interaction.invocation("ping");
		assertThat(invocation.isReplyDeferred()).isFalse();
		interaction.deferred = true;
		assertThat(invocation.isReplyDeferred()).isTrue();
	}

	@Test
	void ofAPrefixCommandHasNoDeferredReply() {
		assertThat(FakeInteraction.prefixCommand("ping").isReplyDeferred()).isFalse();
	}

}
