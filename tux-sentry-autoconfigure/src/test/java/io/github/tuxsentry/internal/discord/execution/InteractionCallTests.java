package io.github.tuxsentry.internal.discord.execution;

import net.dv8tion.jda.api.requests.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InteractionCall}.
 */
class InteractionCallTests {

	@Test
	void isIdentifiedByTheTokenOfItsInteraction() {
		assertThat(InteractionCall.of(Route.Interactions.CALLBACK.compile("1", "abc")))
			.isEqualTo(new InteractionCall("abc", true, true));
		assertThat(InteractionCall.of(Route.Interactions.CREATE_FOLLOWUP.compile("1", "abc")))
			.isEqualTo(new InteractionCall("abc", false, true));
		assertThat(InteractionCall.of(Route.Interactions.GET_MESSAGE.compile("1", "abc", "@original")))
			.isEqualTo(new InteractionCall("abc", false, false));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 29, 30, 31, 200 })
	void isFoundByTheKeyOfItsInteraction(int length) {
		FakeInteraction interaction = new FakeInteraction("t".repeat(length), FakeInteraction.bot());
		String key = InteractionCall.keyOf(interaction.invocation("ping").interaction());
		assertThat(InteractionCall.of(interaction.callback()).key()).isEqualTo(key).isNotEmpty();
	}

	@Test
	void isNoCallForAChannel() {
		assertThat(InteractionCall.of(Route.Messages.SEND_MESSAGE.compile("1"))).isNull();
	}

}
