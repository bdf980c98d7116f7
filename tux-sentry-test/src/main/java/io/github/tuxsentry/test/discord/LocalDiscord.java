package io.github.tuxsentry.test.discord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.utils.SessionController;

/**
 * A Discord on this machine: REST and gateway on 127.0.0.1, to which an unmodified JDA
 * connects, with a guild, a text channel and users who give the bot commands.
 * <p>
 * Hand a builder to {@link #configure(JDABuilder)}, build the bot, then send commands
 * with {@link #slash}, {@link #userCommand}, {@link #messageCommand} and
 * {@link #message}, use components with {@link #button}, {@link #stringSelect},
 * {@link #entitySelect} and {@link #modal}, or let other things happen with
 * {@link #memberJoins} and {@link #reaction(String, String)}. They reach the bot as the
 * payloads of the real gateway. All methods may be called from any thread. Shut the bot
 * down before closing the local Discord; the server's threads keep the process alive
 * until then.
 */
public final class LocalDiscord implements AutoCloseable {

	private static final int GOING_AWAY = 1001;

	private static final int UNKNOWN_ERROR = 4000;

	private final Snowflakes ids = new Snowflakes();

	private final Signal signal = new Signal();

	private final LocalGuild guild = new LocalGuild(this.ids);

	private final Gateway gateway = new Gateway(this.guild, this.signal);

	private final RestApi api = new RestApi(this.signal);

	private final DiscordServer server = new DiscordServer(this.api, this.gateway);

	private final RegisteredCommands registered = new RegisteredCommands(this.guild, this.ids, this.signal);

	private final SentCommands sent = new SentCommands();

	private final PostedMessages posted = new PostedMessages();

	private final Sender sender = new Sender(this.guild, this.registered, this.gateway, this.sent, this.posted,
			this.ids, this.signal);

	private final String token = newToken(this.guild.bot());

	private LocalDiscord() throws IOException {
		new BotRoutes(this.guild, this.registered, this.server::gatewayUrl).addTo(this.api);
		new ReplyRoutes(this.guild, this.sent, this.gateway, this.posted, this.ids).addTo(this.api);
		this.server.start();
	}

	/**
	 * Starts a local Discord on a free port.
	 * @return the running Discord, to be closed by the caller
	 * @throws UncheckedIOException if no port can be bound
	 */
	public static LocalDiscord start() {
		try {
			return new LocalDiscord();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The local Discord could not bind a port", ex);
		}
	}

	/**
	 * Points a builder here: token, REST, gateway, and no shutdown hook, so that whoever
	 * builds the bot decides when it ends.
	 * @param builder the builder of one bot; not to be used for a second one
	 * @return the same builder
	 */
	public JDABuilder configure(JDABuilder builder) {
		return builder.setToken(token())
			.setRestConfig(restConfig())
			.setSessionController(sessionController())
			.setEnableShutdownHook(false);
	}

	/**
	 * Points a builder here: token, REST, gateway, and no shutdown hook, so that whoever
	 * builds the bot decides when it ends.
	 * @param builder the builder of one sharded bot; not to be used for a second one
	 * @return the same builder
	 */
	public DefaultShardManagerBuilder configure(DefaultShardManagerBuilder builder) {
		return builder.setToken(token())
			.setRestConfig(restConfig())
			.setSessionController(sessionController())
			.setEnableShutdownHook(false);
	}

	/**
	 * A REST configuration that leads here, for those who set more of it.
	 * @return a new configuration
	 */
	public RestConfig restConfig() {
		return new RestConfig().setBaseUrl(this.server.restUrl());
	}

	/**
	 * A session controller that leads to the local gateway, for one bot.
	 * @return a new session controller
	 */
	public SessionController sessionController() {
		return new LocalSessionController(this.server::gatewayUrl);
	}

	/**
	 * A token of the shape of a real one. Any other is accepted as well.
	 * @return the bot's token
	 */
	public String token() {
		return this.token;
	}

	/**
	 * The guild with its roles and members.
	 * @return the guild
	 */
	public LocalGuild guild() {
		return this.guild;
	}

