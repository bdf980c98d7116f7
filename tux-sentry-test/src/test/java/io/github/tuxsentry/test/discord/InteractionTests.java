package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.SelectTarget;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.IMentionable;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Components, modals and autocompletion reach a real JDA as they do from Discord, and
 * replies come back.
 */
class InteractionTests {

	private static LocalDiscord discord;

	private static JDA jda;

	@BeforeAll
	static void connect() throws InterruptedException {
		discord = LocalDiscord.start();
		jda = discord.configure(JDABuilder.createLight("any")).build().awaitReady();
		jda.updateCommands()
			.addCommands(
					Commands.slash("tldr", "Explains a command")
						.addOption(OptionType.STRING, "page", "Which", true, true)
						.addOption(OptionType.STRING, "language", "In which language"),
					Commands.slash("cases", "Lists cases")
						.addSubcommands(new SubcommandData("show", "One")
							.addOptions(new OptionData(OptionType.INTEGER, "number", "Which", true, true))))
			.complete();
	}

	@AfterEach
	void stopListening() {
		jda.getRegisteredListeners().forEach(jda::removeEventListener);
	}

	@AfterAll
	static void disconnect() throws InterruptedException {
		jda.shutdownNow();
		jda.awaitShutdown(Duration.ofSeconds(10));
		discord.close();
	}

	@Test
	void pressOfButtonIsAnswered() throws Exception {
		var events = on(ButtonInteractionEvent.class, (event) -> event.reply("pressed").setEphemeral(true).queue());
		SentCommand sent = discord.button("confirm:42").by("bob").send();
		ButtonInteractionEvent event = next(events);
		assertThat(event.getComponentId()).isEqualTo("confirm:42");
		assertThat(event.getButton().getCustomId()).isEqualTo("confirm:42");
		assertThat(event.getId()).isEqualTo(sent.id());
		assertThat(event.getUser().getId()).isEqualTo(sent.userId()).isEqualTo(discord.member("bob").id());
		assertThat(event.getGuild().getId()).isEqualTo(discord.guild().id());
		assertThat(event.getMessage().getAuthor().getId()).isEqualTo(discord.bot().id());
		Reply reply = sent.awaitReply();
		assertThat(reply.content()).isEqualTo("pressed");
		assertThat(reply.ephemeral()).isTrue();
	}

	@Test
	void buttonIsInTheMessageThatTheBotPosted() throws Exception {
		TextChannel channel = jda.getGuilds().get(0).getTextChannels().get(0);
		Message question = channel.sendMessage("Delete all?")
			.addComponents(ActionRow.of(Button.danger("delete", "Yes, delete"), Button.secondary("keep", "No")))
			.complete();
		assertThat(question.getComponentTree().findAll(Button.class)).hasSize(2);
		var events = on(ButtonInteractionEvent.class, (event) -> event.editComponents(List.of()).queue());
		SentCommand sent = discord.button("delete").send();
		ButtonInteractionEvent event = next(events);
		assertThat(event.getMessageId()).isEqualTo(question.getId());
		assertThat(event.getMessage().getContentRaw()).isEqualTo("Delete all?");
		assertThat(event.getButton().getLabel()).isEqualTo("Yes, delete");
		assertThat(sent.awaitReply().json().path("components")).isEmpty();
		discord.button("delete").send();
		assertThat(next(events).getMessageId()).as("message without the button").isNotEqualTo(question.getId());
	}

	@Test
	void messageOfButtonIsEditedThroughTheHook() throws Exception {
		on(SlashCommandInteractionEvent.class,
				(event) -> event.reply("Sure?").addComponents(ActionRow.of(Button.primary("sure", "Yes"))).queue());
		discord.slash("ask").send().awaitReply();
		BlockingQueue<Message> edited = new LinkedBlockingQueue<>();
		var events = on(ButtonInteractionEvent.class,
				(event) -> event.deferEdit().flatMap((hook) -> hook.editOriginal("Done.")).queue(edited::add));
		SentCommand sent = discord.button("sure").send();
		assertThat(next(events).getMessage().getContentRaw()).isEqualTo("Sure?");
		assertThat(sent.awaitReply().content()).isEqualTo("Done.");
		Message result = next(edited);
		assertThat(result.getId()).isEqualTo(next(discord.button("sure")));
		assertThat(result.getContentRaw()).isEqualTo("Done.");
		assertThat(result.getComponentTree().findAll(Button.class)).as("what was not edited").hasSize(1);
	}

