package io.github.tuxsentry.test.discord;

import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.UserContextInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandGroupData;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Commands of users reach a real JDA as they do from Discord, and replies come back.
 */
class LocalDiscordTests {

	private static LocalDiscord discord;

	private static JDA jda;

	private static EchoBot bot;

	@BeforeAll
	static void connect() throws InterruptedException {
		discord = LocalDiscord.start();
		JDABuilder builder = JDABuilder.createLight("any", GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES,
				GatewayIntent.MESSAGE_CONTENT);
		jda = discord.configure(builder).build().awaitReady();
		jda.updateCommands()
			.addCommands(
					Commands.slash("ban", "Bans a user")
						.addOption(OptionType.USER, "user", "Whom", true)
						.addOption(OptionType.STRING, "reason", "Why")
						.addOption(OptionType.INTEGER, "days", "How long")
						.addOption(OptionType.BOOLEAN, "quiet", "Tell nobody")
						.addOption(OptionType.NUMBER, "weight", "How much")
						.addOption(OptionType.CHANNEL, "channel", "Where")
						.addOption(OptionType.ROLE, "role", "Which")
						.addOption(OptionType.MENTIONABLE, "reporter", "By whom")
						.addOption(OptionType.MENTIONABLE, "team", "For whom")
						.addOption(OptionType.ATTACHMENT, "evidence", "What"),
					Commands.slash("cases", "Lists cases")
						.addSubcommands(
								new SubcommandData("list", "All").addOption(OptionType.USER, "moderator", "Whose"))
						.addSubcommandGroups(new SubcommandGroupData("admin", "For admins").addSubcommands(
								new SubcommandData("purge", "Removes").addOption(OptionType.INTEGER, "days", "Older"))),
					Commands.user("Show cases"), Commands.message("Report"))
			.complete();
	}

	@BeforeEach
	void listen() {
		jda.getRegisteredListeners().forEach(jda::removeEventListener);
		bot = new EchoBot();
		jda.addEventListener(bot);
	}

	@AfterAll
	static void disconnect() throws InterruptedException {
		jda.shutdownNow();
		jda.awaitShutdown(Duration.ofSeconds(10));
		discord.close();
	}

	@Test
	void botIsInItsGuildWithItsChannelAndRoles() {
		Guild guild = jda.getGuilds().get(0);
		assertThat(jda.getGuilds()).hasSize(1);
		assertThat(guild.getName()).isEqualTo("Test Guild").isEqualTo(discord.guild().name());
		assertThat(guild.getId()).isEqualTo(discord.guild().id());
		assertThat(guild.getTextChannels()).singleElement().satisfies((channel) -> {
			assertThat(channel.getName()).isEqualTo("general");
			assertThat(channel.getId()).isEqualTo(discord.guild().channelId());
		});
		assertThat(guild.getRoles()).extracting(Role::getName).contains("Moderator", "@everyone");
		assertThat(guild.getSelfMember().hasPermission(Permission.ADMINISTRATOR)).isTrue();
		assertThat(jda.getSelfUser().getId()).isEqualTo(discord.bot().id());
	}