	/**
	 * The user of a name, who is made and joins the guild if there is none yet.
	 * @param name the user's name, compared exactly
	 * @return the user, the same one for the same name
	 */
	public LocalMember member(String name) {
		return this.guild.member(name);
	}

	/**
	 * The bot as a member of the guild. Every bot that connects is this one.
	 * @return the bot
	 */
	public LocalMember bot() {
		return this.guild.bot();
	}

	/**
	 * Begins a slash command.
	 * @param name the name; with blanks before a subcommand's group and name, such as
	 * {@code cases list}
	 * @return the command, to be filled in and sent
	 */
	public CommandDraft slash(String name) {
		return command(CommandKind.SLASH, name);
	}

	/**
	 * Begins a command of the context menu of a user.
	 * @param name the command's name
	 * @return the command, to be filled in and sent
	 */
	public CommandDraft userCommand(String name) {
		return command(CommandKind.USER, name);
	}

	/**
	 * Begins a command of the context menu of a message.
	 * @param name the command's name
	 * @return the command, to be filled in and sent
	 */
	public CommandDraft messageCommand(String name) {
		return command(CommandKind.MESSAGE, name);
	}

	/**
	 * Begins a message. A word {@code @name} in it mentions the user of that name. Option
	 * values are appended to the text, each after a blank.
	 * @param text the text
	 * @return the message, to be filled in and sent
	 */
	public CommandDraft message(String text) {
		return new CommandDraft(this.sender, CommandKind.PREFIX, text);
	}

	/**
	 * Begins a command of any kind. A prefix command is a message of {@code !}, the name
	 * and the values of the options in their order; a value whose option the bot
	 * registered with type user for the slash command of the same name becomes a mention.
	 * @param kind how the command is given
	 * @param name the command's name; with blanks before a subcommand's group and name
	 * @return the command, to be filled in and sent
	 */
	public CommandDraft command(CommandKind kind, String name) {
		return new CommandDraft(this.sender, kind, (kind == CommandKind.PREFIX) ? "!" + name : name);
	}

	/**
	 * Begins the press of a button.
	 * @param customId the id the bot gave the button
	 * @return the press, to be filled in and sent
	 */
	public ComponentDraft button(String customId) {
		return new ComponentDraft(this.sender, ComponentDraft.Kind.BUTTON, customId);
	}

	/**
	 * Begins a choice from a select menu of texts.
	 * @param customId the id the bot gave the menu
	 * @return the choice, to be filled in and sent
	 */
	public ComponentDraft stringSelect(String customId) {
		return new ComponentDraft(this.sender, ComponentDraft.Kind.STRING_SELECT, customId);
	}

	/**
	 * Begins a choice from a select menu of users.
	 * @param customId the id the bot gave the menu
	 * @return the choice, to be filled in and sent
	 */
	public ComponentDraft entitySelect(String customId) {
		return new ComponentDraft(this.sender, ComponentDraft.Kind.USER_SELECT, customId);
	}

	/**
	 * Begins the submission of a modal.
	 * @param customId the id the bot gave the modal
	 * @return the submission, to be filled in and sent
	 */
	public ModalDraft modal(String customId) {
		return new ModalDraft(this.sender, customId);
	}

	/**
	 * Begins a wish for the choices of an option that is still being typed. The bot's
	 * reply has them in {@link Reply#json()} as {@code choices}.
	 * @param name the slash command's name, see {@link #slash}
	 * @param option the name of the option
	 * @param typed what has been typed so far, which may be empty
	 * @return the wish, to which the options filled in before may be added
	 */
	public CommandDraft autocomplete(String name, String option, String typed) {
		return new CommandDraft(this.sender, name, option, typed);
	}

	/**
	 * Lets a user join the guild now and tells the bots that have the intent
	 * {@code GUILD_MEMBERS}. Waits at most 10 seconds for a bot to connect.
	 * @param userName the user's name; whoever is a member already joins once more
	 * @return the member
	 * @throws IllegalStateException if no connected bot is told
	 */
	public LocalMember memberJoins(String userName) {
		return this.sender.join(userName);
	}

