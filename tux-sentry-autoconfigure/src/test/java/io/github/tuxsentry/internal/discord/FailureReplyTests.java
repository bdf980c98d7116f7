package io.github.tuxsentry.internal.discord;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import io.github.tuxsentry.test.discord.Reply;
import io.github.tuxsentry.test.discord.SentCommand;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import org.jspecify.annotations.NonNull;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureReply}, with what a listener does before it fails.
 */
class FailureReplyTests {

	private static final String TEXT = "Something went wrong. Error id: ";

	private static TestBot bot;

	private static final Map<String, Consumer<SlashCommandInteractionEvent>> BEFORE = Map.of("nothing", (event) -> {
	}, "deferring", (event) -> event.deferReply().queue(), "deferred", (event) -> event.deferReply(true).complete(),
			"replying", (event) -> event.reply("mine").queue(), "replied", (event) -> event.reply("mine").complete(),
			"edited", (event) -> {
				event.deferReply().queue();
				event.getHook().editOriginal("mine").complete();
			}, "followed", (event) -> {
				event.deferReply().queue();
				event.getHook().sendMessage("mine").complete();
			}, "working", (event) -> {
				event.deferReply(true).queue();
				bot.bean(ThreadPoolTaskExecutor.class).execute(() -> {
					sleep();
					event.getHook().sendMessage("mine").complete();
				});
			}, "later", (event) -> {
				event.deferReply(true).complete();
				new Thread(() -> {
					sleep();
					event.getHook().sendMessage("mine").complete();
				}).start();
			}, "twice", (event) -> event.deferReply().queue());

	@BeforeAll
	static void startBot() {
		bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.reply-with-event-id", true))
			.sources(Tasks.class)
			.listeners(new Failing(), new AlsoFailing())
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

	@Test
	void isNotSentIfOtherWorkOfTheCommandReplies() {
		SentCommand sent = bot.discord().slash("working").by("dave").send();
		bot.sentry().awaitTransaction("command.working");
		bot.awaitIdle();
		assertThat(sent.replies()).extracting(Reply::content).containsExactly("mine");
	}

	@Test
	void doesNotMakeALaterReplyVisibleToOthers() {
		SentCommand sent = bot.discord().slash("later").by("dave").send();
		List<Reply> replies = sent.awaitReplies(2, Duration.ofSeconds(10));
		assertThat(replies.get(0).content()).startsWith(TEXT);
		assertThat(replies.get(1).content()).isEqualTo("mine");
		assertThat(replies).allMatch(Reply::ephemeral);
	}

	@Test
	void hasTheConfiguredTextIfTheMessageCannotBeResolved() {
		AbstractMessageSource messages = new AbstractMessageSource() {

			@Override
			protected MessageFormat resolveCode(String code, Locale locale) {
				throw new IllegalArgumentException("not a pattern");
			}

		};
		assertThat(text("Sorry: {0}", messages)).isEqualTo("Sorry: 42");
	}

	@Test
	void isTruncatedToTheMaximumLengthOfAMessage() {
		assertThat(text("x".repeat(3000), new StaticMessageSource())).hasSize(Message.MAX_CONTENT_LENGTH);
	}

	private static String text(String replyText, MessageSource messages) {
		DiscordProperties properties = new Binder(new MapConfigurationPropertySource(
				Map.of("tux.sentry.discord.reply-with-event-id", "true", "tux.sentry.discord.reply-text", replyText)))
			.bindOrCreate("tux.sentry.discord", DiscordProperties.class);
		return FailureReply.text(properties, messages).apply(DiscordLocale.GERMAN, "42");
	}

	@Test
	void isSentOnceIfSeveralListenersFail() {
		SentCommand sent = bot.discord().slash("twice").by("dave").send();
		bot.sentry().awaitTransaction("command.twice");
		bot.awaitIdle();
		assertThat(sent.replies()).hasSize(1);
	}

	private static void sleep() {
		try {
			Thread.sleep(500);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Tasks {

		@Bean
		ThreadPoolTaskExecutor tasks() {
			return new ThreadPoolTaskExecutor();
		}

	}

	private static final class AlsoFailing extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(@NonNull SlashCommandInteractionEvent event) {
			if (event.getName().equals("twice")) {
				throw new IllegalArgumentException("twice");
			}
		}

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