	@Test
	void slashCommandBringsItsOptionsInTheTypesTheBotRegistered() throws Exception {
		SentCommand sent = discord.slash("ban")
			.by("carol")
			.option("user", "bob")
			.option("reason", "spam")
			.option("days", "7")
			.option("quiet", true)
			.option("weight", 1.5)
			.send();
		SlashCommandInteractionEvent event = bot.next(SlashCommandInteractionEvent.class);
		assertThat(event.getId()).isEqualTo(sent.id());
		assertThat(event.getUser().getName()).isEqualTo("carol").isEqualTo(sent.userName());
		assertThat(event.getUser().getId()).isEqualTo(sent.userId());
		assertThat(event.getUser().getEffectiveName()).isEqualTo("Carol");
		assertThat(event.getGuild().getId()).isEqualTo(discord.guild().id());
		assertThat(event.getChannelId()).isEqualTo(discord.guild().channelId()).isEqualTo(sent.channelId());
		assertThat(event.getOption("user").getAsUser().getName()).isEqualTo("bob");
		assertThat(event.getOption("user").getAsMember().getId()).isEqualTo(discord.member("bob").id());
		assertThat(event.getOption("reason").getAsString()).isEqualTo("spam");
		assertThat(event.getOption("days").getAsInt()).isEqualTo(7);
		assertThat(event.getOption("quiet").getAsBoolean()).isTrue();
		assertThat(event.getOption("weight").getAsDouble()).isEqualTo(1.5);
		assertThat(event.getCommandId()).isEqualTo(commandId("ban"));
		Reply reply = sent.awaitReply();
		assertThat(reply.content()).isEqualTo("ban for carol");
		assertThat(reply.after()).isBetween(Duration.ofNanos(1), SentCommand.DEFAULT_TIMEOUT);
		assertThat(reply.ephemeral()).isFalse();
	}

	@Test
	void optionsOfUnregisteredCommandsTakeTheTypeOfTheirValue() throws Exception {
		discord.slash("unknown")
			.option("text", "bob")
			.option("user", discord.member("bob"))
			.option("count", 3)
			.option("flag", false)
			.option("rate", 0.5)
			.send();
		SlashCommandInteractionEvent event = bot.next(SlashCommandInteractionEvent.class);
		assertThat(event.getOptions()).extracting((option) -> option.getName() + " " + option.getType())
			.containsExactly("text STRING", "user USER", "count INTEGER", "flag BOOLEAN", "rate NUMBER");
	}

	@Test
	void channelsRolesMentionablesAndAttachmentsAreOptions() throws Exception {
		discord.slash("ban")
			.option("channel", "general")
			.option("role", "Moderator")
			.option("reporter", "bob")
			.option("team", "Moderator")
			.option("evidence", new LocalAttachment("chat log.txt", "bad words"))
			.send();
		SlashCommandInteractionEvent event = bot.next(SlashCommandInteractionEvent.class);
		assertThat(event.getOption("channel").getAsChannel().getId()).isEqualTo(discord.guild().channelId());
		assertThat(event.getOption("role").getAsRole().getName()).isEqualTo("Moderator");
		assertThat(event.getOption("reporter").getAsMentionable()).isInstanceOf(Member.class);
		assertThat(event.getOption("team").getAsMentionable()).isInstanceOf(Role.class);
		Message.Attachment evidence = event.getOption("evidence").getAsAttachment();
		assertThat(evidence.getFileName()).isEqualTo("chat log.txt");
		assertThat(evidence.getSize()).isEqualTo(9);
		try (InputStream file = evidence.getProxy().download().get(10, TimeUnit.SECONDS)) {
			assertThat(file).hasContent("bad words");
		}
	}

	@Test
	void typesOfChannelsAndAttachmentsFollowFromTheirValues() throws Exception {
		discord.slash("unknown")
			.option("where", discord.guild().channel("general"))
			.option("what", new LocalAttachment("a.txt", ""))
			.send();
		SlashCommandInteractionEvent event = bot.next(SlashCommandInteractionEvent.class);
		assertThat(event.getOptions()).extracting((option) -> option.getName() + " " + option.getType())
			.containsExactly("where CHANNEL", "what ATTACHMENT");
	}