	@Test
	void textsAreChosenFromMenu() throws Exception {
		var events = on(StringSelectInteractionEvent.class, (event) -> event.editMessage("chosen").queue());
		SentCommand sent = discord.stringSelect("menu:x").values("a", "b").send();
		StringSelectInteractionEvent event = next(events);
		assertThat(event.getComponentId()).isEqualTo("menu:x");
		assertThat(event.getValues()).containsExactly("a", "b");
		assertThat(event.getSelectedOptions()).extracting(SelectOption::getValue).containsExactly("a", "b");
		assertThat(sent.awaitReply().content()).isEqualTo("chosen");
	}

	@Test
	void menuIsInTheMessageThatTheBotPosted() throws Exception {
		jda.getGuilds()
			.get(0)
			.getTextChannels()
			.get(0)
			.sendMessage("Choose")
			.addComponents(ActionRow.of(StringSelectMenu.create("colour").addOption("Red", "r").build()),
					ActionRow.of(EntitySelectMenu.create("whom", SelectTarget.USER).build()))
			.complete();
		var texts = on(StringSelectInteractionEvent.class, (event) -> event.deferEdit().queue());
		discord.stringSelect("colour").values("r").send();
		assertThat(next(texts).getSelectedOptions()).extracting(SelectOption::getLabel).containsExactly("Red");
		var users = on(EntitySelectInteractionEvent.class, (event) -> event.deferEdit().queue());
		discord.entitySelect("whom").values("bob").send();
		assertThat(next(users).getMessage().getContentRaw()).isEqualTo("Choose");
	}

	@Test
	void usersAreChosenFromMenu() throws Exception {
		var events = on(EntitySelectInteractionEvent.class,
				(event) -> event.reply(event.getMentions().getMembers().size() + " members").queue());
		SentCommand sent = discord.entitySelect("who").values("bob", "carol").by("alice").send();
		EntitySelectInteractionEvent event = next(events);
		assertThat(event.getValues()).extracting(IMentionable::getId)
			.containsExactly(discord.member("bob").id(), discord.member("carol").id());
		assertThat(event.getComponent().getEntityTypes()).containsExactly(SelectTarget.USER);
		assertThat(sent.awaitReply().content()).isEqualTo("2 members");
	}

	@Test
	void modalIsSubmittedWithItsFields() throws Exception {
		var events = on(ModalInteractionEvent.class,
				(event) -> event.deferReply().flatMap((hook) -> hook.sendMessage("thanks")).queue());
		SentCommand sent = discord.modal("feedback:1").field("text", "hello").field("mood", "").by("bob").send();
		ModalInteractionEvent event = next(events);
		assertThat(event.getModalId()).isEqualTo("feedback:1");
		assertThat(event.getUser().getName()).isEqualTo("bob");
		assertThat(event.getValues()).extracting(ModalMapping::getCustomId).containsExactly("text", "mood");
		assertThat(event.getValue("text").getAsString()).isEqualTo("hello");
		assertThat(event.getValue("mood").getAsString()).isEmpty();
		assertThat(sent.awaitReply().content()).isEqualTo("thanks");
	}

	@Test
	void modalIsReplyToButton() {
		Modal modal = Modal.create("feedback:2", "Feedback")
			.addComponents(Label.of("Text", TextInput.create("text", TextInputStyle.SHORT).build()))
			.build();
		on(ButtonInteractionEvent.class, (event) -> event.replyModal(modal).queue());
		Reply reply = discord.button("open").send().awaitReply();
		assertThat(reply.json().path("custom_id").asText()).isEqualTo("feedback:2");
	}

