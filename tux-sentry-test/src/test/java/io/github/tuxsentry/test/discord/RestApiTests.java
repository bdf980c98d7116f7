package io.github.tuxsentry.test.discord;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.UserSnowflake;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a bot asks of the REST API is answered so that JDA understands it, is recorded,
 * and can be made to fail.
 */
class RestApiTests {

	private static LocalDiscord discord;

	private static JDA jda;

	@BeforeAll
	static void connect() throws InterruptedException {
		discord = LocalDiscord.start();
		jda = discord.configure(JDABuilder.createLight("any")).build().awaitReady();
	}

	@BeforeEach
	void forget() {
		discord.clear();
	}

	@AfterEach
	void restore() {
		discord.clearResponses();
		jda.getRegisteredListeners().forEach(jda::removeEventListener);
	}

	@AfterAll
	static void disconnect() throws InterruptedException {
		jda.shutdownNow();
		jda.awaitShutdown(Duration.ofSeconds(10));
		discord.close();
	}

	@Test
	void commandsAreRegisteredGloballyAndForTheGuild() {
		List<Command> global = jda.updateCommands()
			.addCommands(Commands.slash("ban", "Bans").addOption(OptionType.USER, "user", "Whom"), Commands.user("Who"))
			.complete();
		assertThat(global).extracting(Command::getName).containsExactly("ban", "Who");
		Command added = jda.upsertCommand("late", "Comes later").complete();
		assertThat(guild().updateCommands().addCommands(Commands.slash("here", "Here")).complete()).hasSize(1);
		discord.awaitCommands("ban", "Who", "late", "here");
		assertThat(jda.retrieveCommands().complete()).extracting(Command::getId)
			.containsExactlyInAnyOrder(global.get(0).getId(), global.get(1).getId(), added.getId());
		RestCall put = discord.calls("PUT", "/applications/{app}/commands").get(0);
		assertThat(put.body().path(0).path("options").path(0).path("name").asText()).isEqualTo("user");
		assertThat(put.status()).isEqualTo(200);
	}

	@Test
	void deferredReplyIsTheEditThatFollows() {
		on((event) -> event.deferReply(true).flatMap((hook) -> hook.editOriginal("done")).queue());
		SentCommand sent = discord.slash("slow").send();
		assertThat(sent.awaitReply().content()).isEqualTo("done");
		assertThat(discord.calls("POST", "/interactions/*/*/callback")).hasSize(1);
		assertThat(discord.awaitCall("PATCH", "/webhooks/{app}/{token}/messages/@original").status()).isEqualTo(200);
	}

	@Test
	void furtherMessagesOfTheHookAreRepliesToo() {
		on((event) -> event.reply("one")
			.setEphemeral(true)
			.flatMap((hook) -> hook.sendMessage("two"))
			.flatMap((message) -> event.getHook().retrieveOriginal())
			.flatMap((original) -> event.getHook().sendMessage("original was " + original.getContentRaw()))
			.flatMap((message) -> event.getHook().deleteOriginal())
			.queue());
		SentCommand sent = discord.slash("talk").send();
		assertThat(sent.awaitReplies(3, Duration.ofSeconds(10))).extracting(Reply::content)
			.containsExactly("one", "two", "original was one");
		assertThat(sent.replies().get(0).ephemeral()).isTrue();
		assertThat(discord.awaitCall("DELETE", "/webhooks/{app}/{token}/messages/@original").status()).isEqualTo(204);
	}

	@Test
	void callbackIsAnsweredWithItsMessage() throws Exception {
		BlockingQueue<InteractionHook> hooks = new LinkedBlockingQueue<>();
		on((event) -> event.reply("hello").queue(hooks::add));
		discord.slash("greet").send();
		Message message = hooks.poll(10, TimeUnit.SECONDS).getCallbackResponse().getMessage();
		assertThat(message.getContentRaw()).isEqualTo("hello");
		assertThat(message.getAuthor().getId()).isEqualTo(discord.bot().id());
	}

	@Test
	void embedsAndFilesAreAccepted() {
		on((event) -> event.replyEmbeds(new EmbedBuilder().setTitle("Title").setDescription("Text").build())
			.addFiles(FileUpload.fromData("file".getBytes(StandardCharsets.UTF_8), "file.txt"))
			.queue());
		Reply reply = discord.slash("show").send().awaitReply();
		assertThat(reply.content()).isEmpty();
		assertThat(reply.json().path("embeds").path(0).path("title").asText()).isEqualTo("Title");
	}

	@Test
	void secondAcknowledgementFromElsewhereIsRefused() {
		SentCommand sent = discord.slash("twice").send();
		assertThat(sent.acknowledge()).isTrue();
		on((event) -> event.reply("late").queue(null, (failure) -> event.getChannel().sendMessage("no").queue()));
		SentCommand late = discord.slash("again").send();
		assertThat(late.awaitReply().content()).isEqualTo("late");
		assertThat(late.acknowledge()).isFalse();
	}

