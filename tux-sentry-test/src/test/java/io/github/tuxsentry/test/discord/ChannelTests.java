package io.github.tuxsentry.test.discord;

import java.time.Duration;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.concrete.ForumChannel;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.forums.ForumPost;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for channels, threads and forum posts, with a real JDA.
 */
class ChannelTests {

	private final LocalDiscord discord = LocalDiscord.start();

	private final LocalChannel early = this.discord.guild().forum("help").thread("Before the bot");

	private final EchoBot bot = new EchoBot();

	private JDA jda;

	@BeforeEach
	void connect() throws InterruptedException {
		JDABuilder builder = JDABuilder.createLight("any", GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT)
			.addEventListeners(this.bot);
		this.jda = this.discord.configure(builder).build().awaitReady();
	}

	@AfterEach
	void disconnect() throws InterruptedException {
		this.jda.shutdownNow();
		this.jda.awaitShutdown(Duration.ofSeconds(10));
		this.discord.close();
	}

	@Test
	void commandsAreSentInChannelsThatAreCreatedLater() throws Exception {
		LocalChannel logs = this.discord.guild().channel("logs");
		SentCommand sent = this.discord.slash("ping").in(logs).send();
		SlashCommandInteractionEvent event = this.bot.next(SlashCommandInteractionEvent.class);
		assertThat(event.getChannel()).isInstanceOf(TextChannel.class);
		assertThat(event.getChannel().getName()).isEqualTo("logs").isEqualTo(logs.name());
		assertThat(event.getChannelId()).isEqualTo(logs.id()).isEqualTo(sent.channelId());
		assertThat(sent.awaitReply().content()).isEqualTo("ping for alice");
		assertThat(this.discord.guild().channel("logs")).isSameAs(logs);
	}

	@Test
	void commandsAndMessagesAreSentInThreads() throws Exception {
		LocalChannel thread = this.discord.guild().channel("general").thread("Topic");
		SentCommand slash = this.discord.slash("ping").in(thread).send();
		SlashCommandInteractionEvent event = this.bot.next(SlashCommandInteractionEvent.class);
		assertThat(event.getChannelType()).isEqualTo(ChannelType.GUILD_PUBLIC_THREAD);
		assertThat(event.getChannel().asThreadChannel().getParentChannel().getName()).isEqualTo("general");
		assertThat(slash.awaitReply().content()).isEqualTo("ping for alice");
		SentCommand message = this.discord.message("hello").by("bob").in(thread).send();
		MessageReceivedEvent received = this.bot.next(MessageReceivedEvent.class);
		assertThat(received.isFromThread()).isTrue();
		assertThat(received.getChannel().getId()).isEqualTo(thread.id());
		assertThat(received.getMember().getUser().getName()).isEqualTo("bob");
		assertThat(message.awaitReply().content()).isEqualTo("heard bob");
		this.discord.awaitCall("POST", "/channels/" + thread.id() + "/messages");
		assertThatIllegalStateException().isThrownBy(() -> thread.thread("Nested")).withMessageContaining("Topic");
	}

	@Test
	void commandsAndMessagesAreSentInForumPosts() throws Exception {
		this.discord.message("hello").in(this.early).send();
		MessageReceivedEvent received = this.bot.next(MessageReceivedEvent.class);
		assertThat(received.getChannel().getName()).isEqualTo("Before the bot");
		assertThat(received.getChannel().asThreadChannel().getParentChannel()).isInstanceOf(ForumChannel.class);
		LocalChannel late = this.discord.guild().forum("help").thread("After the bot");
		this.discord.slash("ping").in(late).send();
		SlashCommandInteractionEvent event = this.bot.next(SlashCommandInteractionEvent.class);
		assertThat(event.getChannel().getName()).isEqualTo("After the bot");
	}

	@Test
	void examplesOfTheGuideReachTheBot() throws Exception {
		LocalDiscord discord = this.discord;
		LocalChannel logs = discord.guild().channel("logs");
		discord.slash("ban").option("user", "bob").option("channel", logs).in(logs).send();
		discord.message("hello").in(logs.thread("Incident 42")).send();
		discord.button("close").in(discord.guild().forum("help").thread("The bot is offline")).send();
		discord.slash("report").option("file", new LocalAttachment("log.txt", "boom")).send();
		assertThat(this.bot.next(SlashCommandInteractionEvent.class).getOption("channel").getAsChannel().getName())
			.isEqualTo("logs");
		assertThat(this.bot.next(MessageReceivedEvent.class).getChannel().getName()).isEqualTo("Incident 42");
		assertThat(this.bot.next(SlashCommandInteractionEvent.class).getOption("file").getAsAttachment().getFileName())
			.isEqualTo("log.txt");
	}

	@Test
	void botCreatesThreadsAndForumPosts() throws Exception {
		TextChannel general = this.jda.getTextChannelById(this.discord.guild().channelId());
		ThreadChannel thread = general.createThreadChannel("Made by the bot").complete();
		assertThat(thread.getParentChannel()).isEqualTo(general);
		assertThat(thread.sendMessage("first").complete().getChannel().getId()).isEqualTo(thread.getId());
		ForumChannel forum = this.jda.getForumChannelsByName("help", false).get(0);
		ForumPost post = forum.createForumPost("Made by the bot", MessageCreateData.fromContent("question")).complete();
		assertThat(post.getMessage().getContentRaw()).isEqualTo("question");
		assertThat(post.getThreadChannel().getParentChannel()).isEqualTo(forum);
		String message = this.discord.message("hello").send().id();
		ThreadChannel answer = general.createThreadChannel("Answer", message).complete();
		assertThat(answer.getId()).isEqualTo(message);
	}

}
