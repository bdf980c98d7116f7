package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.UserSnowflake;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs the examples of docs/testing.md about what else can happen on Discord.
 */
class GuideTests {

	private final LocalDiscord discord = LocalDiscord.start();

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private JDA jda;

	@BeforeEach
	void connect() throws InterruptedException {
		JDABuilder builder = JDABuilder
			.createLight("any", GatewayIntent.GUILD_MESSAGES, GatewayIntent.GUILD_MEMBERS,
					GatewayIntent.GUILD_MESSAGE_REACTIONS)
			.addEventListeners((EventListener) (event) -> {
				if (event instanceof GenericInteractionCreateEvent || event instanceof GuildMemberJoinEvent
						|| event instanceof MessageReactionAddEvent) {
					this.events.add(event.getClass().getSimpleName());
				}
			});
		this.jda = this.discord.configure(builder).build().awaitReady();
	}

	@AfterEach
	void disconnect() throws InterruptedException {
		this.jda.shutdownNow();
		this.jda.awaitShutdown(Duration.ofSeconds(10));
		this.discord.close();
	}

	@Test
	void otherInteractionsReachTheBot() throws Exception {
		LocalDiscord discord = this.discord;
		discord.button("confirm:42").by("alice").send();
		discord.stringSelect("menu:x").values("a", "b").by("alice").send();
		discord.entitySelect("who").values("bob").by("alice").send();
		discord.modal("feedback:1").field("text", "hello").by("alice").send();
		discord.autocomplete("tldr", "page", "ta").by("alice").send();
		discord.slash("ping").by("alice").inDetachedGuild().send();
		for (String event : List.of("ButtonInteractionEvent", "StringSelectInteractionEvent",
				"EntitySelectInteractionEvent", "ModalInteractionEvent", "CommandAutoCompleteInteractionEvent",
				"SlashCommandInteractionEvent")) {
			assertThat(next()).isEqualTo(event);
		}
	}

	@Test
	void otherEventsReachTheBot() throws Exception {
		LocalDiscord discord = this.discord;
		discord.memberJoins("zoe");
		discord.message("hello").by("bob").send();
		discord.reaction("alice", "👍");
		assertThat(next()).isEqualTo("GuildMemberJoinEvent");
		assertThat(next()).isEqualTo("MessageReactionAddEvent");
	}

	@Test
	void discordMayFailInManyWays() {
		LocalDiscord discord = this.discord;
		discord.fail("PUT", "/guilds/{guild}/bans/{user}", 403, 50013, "Missing Permissions", 1);
		discord.rateLimit("POST", "/channels/{channel}/messages", Duration.ofMillis(300), 1);
		discord.delay("POST", "/interactions/{id}/{token}/callback", Duration.ofMillis(300));
		discord.neverAnswer("PATCH", "/webhooks/{app}/{token}/messages/@original");
		Guild guild = this.jda.getGuilds().get(0);
		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> guild.ban(UserSnowflake.fromId(discord.member("bob").id()), 0, TimeUnit.DAYS).complete())
			.satisfies((ex) -> assertThat(ex.getErrorResponse()).isEqualTo(ErrorResponse.MISSING_PERMISSIONS));
		guild.getTextChannels().get(0).sendMessage("hello").complete();
		assertThat(discord.calls("POST", "/channels/{channel}/messages")).extracting(RestCall::status)
			.containsExactly(429, 200);
		this.jda.addEventListener((EventListener) (event) -> {
			if (event instanceof SlashCommandInteractionEvent command) {
				command.deferReply().flatMap((hook) -> hook.editOriginal("done")).queue();
			}
		});
		SentCommand sent = discord.slash("slow").send();
		assertThat(discord.awaitCall("PATCH", "/webhooks/{app}/{token}/messages/@original").status()).isZero();
		assertThat(sent.replies()).isEmpty();
		discord.clearResponses();
		assertThat(sent.awaitReply().content()).isEqualTo("done");
	}

	private String next() throws InterruptedException {
		return this.events.poll(10, TimeUnit.SECONDS);
	}

}