	/**
	 * Lets a user react to the latest message in the guild's channel and tells the bots
	 * that have the intent {@code GUILD_MESSAGE_REACTIONS}. Waits at most 10 seconds for
	 * a bot to connect.
	 * @param userName the user's name; a new user is made if there is none of that name
	 * @param emoji an emoji of Unicode
	 * @throws IllegalStateException if there is no message yet, or no connected bot is
	 * told
	 */
	public void reaction(String userName, String emoji) {
		this.sender.react(userName, emoji);
	}

	/**
	 * Lets a user react to a message in the guild's channel, see
	 * {@link #reaction(String, String)}.
	 * @param userName the user's name; a new user is made if there is none of that name
	 * @param messageId the message's id, such as that of a message that was sent; it need
	 * not exist
	 * @param emoji an emoji of Unicode
	 * @throws IllegalStateException if no connected bot is told
	 */
	public void reaction(String userName, String messageId, String emoji) {
		this.sender.react(userName, messageId, emoji);
	}

	/**
	 * All requests to the REST API.
	 * @return the calls in the order in which they were answered, a snapshot; one that is
	 * being held by {@link #delay} or {@link #neverAnswer} has the status 0
	 */
	public List<RestCall> calls() {
		return this.api.calls();
	}

	/**
	 * The requests of one kind to the REST API.
	 * @param method the HTTP method
	 * @param pathPattern the path, such as <code>/guilds/{guild}/bans/{user}</code>,
	 * where a segment in braces or {@code *} stands for any one segment
	 * @return the calls as {@link #calls()} has them
	 */
	public List<RestCall> calls(String method, String pathPattern) {
		PathPattern pattern = new PathPattern(pathPattern);
		return calls().stream().filter((call) -> call.matches(method, pattern)).toList();
	}

	/**
	 * Waits for the first request of a kind, at most 10 seconds. A wait in vain fails
	 * with an {@link AssertionError}.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @return the first such call, which may have been made before, and may still be held
	 */
	public RestCall awaitCall(String method, String pathPattern) {
		RestCall call = this.signal.await(SentCommand.DEFAULT_TIMEOUT,
				() -> calls(method, pathPattern).stream().findFirst().orElse(null));
		if (call == null) {
			throw new AssertionError("Waited for " + method + " " + pathPattern + ", but the calls are "
					+ calls().stream().map((made) -> made.method() + " " + made.path()).toList());
		}
		return call;
	}

	/**
	 * Has requests of a kind answered as wanted instead of as Discord would, for as long
	 * as this runs or until {@link #clearResponses()}. The latest wish counts that has
	 * not been fulfilled.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param status the HTTP status; with 429 a header {@code Retry-After} is sent, of
	 * the body's {@code retry_after} seconds or else 1
	 * @param body the JSON to answer with, empty for none
	 */
	public void respond(String method, String pathPattern, int status, String body) {
		respond(method, pathPattern, status, body, Integer.MAX_VALUE);
	}

	/**
	 * Has the next requests of a kind answered as wanted instead of as Discord would.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param status the HTTP status, see {@link #respond(String, String, int, String)}
	 * @param body the JSON to answer with, empty for none
	 * @param times how many requests are answered so
	 */
	public void respond(String method, String pathPattern, int status, String body, int times) {
		respond(method, pathPattern, status, Map.of(), body, times);
	}

	/**
	 * Has the next requests of a kind answered as wanted, with headers.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param status the HTTP status, see {@link #respond(String, String, int, String)}
	 * @param headers the values of headers by their names
	 * @param body the JSON to answer with, empty for none
	 * @param times how many requests are answered so
	 */
	public void respond(String method, String pathPattern, int status, Map<String, String> headers, String body,
			int times) {
		this.api.scripted().add(method, pathPattern, new Answer(status, Map.copyOf(headers), body), times);
	}