	@Test
	void choicesAreProposedWhileTheUserTypes() throws Exception {
		var events = on(CommandAutoCompleteInteractionEvent.class,
				(event) -> event.replyChoices(new Command.Choice("tar", "tar"), new Command.Choice("tac", "tac"))
					.queue());
		SentCommand sent = discord.autocomplete("tldr", "page", "ta").option("language", "de").by("bob").send();
		CommandAutoCompleteInteractionEvent event = next(events);
		assertThat(event.getFullCommandName()).isEqualTo("tldr");
		assertThat(event.getFocusedOption().getName()).isEqualTo("page");
		assertThat(event.getFocusedOption().getValue()).isEqualTo("ta");
		assertThat(event.getOption("language").getAsString()).isEqualTo("de");
		assertThat(event.getUser().getName()).isEqualTo("bob");
		assertThat(sent.awaitReply().json().path("choices").findValuesAsText("name")).containsExactly("tar", "tac");
	}

	@Test
	void choicesAreProposedForNumberOfSubcommand() throws Exception {
		var events = on(CommandAutoCompleteInteractionEvent.class, (event) -> event.replyChoiceLongs(1, 12).queue());
		SentCommand sent = discord.autocomplete("cases show", "number", "not a number").send();
		CommandAutoCompleteInteractionEvent event = next(events);
		assertThat(event.getFullCommandName()).isEqualTo("cases show");
		assertThat(event.getFocusedOption().getType()).isEqualTo(OptionType.INTEGER);
		assertThat(event.getFocusedOption().getValue()).isEqualTo("not a number");
		assertThat(sent.awaitReply().json().path("choices")).hasSize(2);
	}

	@Test
	void componentsAndModalsWorkInDirectMessages() throws Exception {
		var buttons = on(ButtonInteractionEvent.class, (event) -> event.reply("one").queue());
		assertThat(discord.button("b").by("bob").inDirectMessage().send().awaitReply().content()).isEqualTo("one");
		ButtonInteractionEvent button = next(buttons);
		assertThat(button.isFromGuild()).isFalse();
		assertThat(button.getChannelType()).isEqualTo(ChannelType.PRIVATE);
		var menus = on(EntitySelectInteractionEvent.class, (event) -> event.reply("two").queue());
		assertThat(discord.entitySelect("m").values("bob").inDirectMessage().send().awaitReply().content())
			.isEqualTo("two");
		assertThat(next(menus).getMentions().getUsers()).singleElement()
			.satisfies((user) -> assertThat(user.getName()).isEqualTo("bob"));
		var modals = on(ModalInteractionEvent.class, (event) -> event.reply("three").queue());
		assertThat(discord.modal("m").field("text", "x").inDirectMessage().send().awaitReply().content())
			.isEqualTo("three");
		assertThat(next(modals).isFromGuild()).isFalse();
	}

	@Test
	void secondAcknowledgementOfButtonIsRefused() {
		on(ButtonInteractionEvent.class, (event) -> event.reply("late").queue());
		SentCommand sent = discord.button("again").send();
		assertThat(sent.awaitReply().content()).isEqualTo("late");
		assertThat(sent.acknowledge()).isFalse();
	}

	@Test
	void buttonHasNoValues() {
		ComponentDraft button = discord.button("plain");
		assertThatIllegalStateException().isThrownBy(() -> button.values("a")).withMessageContaining("plain");
	}

	/**
	 * The id of the message that a button is in, as the bot is told.
	 */
	private static String next(ComponentDraft button) throws InterruptedException {
		var events = on(ButtonInteractionEvent.class, (event) -> {
		});
		button.send();
		return next(events).getMessageId();
	}

	private static <E> E next(BlockingQueue<E> queue) throws InterruptedException {
		E element = queue.poll(10, TimeUnit.SECONDS);
		assertThat(element).isNotNull();
		return element;
	}

	private static <E extends GenericEvent> BlockingQueue<E> on(Class<E> type, Consumer<E> handler) {
		BlockingQueue<E> events = new LinkedBlockingQueue<>();
		jda.addEventListener((EventListener) (event) -> {
			if (type.isInstance(event)) {
				events.add(type.cast(event));
				handler.accept(type.cast(event));
			}
		});
		return events;
	}

}
