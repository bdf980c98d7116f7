package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What happens in the guild without being a command.
 */
class OtherEventsTests {

	private final LocalDiscord discord = LocalDiscord.start();

	private final BlockingQueue<GenericEvent> events = new LinkedBlockingQueue<>();

	private JDA jda;

	@AfterEach
	void stop() throws InterruptedException {
		this.jda.shutdownNow();
		this.jda.awaitShutdown(Duration.ofSeconds(10));
		this.discord.close();
	}

	@Test
	void memberJoins() throws Exception {
		connect(GatewayIntent.GUILD_MEMBERS);
		int before = this.jda.getGuilds().get(0).getMemberCount();
		LocalMember zoe = this.discord.memberJoins("zoe");
		GuildMemberJoinEvent event = next(GuildMemberJoinEvent.class);
		assertThat(event.getUser().getName()).isEqualTo("zoe");
		assertThat(event.getMember().getId()).isEqualTo(zoe.id()).isEqualTo(this.discord.member("zoe").id());
		assertThat(event.getMember().getTimeJoined()).isAfter(OffsetDateTime.now().minusDays(1));
		assertThat(event.getGuild().getId()).isEqualTo(this.discord.guild().id());
		assertThat(event.getGuild().getMemberCount()).isEqualTo(before + 1);
	}

	@Test
	void userReactsToTheLatestMessage() throws Exception {
		connect(GatewayIntent.GUILD_MESSAGE_REACTIONS, GatewayIntent.GUILD_MESSAGES);
		this.discord.message("first").by("bob").send();
		SentCommand last = this.discord.message("last").by("bob").send();
		this.discord.reaction("alice", "👍");
		MessageReactionAddEvent event = next(MessageReactionAddEvent.class);
		assertThat(event.getMessageId()).isEqualTo(last.id());
		assertThat(event.getMessageAuthorId()).isEqualTo(last.userId());
		assertThat(event.getUser().getName()).isEqualTo("alice");
		assertThat(event.getMember().getId()).isEqualTo(this.discord.member("alice").id());
		assertThat(event.getEmoji()).isEqualTo(Emoji.fromUnicode("👍"));
		assertThat(event.getGuild().getId()).isEqualTo(this.discord.guild().id());
	}

	@Test
	void userReactsToTheLatestReplyOfTheBotThatEverybodySees() throws Exception {
		connect(GatewayIntent.GUILD_MESSAGE_REACTIONS);
		BlockingQueue<String> replies = new LinkedBlockingQueue<>();
		this.jda.addEventListener((EventListener) (event) -> {
			if (event instanceof SlashCommandInteractionEvent command) {
				command.reply("secret or not")
					.setEphemeral(command.getName().equals("secret"))
					.queue((hook) -> replies.add(hook.getCallbackResponse().getMessage().getId()));
			}
		});
		this.discord.slash("open").send();
		String seen = replies.poll(10, TimeUnit.SECONDS);
		this.discord.slash("secret").send();
		assertThat(replies.poll(10, TimeUnit.SECONDS)).isNotNull();
		this.discord.reaction("alice", "👍");
		MessageReactionAddEvent event = next(MessageReactionAddEvent.class);
		assertThat(event.getMessageId()).isEqualTo(seen);
		assertThat(event.getMessageAuthorId()).isEqualTo(this.discord.bot().id());
	}

	@Test
	void userReactsToAnyMessage() throws Exception {
		connect(GatewayIntent.GUILD_MESSAGE_REACTIONS);
		this.discord.reaction("zoe", "1234567890", "🎉");
		MessageReactionAddEvent event = next(MessageReactionAddEvent.class);
		assertThat(event.getMessageId()).isEqualTo("1234567890");
		assertThat(event.getUser().getName()).isEqualTo("zoe");
	}

	@Test
	void thereMustBeMessageToReactTo() throws Exception {
		connect(GatewayIntent.GUILD_MESSAGE_REACTIONS);
		assertThatIllegalStateException().isThrownBy(() -> this.discord.reaction("alice", "👍"))
			.withMessageContaining("message");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void intentsAreNeeded(boolean join) throws Exception {
		connect(GatewayIntent.GUILD_MESSAGES);
		assertThatIllegalStateException().isThrownBy(() -> {
			if (join) {
				this.discord.memberJoins("zoe");
			}
			else {
				this.discord.reaction("zoe", "1", "👍");
			}
		}).withMessageContaining((join) ? "GUILD_MEMBERS" : "GUILD_MESSAGE_REACTIONS");
	}

	private void connect(GatewayIntent first, GatewayIntent... more) throws InterruptedException {
		JDABuilder builder = JDABuilder.createLight("any", first, more).addEventListeners((EventListener) (event) -> {
			if (event instanceof GuildMemberJoinEvent || event instanceof MessageReactionAddEvent) {
				this.events.add(event);
			}
		});
		this.jda = this.discord.configure(builder).build().awaitReady();
	}

	private <E extends GenericEvent> E next(Class<E> type) throws InterruptedException {
		GenericEvent event = this.events.poll(10, TimeUnit.SECONDS);
		assertThat(event).isInstanceOf(type);
		return type.cast(event);
	}

}