	@Test
	void messagesInTheChannelAnswerTheMessageThatIsWaiting() {
		TextChannel channel = guild().getTextChannels().get(0);
		SentCommand sent = discord.message("anything").by("bob").send();
		SentCommand other = discord.message("anything else").by("bob").send();
		Message reply = channel.sendMessage("to all").complete();
		assertThat(sent.awaitReply().content()).isEqualTo("to all");
		assertThat(other.awaitReply().content()).isEqualTo("to all");
		channel.sendMessage("to one").setMessageReference(sent.id()).complete();
		assertThat(sent.replies()).extracting(Reply::content).containsExactly("to all", "to one");
		assertThat(other.replies()).hasSize(1);
		assertThat(reply.editMessage("edited").complete().getContentRaw()).isEqualTo("edited");
		reply.addReaction(Emoji.fromUnicode("U+1F44D")).complete();
		reply.delete().complete();
		channel.sendTyping().complete();
		assertThat(discord.calls("POST", "/channels/{channel}/typing")).hasSize(1);
	}

	@Test
	void usersAndMembersCanBeLookedUp() {
		String bob = discord.member("bob").id();
		assertThat(jda.retrieveUserById(bob).complete().getName()).isEqualTo("bob");
		assertThat(guild().retrieveMemberById(bob).complete().getUser().getName()).isEqualTo("bob");
		assertThat(guild().retrieveMembersByPrefix("ali", 5).get()).extracting((member) -> member.getUser().getName())
			.containsExactly("alice");
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> jda.retrieveUserById(1).complete())
			.satisfies((ex) -> assertThat(ex.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_USER));
	}

	@Test
	void directChannelIsOpenedAndWrittenTo() {
		User bob = jda.retrieveUserById(discord.member("bob").id()).complete();
		PrivateChannel channel = bob.openPrivateChannel().complete();
		assertThat(channel.sendMessage("psst").complete().getContentRaw()).isEqualTo("psst");
		assertThat(discord.calls("POST", "/channels/" + channel.getId() + "/messages")).hasSize(1);
	}

	@Test
	void bansAreRecorded() {
		UserSnowflake bob = UserSnowflake.fromId(discord.member("bob").id());
		guild().ban(bob, 0, TimeUnit.SECONDS).reason("spam").complete();
		assertThat(discord.awaitCall("PUT", "/guilds/{guild}/bans/{user}").path())
			.isEqualTo("/guilds/" + discord.guild().id() + "/bans/" + bob.getId());
		assertThat(guild().ban(List.of(bob, UserSnowflake.fromId(1)), Duration.ZERO).complete().getBannedUsers())
			.extracting(UserSnowflake::getId)
			.containsExactly(bob.getId());
	}

	@Test
	void unknownRoutesAreNotFoundAndNamed() {
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> guild().retrieveInvites().complete())
			.withMessageContaining("The local Discord does not support GET /guilds/" + guild().getId() + "/invites")
			.satisfies((ex) -> assertThat(ex.getResponse().code).isEqualTo(404));
		assertThat(discord.calls()).extracting(RestCall::status).containsExactly(404);
	}

	@Test
	void routesCanBeMadeToFail() {
		discord.respond("PUT", "/guilds/{guild}/bans/{user}", 403,
				"{\"message\":\"Missing Permissions\",\"code\":50013}", 1);
		UserSnowflake bob = UserSnowflake.fromId(discord.member("bob").id());
		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> guild().ban(bob, 0, TimeUnit.SECONDS).complete())
			.satisfies((ex) -> assertThat(ex.getErrorResponse()).isEqualTo(ErrorResponse.MISSING_PERMISSIONS));
		guild().ban(bob, 0, TimeUnit.SECONDS).complete();
		assertThat(discord.calls()).extracting(RestCall::status).containsExactly(403, 204);
	}

	@Test
	void rateLimitIsWaitedForByTheBot() {
		discord.respond("GET", "/users/{user}", 429, "{\"message\":\"slow\",\"retry_after\":0.5,\"global\":false}", 1);
		assertThat(jda.retrieveUserById(discord.member("zoe").id()).complete().getName()).isEqualTo("zoe");
		assertThat(discord.calls()).extracting(RestCall::status).containsExactly(429, 200);
	}

	private static Guild guild() {
		return jda.getGuilds().get(0);
	}

	private static void on(Consumer<SlashCommandInteractionEvent> handler) {
		jda.addEventListener(new ListenerAdapter() {
			@Override
			public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
				handler.accept(event);
			}
		});
	}

}