	/**
	 * Has requests of a kind fail with an error of Discord, until
	 * {@link #clearResponses()}.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param status the HTTP status, such as 403
	 * @param code Discord's code of the error, such as 50013; 0 for a general one
	 * @param message Discord's words for it, such as {@code Missing Permissions}
	 */
	public void fail(String method, String pathPattern, int status, int code, String message) {
		fail(method, pathPattern, status, code, message, Integer.MAX_VALUE);
	}

	/**
	 * Has the next requests of a kind fail with an error of Discord.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param status the HTTP status, such as 403
	 * @param code Discord's code of the error, such as 50013; 0 for a general one
	 * @param message Discord's words for it, such as {@code Missing Permissions}
	 * @param times how many requests fail so
	 */
	public void fail(String method, String pathPattern, int status, int code, String message, int times) {
		this.api.scripted().add(method, pathPattern, Answer.error(status, code, message), times);
	}

	/**
	 * Has the next requests of a kind run into the limit of their route: status 429 with
	 * Discord's headers and body. JDA repeats such a request when the time is over.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param retryAfter when to try again; the header that JDA obeys has it in whole
	 * seconds, rounded up, so that zero alone makes it try at once
	 * @param times how many requests are refused
	 */
	public void rateLimit(String method, String pathPattern, Duration retryAfter, int times) {
		this.api.scripted().add(method, pathPattern, RateLimitAnswer.of(method + " " + pathPattern, retryAfter), times);
	}

	/**
	 * Has requests of a kind wait before they are answered, by Discord or as wanted,
	 * until {@link #clearResponses()}, which ends the waits as well. Of delays and
	 * {@link #neverAnswer} the latest wish counts.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param delay how long they wait
	 */
	public void delay(String method, String pathPattern, Duration delay) {
		this.api.held().delay(method, pathPattern, delay);
	}

	/**
	 * Has requests of a kind stay open without an answer. {@link #clearResponses()} has
	 * them answered after all; {@link #close()}, or else a minute, cuts their
	 * connections. JDA itself gives up after 10 seconds and tries once more.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 */
	public void neverAnswer(String method, String pathPattern) {
		this.api.held().never(method, pathPattern);
	}

	/**
	 * Takes back all that was said by {@code respond}, {@code fail}, {@code rateLimit},
	 * {@code delay} and {@code neverAnswer}. What is being held is answered now.
	 */
	public void clearResponses() {
		this.api.scripted().clear();
		this.api.held().clear();
	}

	/**
	 * Waits until the bot has registered commands of these names, at most 10 seconds. A
	 * wait in vain fails with an {@link AssertionError}. Until they are registered the
	 * types of a command's options are not known.
	 * @param names the commands' names
	 */
	public void awaitCommands(String... names) {
		List<String> wanted = List.of(names);
		Boolean present = this.signal.await(SentCommand.DEFAULT_TIMEOUT,
				() -> (this.registered.names().containsAll(wanted)) ? true : null);
		if (present == null) {
			throw new AssertionError(
					"Waited for the commands " + wanted + ", but registered are " + this.registered.names());
		}
	}

	/**
	 * How many sessions, one for each shard of each bot, there are, be they connected or
	 * about to resume.
	 * @return the number of sessions
	 */
	public int sessionCount() {
		return this.gateway.sessionCount();
	}

	/**
	 * Cuts the connections of all sessions. A JDA then reconnects and resumes; what is
	 * sent in between reaches it afterwards.
	 */
	public void dropConnections() {
		this.gateway.dropConnections(UNKNOWN_ERROR, "Dropped on purpose");
	}

	/**
	 * Forgets the calls to the REST API; guild, users, commands and scripted responses
	 * stay.
	 */
	public void clear() {
		this.api.forgetCalls();
	}

	/**
	 * Stops the server and ends all sessions.
	 */
	@Override
	public void close() {
		this.gateway.dropConnections(GOING_AWAY, "The local Discord is closing");
		this.server.close();
	}

	private static String newToken(LocalMember bot) {
		String secret = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
		return Sender.base64(bot.id()) + "." + secret.substring(0, 6) + "." + secret.substring(6, 44);
	}

}
