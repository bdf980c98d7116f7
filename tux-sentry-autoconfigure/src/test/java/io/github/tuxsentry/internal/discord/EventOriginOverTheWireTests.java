package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * User, guild and channel of failures, over the wire.
 */
class EventOriginOverTheWireTests {

	private static TestBot bot;

	@BeforeAll
	static void startBot() {
		bot = TestBot.builder()
			.intents(GatewayIntent.GUILD_MEMBERS, GatewayIntent.GUILD_MESSAGE_REACTIONS)
			.listeners(new Failing())
			.start();
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	@AfterEach
	void forgetWhatArrived() {
		bot.bean(SentryManager.class).flush(Duration.ofSeconds(10));
		bot.sentry().clear();
	}

	@Test
	void aFailureOnAMessageTellsItsOriginInTheListenerAndInTheCallback() {
		String user = bot.discord().message("good morning").by("erin").send().userId();
		List<SentryItem> events = bot.sentry().awaitItems(SentryItem.EVENT, 2);
		assertThat(events).extracting((event) -> event.exceptions().get(0).path("value").asText())
			.containsExactlyInAnyOrder("in the listener", "in the callback");
		events.forEach((event) -> assertOrigin(event, "MessageReceivedEvent", user).hasContextEntry("event",
				"channel_id", bot.discord().guild().channelId()));
		assertThat(bot.sentry()).hasNoTransactions();
	}

	@Test
	void aFailureOnAReactionTellsItsOrigin() {
		bot.discord().message("quiet").by("erin").send();
		bot.discord().reaction("frank", "👍");
		SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
		assertOrigin(event, "MessageReactionAddEvent", bot.discord().member("frank").id()).hasContextEntry("event",
				"channel_id", bot.discord().guild().channelId());
	}

	@Test
	void aFailureOnAJoinTellsItsOrigin() {
		String user = bot.discord().memberJoins("grace").id();
		SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
		assertOrigin(event, "GuildMemberJoinEvent", user);
		assertThat(event.context("event").has("channel_id")).isFalse();
	}

	@Test
	void commandsHaveTheGuildAsTagInEventsAndTransactions() {
		bot.discord().slash("ban").by("heidi").send();
		String guild = bot.discord().guild().id();
		assertThat(bot.sentry().awaitTransaction("command.ban")).hasTag("guild.id", guild)
			.hasContextEntry("interaction", "channel_id", bot.discord().guild().channelId())
			.doesNotHaveTag("event.name")
			.doesNotHaveContext("event");
		assertThat(bot.sentry().awaitEvent((candidate) -> true)).hasTag("guild.id", guild);
		bot.discord().button("confirm").by("heidi").send();
		assertThat(bot.sentry().awaitTransaction("interaction.confirm")).hasTag("guild.id", guild);
		bot.discord().message("!ping").by("heidi").send();
		assertThat(bot.sentry().awaitTransaction("command.ping")).hasTag("guild.id", guild);
	}

	@Test
	void directMessagesHaveNoGuild() {
		bot.discord().slash("ban").by("heidi").inDirectMessage().send();
		assertThat(bot.sentry().awaitTransaction("command.ban")).doesNotHaveTag("guild.id");
	}

	@Test
	void aMemberWithoutARoleHasTheRoleOfEveryone() {
		bot.discord().slash("ban").by("heidi").send();
		assertThat(bot.sentry().awaitTransaction("command.ban")).hasUserEntry("top_role", "@everyone");
	}

	private static io.github.tuxsentry.test.sentry.SentryItemAssert assertOrigin(SentryItem event, String name,
			String userId) {
		return assertThat(event).hasTag("event.name", name)
			.hasTag("guild.id", bot.discord().guild().id())
			.hasUserEntry("id", userId)
			.hasContextEntry("event", "event", name)
			.hasContextEntry("event", "user_id", userId)
			.hasContextEntry("event", "guild_id", bot.discord().guild().id())
			.doesNotHaveTag("command.name");
	}

	private static final class Failing extends ListenerAdapter {

		@Override
		public void onMessageReceived(MessageReceivedEvent event) {
			if (event.getMessage().getContentRaw().equals("good morning")) {
				event.getChannel().sendTyping().queue((sent) -> {
					throw new IllegalStateException("in the callback");
				});
				throw new IllegalStateException("in the listener");
			}
		}

		@Override
		public void onMessageReactionAdd(MessageReactionAddEvent event) {
			throw new IllegalStateException("on a reaction");
		}

		@Override
		public void onGuildMemberJoin(GuildMemberJoinEvent event) {
			throw new IllegalStateException("on a join");
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			throw new IllegalStateException("in a command");
		}

		@Override
		public void onButtonInteraction(ButtonInteractionEvent event) {
			event.deferEdit().queue();
		}

	}

}
