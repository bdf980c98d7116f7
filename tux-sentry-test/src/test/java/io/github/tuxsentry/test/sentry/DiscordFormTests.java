package io.github.tuxsentry.test.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the form of the page, with a bot on a local Discord.
 */
class DiscordFormTests {

	private static final LocalSentry sentry = LocalSentry.start();

	private static final LocalDiscord discord = LocalDiscord.start();

	private static final PageClient client = new PageClient(sentry);

	private static JDA bot;

	@BeforeAll
	static void start() throws InterruptedException {
		sentry.attach(discord);
		bot = discord
			.configure(JDABuilder.createLight("any", GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT)
				.addEventListeners(new Bot()))
			.build()
			.awaitReady();
		bot.updateCommands()
			.addCommands(Commands.slash("add", "Add").addOption(OptionType.INTEGER, "number", "A number", true))
			.complete();
	}

	@AfterAll
	static void stop() throws InterruptedException {
		bot.shutdownNow();
		bot.awaitShutdown();
		discord.close();
		sentry.close();
	}

	@Test
	void registeredCommandsAreProposed() throws Exception {
		JsonNode commands = client.get("/commands").json();
		assertThat(commands.at("/0/name").asText()).isEqualTo("add");
		assertThat(commands.at("/0/options/0/name").asText()).isEqualTo("number");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"kind":"slash","name":"add","options":{"number":"41"}}            | add 42 by alice
			{"kind":"slash","name":" add ","options":{"number":1},"user":" "}  | add 2 by alice
			{"kind":"user","name":"Show","user":"bob"}                         | Show by bob
			{"kind":"message","name":"Report","options":{"content":"spam"}}    | Report by alice
			{"kind":"prefix","name":"say","options":{"arguments":"it twice"}}  | !say it twice
			{"kind":"button","name":"confirm:1","user":"carol"}                | confirm:1 by carol
			{"kind":"select","name":"menu","values":["a","b"]}                 | menu [a, b]
			{"kind":"users","name":"who","values":["bob"]}                     | who by alice
			{"kind":"modal","name":"form","options":{"text":"hi"}}             | form hi
			""")
	void interactionIsSentAndTheReplyReturned(String fields, String reply) throws Exception {
		PageClient.Response response = client.post("/interactions", fields);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.json().at("/reply/content").asText()).isEqualTo(reply);
		assertThat(response.json().path("millis").isNumber()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"kind":"shout","name":"add"}                           | The kind is unknown: shout
			{"kind":"slash"}                                        | The name is missing
			{"kind":"slash","name":"add","options":{"number":"x"}}  | The option number must be a number, not x
			{"kind                                                  | Unexpected
			""")
	void fieldsThatMakeNoSenseAreRefused(String fields, String explanation) throws Exception {
		PageClient.Response response = client.post("/interactions", fields);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.json().path("detail").asText()).contains(explanation);
	}

	@Test
	void withoutALocalDiscordThereIsNoForm() throws Exception {
		try (LocalSentry alone = LocalSentry.start()) {
			PageClient other = new PageClient(alone);
			assertThat(other.get("/commands").status()).isEqualTo(404);
			assertThat(other.post("/interactions", "{}").status()).isEqualTo(404);
		}
	}

	private static final class Bot extends ListenerAdapter {

		@Override
		public void onGenericInteractionCreate(GenericInteractionCreateEvent event) {
			if (event instanceof IReplyCallback reply) {
				reply.reply(text(event)).queue();
			}
		}

		private static String text(GenericInteractionCreateEvent event) {
			if (event instanceof SlashCommandInteractionEvent slash) {
				return "add " + (slash.getOption("number").getAsLong() + 1) + " by " + event.getUser().getName();
			}
			if (event instanceof StringSelectInteractionEvent select) {
				return select.getComponentId() + " " + select.getValues();
			}
			if (event instanceof ModalInteractionEvent modal) {
				return modal.getModalId() + " " + modal.getValue("text").getAsString();
			}
			return ((event instanceof GenericCommandInteractionEvent command) ? command.getName()
					: ((GenericComponentInteractionCreateEvent) event).getComponentId()) + " by "
					+ event.getUser().getName();
		}

		@Override
		public void onMessageReceived(MessageReceivedEvent event) {
			if (!event.getAuthor().isBot()) {
				event.getMessage().reply(event.getMessage().getContentRaw()).queue();
			}
		}

	}

}
