package io.github.tuxsentry.benchmarks.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.interactions.command.SlashCommandInteractionImpl;
import okhttp3.OkHttpClient;

import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.support.ExecutorServiceAdapter;

/**
 * Bot on a real JDA. It receives one slash command and one message from a local Discord,
 * of which any number of copies are then dispatched in memory. Replies are answered in
 * memory as well.
 */
public final class InMemoryBot implements AutoCloseable {

	private final LocalDiscord discord = LocalDiscord.start();

	private final AtomicLong tokens = new AtomicLong();

	private final JDA jda;

	private final IEventManager events;

	private final DataObject interaction;

	private final MessageReceivedEvent message;

	/**
	 * Connect a bot.
	 * @param configurer finishes the builder, as the configurer of the library does
	 * @throws Exception if the bot cannot connect
	 */
	public InMemoryBot(UnaryOperator<JDABuilder> configurer) throws Exception {
		CompletableFuture<DataObject> receivedInteraction = new CompletableFuture<>();
		CompletableFuture<MessageReceivedEvent> receivedMessage = new CompletableFuture<>();
		EventListener receiver = (event) -> {
			if (event instanceof RawGatewayEvent raw && raw.getType().equals("INTERACTION_CREATE")) {
				receivedInteraction.complete(raw.getPayload());
			}
			if (event instanceof MessageReceivedEvent received) {
				receivedMessage.complete(received);
			}
			if (event instanceof SlashCommandInteractionEvent command) {
				command.reply("pong").queue();
			}
		};
		JDABuilder builder = this.discord
			.configure(JDABuilder.createLight(null, GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT))
			.setRestConfig(this.discord.restConfig().setRateLimiterFactory((config) -> new DirectRateLimiter()))
			.setHttpClientBuilder(new OkHttpClient.Builder().addInterceptor(DirectRateLimiter::answerInteractions))
			.setCallbackPool(new ExecutorServiceAdapter(new SyncTaskExecutor()))
			.setEventManager(new InterfacedEventManager())
			.setRawEventsEnabled(true)
			.addEventListeners(receiver);
		this.jda = configurer.apply(builder).build().awaitReady();
		this.events = this.jda.getEventManager();
		this.discord.slash("ping").by("alice").send();
		this.interaction = receivedInteraction.get(10, TimeUnit.SECONDS);
		this.discord.message("hello").by("alice").send();
		this.message = receivedMessage.get(10, TimeUnit.SECONDS);
		this.jda.removeEventListener(receiver);
		this.jda.addEventListener((EventListener) (event) -> {
		});
	}

	/**
	 * Return a slash command that was not dispatched yet.
	 * @return the event
	 */
	public SlashCommandInteractionEvent nextCommand() {
		DataObject next = this.interaction.put("token", "token-" + this.tokens.incrementAndGet());
		return new SlashCommandInteractionEvent(this.jda, 1, new SlashCommandInteractionImpl((JDAImpl) this.jda, next));
	}

	/**
	 * Return a message that is not a command.
	 * @return the event
	 */
	public MessageReceivedEvent message() {
		return this.message;
	}

	/**
	 * Dispatch an event to the listeners, on the calling thread.
	 * @param event the event
	 */
	public void dispatch(GenericEvent event) {
		this.events.handle(event);
	}

	@Override
	public void close() {
		this.jda.shutdownNow();
		this.discord.close();
	}

}
