package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import io.github.tuxsentry.test.discord.Reply;
import io.github.tuxsentry.test.discord.SentCommand;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.jspecify.annotations.NonNull;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureReply}, with what a listener does before it fails.
 */
class FailureReplyTests {

	private static final String TEXT = "Something went wrong. Error id: ";

	private static final Map<String, Consumer<SlashCommandInteractionEvent>> BEFORE = Map.of(//
			"nothing", (event) -> {
			}, "deferring", (event) -> event.deferReply().queue(), "deferred",
			(event) -> event.deferReply(true).complete(), "replying", (event) -> event.reply("mine").queue(), "replied",
			(event) -> event.reply("mine").complete(), "edited", (event) -> {
				event.deferReply().queue();
				event.getHook().editOriginal("mine").complete();
			}, "followed", (event) -> {
				event.deferReply().queue();
				event.getHook().sendMessage("mine").complete();
			});

	private static TestBot bot;

	@BeforeAll
	static void startBot() {
		bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.reply-with-event-id", true))
			.listeners(new Failing())
			.start();
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nothing", "deferring", "deferred" })
	void isSentIfTheUserHasNoResponse(String before) {
		SentCommand sent = bot.discord().slash(before).by("dave").send();
		Reply reply = sent.awaitReply();
		String id = bot.sentry().awaitEvent((event) -> before.equals(event.tag("command.name"))).eventId();
		assertThat(reply.content()).isEqualTo(TEXT + id);
		assertThat(reply.ephemeral()).isEqualTo(!before.equals("deferring"));
		bot.awaitIdle();
		assertThat(sent.replies()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "replying", "replied", "edited", "followed" })
	void isNotSentBesideTheResponseOfTheBot(String before) {
		SentCommand sent = bot.discord().slash(before).by("dave").send();
		bot.sentry().awaitTransaction("command." + before);
		bot.awaitIdle();
		assertThat(sent.awaitReply(Duration.ofSeconds(10)).content()).isEqualTo("mine");
		assertThat(sent.replies()).hasSize(1);
	}

	@Test
	void isNotSentAfterADeferredEdit() {
		SentCommand sent = bot.discord().button("edit").by("dave").send();
		bot.sentry().awaitTransaction((transaction) -> transaction.name().startsWith("interaction."));
		bot.awaitIdle();
		assertThat(sent.replies()).isEmpty();
	}

	private static final class Failing extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(@NonNull SlashCommandInteractionEvent event) {
			BEFORE.get(event.getName()).accept(event);
			throw new IllegalStateException(event.getName());
		}

		@Override
		public void onButtonInteraction(@NonNull ButtonInteractionEvent event) {
			event.deferEdit().queue();
			throw new IllegalStateException("edit");
		}

	}

}
