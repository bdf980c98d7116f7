package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.discord.Reply;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.ClassUtils;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FeedbackForm}, with a click on its button and its modal over the wire.
 */
@EnabledIf("jdaHasTheComponents")
@ExtendWith(OutputCaptureExtension.class)
class FeedbackFormTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final String UNKNOWN_EVENT = "0123456789abcdef0123456789abcdef";

	private static final List<String> seen = new CopyOnWriteArrayList<>();

	private static TestBot bot;

	static boolean jdaHasTheComponents() {
		return ClassUtils.isPresent(FeedbackComponents.REQUIRED, null);
	}

	@BeforeAll
	static void startBot() {
		bot = TestBot.builder()
			.properties(
					Map.of("tux.sentry.discord.reply-with-event-id", true, "tux.sentry.discord.feedback-button", true))
			.listeners(new Interactions())
			.start();
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	@BeforeEach
	void forgetWhatWasSent() {
		seen.clear();
		bot.awaitIdle();
		bot.bean(SentryManager.class).flush(TIMEOUT);
		bot.sentry().clear();
	}

	@Test
	void aUserTellsMoreAboutAFailedCommand() {
		Reply reply = bot.discord().slash("crash").by("dave").send().awaitReply();
		SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
		JsonNode button = reply.json().path("components").path(0).path("components").path(0);
		assertThat(reply.content()).contains(event.eventId());
		assertThat(button.path("label").asText()).isEqualTo("Tell us more");
		JsonNode modal = bot.discord().button(button.path("custom_id").asText()).by("dave").send().awaitReply().json();
		assertThat(modal.path("title").asText()).isEqualTo("What happened?");
		assertThat(modal.toString()).contains("What did you do, and what did you expect?");
		Reply thanks = bot.discord()
			.modal(modal.path("custom_id").asText())
			.field(modal.at("/components/0/component/custom_id").asText(), "I pressed the red button")
			.by("dave")
			.send()
			.awaitReply();
		SentryItem feedback = bot.sentry().awaitFeedback((item) -> true);
		assertThat(feedback).isFeedbackOn(event)
			.hasMessage("I pressed the red button")
			.hasContextEntry("feedback", "name", "dave")
			.hasUsername("dave");
		assertThat(thanks.content()).isEqualTo("Thank you, your message helps to mend this.");
		assertThat(thanks.ephemeral()).isTrue();
	}

	@Test
	void aUserIsAskedInADeferredReplyAsWell() {
		Reply reply = bot.discord().slash("deferred").by("dave").send().awaitReply();
		assertThat(reply.content()).contains(bot.sentry().awaitEvent((candidate) -> true).eventId());
		assertThat(reply.json().path("components").path(0).path("components").path(0).path("custom_id").asText())
			.startsWith("tux-sentry:feedback:");
	}

	@Test
	void itsInteractionsAreNotThoseOfTheBot() {
		bot.discord().button(id()).by("dave").send().awaitReply();
		submit(id(), "hello");
		bot.sentry().awaitFeedback((item) -> true);
		bot.discord().slash("ping").by("dave").send().awaitReply();
		bot.sentry().awaitTransaction("command.ping");
		bot.sentry().awaitMetric((metric) -> "ping".equals(metric.attributes().get("command")));
		bot.bean(SentryManager.class).flush(TIMEOUT);
		assertThat(seen).isEmpty();
		assertThat(bot.sentry().transactions()).extracting(SentryItem::name).containsExactly("command.ping");
		assertThat(bot.sentry().metrics()).extracting((metric) -> metric.attributes().get("command_type"))
			.doesNotContain("button", "modal");
		assertThat(bot.sentry()).hasNoEvents();
	}

	@Test
	void componentsOfTheBotAreLeftToIt() {
		bot.discord().button("tux-sentry:feedback:7").by("dave").send().awaitReply();
		bot.discord().modal("my-" + id()).field("message", "hello").by("dave").send().awaitReply();
		assertThat(seen).containsExactly("tux-sentry:feedback:7", "my-" + id());
	}

	@Test
	void secretsInFeedbackAreScrubbed() {
		String token = bot.discord().token();
		submit(id(), "I logged in with " + token + " and it broke");
		assertThat(bot.sentry().awaitFeedback((item) -> true).message()).startsWith("I logged in with ")
			.endsWith(" and it broke");
		assertThat(bot.sentry()).neverReceived(token);
	}

	@Test
	void emptyFeedbackIsNotSent() {
		assertThat(submit(id(), "  ").content()).isEqualTo("Your message could not be sent.");
		submit(id(), "hello");
		bot.sentry().awaitFeedback((item) -> true);
		assertThat(bot.sentry().items(SentryItem.FEEDBACK)).extracting(SentryItem::message).containsExactly("hello");
	}

	@Test
	void nothingFails() {
		bot.discord().slash("crash").by("dave").send().awaitReply();
		bot.discord().button(id()).by("dave").send().awaitReply();
		submit(id(), "hello");
		assertThat(bot.bean(FaultBarrier.class).count()).isZero();
	}

	@Test
	void withoutTheComponentsAMessageSaysSo(CapturedOutput output) {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.discord.reply-with-event-id=true",
					"tux.sentry.discord.feedback-button=true")
			.withClassLoader(new FilteredClassLoader(ClassUtils.getPackageName(FeedbackComponents.REQUIRED)))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(FeedbackForm.class);
				assertThat(output).containsOnlyOnce("tux.sentry.discord.feedback-button requires JDA 6");
			});
	}

	private static String id() {
		return "tux-sentry:feedback:" + UNKNOWN_EVENT;
	}

	private static Reply submit(String id, String message) {
		return bot.discord().modal(id).field(FeedbackComponents.FIELD, message).by("dave").send().awaitReply();
	}

	/**
	 * Commands of a bot that also records the interactions its listeners receive.
	 */
	private static final class Interactions extends Commands {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			if (event.getName().equals("deferred")) {
				event.deferReply().complete();
				throw new IllegalStateException("deferred");
			}
			super.onSlashCommandInteraction(event);
		}

		@Override
		public void onButtonInteraction(ButtonInteractionEvent event) {
			seen.add(event.getComponentId());
			event.reply("pressed").queue();
		}

		@Override
		public void onModalInteraction(ModalInteractionEvent event) {
			seen.add(event.getModalId());
			event.reply("submitted").queue();
		}

	}

}
