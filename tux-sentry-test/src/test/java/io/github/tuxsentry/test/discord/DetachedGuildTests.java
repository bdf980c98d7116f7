package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.UserContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.exceptions.DetachedEntityException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Interactions of a user who has installed the app for himself, in a guild that the bot
 * is not in.
 */
class DetachedGuildTests {

	private static final BlockingQueue<GenericInteractionCreateEvent> events = new LinkedBlockingQueue<>();

	private static LocalDiscord discord;

	private static JDA jda;

	@BeforeAll
	static void connect() throws InterruptedException {
		discord = LocalDiscord.start();
		JDABuilder builder = JDABuilder.createLight("any", GatewayIntent.GUILD_MESSAGES)
			.addEventListeners((EventListener) (event) -> {
				if (event instanceof GenericInteractionCreateEvent interaction) {
					events.add(interaction);
				}
				if (event instanceof IReplyCallback callback) {
					callback.deferReply().flatMap((hook) -> hook.editOriginal("from afar")).queue();
				}
			});
		jda = discord.configure(builder).build().awaitReady();
	}

	@AfterAll
	static void disconnect() throws InterruptedException {
		jda.shutdownNow();
		jda.awaitShutdown(Duration.ofSeconds(10));
		discord.close();
	}

	@Test
	void slashCommandComesWithDetachedGuildAndMember() throws Exception {
		SentCommand sent = discord.slash("ping").option("whom", discord.member("bob")).inDetachedGuild().send();
		SlashCommandInteractionEvent event = next(SlashCommandInteractionEvent.class);
		assertThat(event.getOption("whom").getAsMember().isDetached()).isTrue();
		assertThat(event.getMember().isDetached()).isTrue();
		assertThat(event.getMember().getUser().getName()).isEqualTo("alice");
		assertThatExceptionOfType(DetachedEntityException.class).isThrownBy(() -> event.getGuild().getName());
		assertThat(event.getChannel().getName()).isEqualTo("elsewhere");
		assertThat(event.getChannelId()).isEqualTo(sent.channelId());
		assertThat(event.getContext()).isEqualTo(InteractionContextType.GUILD);
		assertThat(jda.getGuildById(event.getGuild().getId())).isNull();
		assertThat(sent.awaitReply().content()).isEqualTo("from afar");
	}

	@Test
	void contextMenusComeWithTheirTargets() throws Exception {
		SentCommand user = discord.userCommand("Who").on("carol").inDetachedGuild().send();
		UserContextInteractionEvent who = next(UserContextInteractionEvent.class);
		assertThat(who.getTarget().getName()).isEqualTo("carol");
		assertThat(who.getTargetMember()).matches(Member::isDetached);
		assertThat(user.awaitReply().content()).isEqualTo("from afar");
		SentCommand message = discord.messageCommand("Report").on("bad words").inDetachedGuild().send();
		MessageContextInteractionEvent report = next(MessageContextInteractionEvent.class);
		assertThat(report.getTarget().getContentRaw()).isEqualTo("bad words");
		assertThat(report.getTarget().getChannelId()).isEqualTo(message.channelId());
		assertThat(message.awaitReply().content()).isEqualTo("from afar");
	}

	@Test
	void componentsAndModalsAndAutocompletionComeToo() throws Exception {
		assertThat(discord.button("b").inDetachedGuild().send().awaitReply().content()).isEqualTo("from afar");
		assertThat(next(ButtonInteractionEvent.class).getButton().getCustomId()).isEqualTo("b");
		assertThat(discord.entitySelect("m").values("bob").inDetachedGuild().send().awaitReply().content())
			.isEqualTo("from afar");
		assertThat(next(EntitySelectInteractionEvent.class).getMentions().getMembers()).singleElement()
			.matches(Member::isDetached);
		assertThat(discord.modal("f").field("text", "x").inDetachedGuild().send().awaitReply().content())
			.isEqualTo("from afar");
		assertThat(next(ModalInteractionEvent.class).getValue("text").getAsString()).isEqualTo("x");
		discord.autocomplete("tldr", "page", "ta").inDetachedGuild().send();
		assertThat(next(CommandAutoCompleteInteractionEvent.class).getFocusedOption().getValue()).isEqualTo("ta");
	}

	@Test
	void messagesDoNotReachTheBot() {
		CommandDraft message = discord.message("!ping").inDetachedGuild();
		assertThatIllegalStateException().isThrownBy(message::send).withMessageContaining("do not reach");
	}

	private static <E extends GenericInteractionCreateEvent> E next(Class<E> type) throws InterruptedException {
		GenericInteractionCreateEvent event = events.poll(10, TimeUnit.SECONDS);
		assertThat(event).isInstanceOf(type);
		assertThat(event.isFromGuild()).isTrue();
		assertThat(event.isFromAttachedGuild()).isFalse();
		assertThat(event.getGuild().isDetached()).isTrue();
		assertThat(event.getGuild().getId()).isNotEqualTo(discord.guild().id());
		assertThat(event.getIntegrationOwners().getAuthorizingUserId()).isEqualTo(event.getUser().getId());
		assertThat(event.getIntegrationOwners().getAuthorizingGuildId()).isNull();
		return type.cast(event);
	}

}