	@Test
	void optionsThatDoNotFitTheirTypeAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> discord.slash("ban").option("days", "a week").send());
		assertThatIllegalArgumentException().isThrownBy(() -> discord.slash("ban").option("role", "Nobody").send())
			.withMessageContaining("Nobody");
	}

	@Test
	void subcommandsAndTheirGroupsAreNested() throws Exception {
		discord.slash("cases list").option("moderator", "alice").send();
		SlashCommandInteractionEvent list = bot.next(SlashCommandInteractionEvent.class);
		assertThat(list.getFullCommandName()).isEqualTo("cases list");
		assertThat(list.getOption("moderator").getAsUser().getName()).isEqualTo("alice");
		SentCommand purge = discord.slash("cases admin purge").option("days", 30).send();
		SlashCommandInteractionEvent event = bot.next(SlashCommandInteractionEvent.class);
		assertThat(event.getFullCommandName()).isEqualTo("cases admin purge");
		assertThat(event.getSubcommandGroup()).isEqualTo("admin");
		assertThat(event.getOption("days").getAsLong()).isEqualTo(30);
		assertThat(purge.awaitReply().content()).isEqualTo("cases admin purge for alice");
	}

	@Test
	void userCommandHasItsTarget() throws Exception {
		SentCommand sent = discord.userCommand("Show cases").by("alice").on("bob").send();
		UserContextInteractionEvent event = bot.next(UserContextInteractionEvent.class);
		assertThat(event.getFullCommandName()).isEqualTo("Show cases");
		assertThat(event.getTarget().getName()).isEqualTo("bob");
		assertThat(event.getTargetMember().getId()).isEqualTo(discord.member("bob").id());
		assertThat(sent.awaitReply().content()).isEqualTo("Show cases for alice");
	}

	@Test
	void messageCommandHasItsTarget() throws Exception {
		SentCommand sent = discord.messageCommand("Report").by("alice").on("some message text").send();
		MessageContextInteractionEvent event = bot.next(MessageContextInteractionEvent.class);
		assertThat(event.getName()).isEqualTo("Report");
		assertThat(event.getTarget().getContentRaw()).isEqualTo("some message text");
		assertThat(event.getTarget().getAuthor().getName()).isEqualTo("bob");
		assertThat(sent.awaitReply().content()).isEqualTo("Report for alice");
	}

	@Test
	void messageMentionsUsersByName() throws Exception {
		SentCommand sent = discord.message("!ban @bob spam to x@y.org @everyone").by("alice").send();
		MessageReceivedEvent event = bot.next(MessageReceivedEvent.class);
		assertThat(event.getMessageId()).isEqualTo(sent.id());
		assertThat(event.getMessage().getContentRaw())
			.isEqualTo("!ban <@" + discord.member("bob").id() + "> spam to x@y.org @everyone");
		assertThat(event.getMessage().getMentions().getMembers()).extracting((member) -> member.getUser().getName())
			.containsExactly("bob");
		assertThat(event.getAuthor().getName()).isEqualTo("alice");
		assertThat(event.getMember().getRoles()).extracting(Role::getName).containsExactly("Moderator");
		assertThat(event.getGuild().getId()).isEqualTo(discord.guild().id());
		assertThat(sent.awaitReply().content()).isEqualTo("heard alice");
	}

	@Test
	void botHearsItsOwnMessages() throws Exception {
		discord.message("!ping").send().awaitReply();
		assertThat(bot.next(MessageReceivedEvent.class).getAuthor().getName()).isEqualTo("alice");
		MessageReceivedEvent echo = bot.nextOwnMessage();
		assertThat(echo.getAuthor()).isEqualTo(jda.getSelfUser());
		assertThat(echo.getMessage().getContentRaw()).isEqualTo("heard alice");
	}

	@Test
	void anyKindOfCommandCanBeMadeFromItsNameAndOptions() throws Exception {
		Map<String, Object> options = new LinkedHashMap<>();
		options.put("user", "bob");
		options.put("reason", "spam");
		discord.command(CommandKind.SLASH, "ban").options(options).by("dave").send();
		SlashCommandInteractionEvent slash = bot.next(SlashCommandInteractionEvent.class);
		assertThat(slash.getOption("user").getAsUser().getName()).isEqualTo("bob");
		discord.command(CommandKind.PREFIX, "ban").options(options).by("dave").send();
		MessageReceivedEvent prefix = bot.next(MessageReceivedEvent.class);
		assertThat(prefix.getMessage().getContentRaw()).isEqualTo("!ban <@" + discord.member("bob").id() + "> spam");
		discord.command(CommandKind.USER, "Show cases").options(Map.of("target", "erin")).by("dave").send();
		assertThat(bot.next(UserContextInteractionEvent.class).getTarget().getName()).isEqualTo("erin");
		discord.command(CommandKind.USER, "Show cases").by("dave").send();
		assertThat(bot.next(UserContextInteractionEvent.class).getTarget().getName()).isEqualTo("bob");
		discord.command(CommandKind.MESSAGE, "Report").options(Map.of("content", "bad words")).by("dave").send();
		assertThat(bot.next(MessageContextInteractionEvent.class).getTarget().getContentRaw()).isEqualTo("bad words");
	}

	@Test
	void commandsInDirectMessagesHaveNoGuild() throws Exception {
		SentCommand slash = discord.slash("ban").by("alice").option("user", "bob").inDirectMessage().send();
		SlashCommandInteractionEvent event = bot.next(SlashCommandInteractionEvent.class);
		assertThat(event.isFromGuild()).isFalse();
		assertThat(event.getMember()).isNull();
		assertThat(event.getChannelType()).isEqualTo(ChannelType.PRIVATE);
		assertThat(event.getOption("user").getAsUser().getName()).isEqualTo("bob");
		assertThat(slash.awaitReply().content()).isEqualTo("ban for alice");
		SentCommand message = discord.message("!ban @bob").by("alice").inDirectMessage().send();
		MessageReceivedEvent received = bot.next(MessageReceivedEvent.class);
		assertThat(received.isFromGuild()).isFalse();
		assertThat(received.getChannel().getId()).isEqualTo(message.channelId()).isEqualTo(slash.channelId());
		assertThat(received.getMessage().getMentions().getUsers()).extracting((user) -> user.getName())
			.containsExactly("bob");
		assertThat(message.awaitReply().content()).isEqualTo("heard alice");
		discord.userCommand("Show cases").by("alice").on("bob").inDirectMessage().send();
		assertThat(bot.next(UserContextInteractionEvent.class).getTargetMember()).isNull();
		discord.messageCommand("Report").by("alice").on("text").inDirectMessage().send();
		assertThat(bot.next(MessageContextInteractionEvent.class).getTarget().getContentRaw()).isEqualTo("text");
	}

	@Test
	void moderatorsMayBanAndOthersMayNot() throws Exception {
		discord.slash("ban").by("alice").option("user", "bob").send();
		Member alice = bot.next(SlashCommandInteractionEvent.class).getMember();
		assertThat(alice.hasPermission(Permission.BAN_MEMBERS)).isTrue();
		assertThat(alice.getRoles()).extracting(Role::getName).containsExactly("Moderator");
		discord.slash("ban").by("bob").option("user", "alice").send();
		Member bob = bot.next(SlashCommandInteractionEvent.class).getMember();
		assertThat(bob.hasPermission(Permission.BAN_MEMBERS)).isFalse();
		assertThat(bob.hasPermission(Permission.MESSAGE_SEND)).isTrue();
	}

	@Test
	void rolesCanBeAddedWhileTheBotRuns() throws Exception {
		discord.guild().role("Helper", Permission.KICK_MEMBERS);
		discord.member("frank").roles("Helper");
		discord.member("grace").moderator();
		discord.slash("ban").by("frank").option("user", "bob").send();
		Member frank = bot.next(SlashCommandInteractionEvent.class).getMember();
		assertThat(frank.getRoles()).extracting(Role::getName).containsExactly("Helper");
		assertThat(frank.hasPermission(Permission.KICK_MEMBERS)).isTrue();
		discord.slash("ban").by("grace").option("user", "bob").send();
		Member grace = bot.next(SlashCommandInteractionEvent.class).getMember();
		assertThat(grace.hasPermission(Permission.BAN_MEMBERS)).isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> discord.member("frank").roles("Nobody"))
			.withMessageContaining("Nobody");
	}

	private String commandId(String name) {
		return jda.retrieveCommands()
			.complete()
			.stream()
			.filter((command) -> command.getName().equals(name))
			.findFirst()
			.orElseThrow()
			.getId();
	}

}
