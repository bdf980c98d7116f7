package io.github.tuxsentry.test.discord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.utils.SessionController;

/**
 * A Discord on this machine: REST and gateway on 127.0.0.1, to which an unmodified JDA
 * connects, with a guild, its channels, and users who give the bot commands.
 * <p>
 * Hand a builder to {@link #configure(JDABuilder)}, build the bot, then send commands
 * with {@link #slash}, {@link #userCommand}, {@link #messageCommand} and
 * {@link #message}, use components with {@link #button}, {@link #stringSelect},
 * {@link #entitySelect} and {@link #modal}, or let other things happen with
 * {@link #memberJoins} and {@link #reaction(String, String)}. They reach the bot as the
 * payloads of the real gateway. All methods may be called from any thread. Shut the bot
 * down before closing the local Discord. The server's threads are daemons.
 */
public final class LocalDiscord extends LocalRestApi implements AutoCloseable {

	private static final int GOING_AWAY = 1001;

	private static final int UNKNOWN_ERROR = 4000;

	private final Gateway gateway = new Gateway(this.guild, this.signal);

	private final DiscordServer server = new DiscordServer(this.api, this.gateway);

	private final SentCommands sent = new SentCommands();

	private final PostedMessages posted = new PostedMessages();

	private final Attachments attachments = new Attachments(this.ids, this.server::restUrl);

	private final Sender sender = new Sender(this.guild, this.registered, this.gateway, this.sent, this.posted,
			this.attachments, this.ids, this.signal);

	private final String token = newToken(this.guild.bot());

	private LocalDiscord(Snowflakes ids) throws IOException {
		super(new LocalGuild(ids), ids, new Signal());
		new BotRoutes(this.guild, this.registered, this.server::gatewayUrl).addTo(this.api);
		new ReplyRoutes(this.guild, this.sent, this.gateway, this.posted, this.ids).addTo(this.api);
		new ThreadRoutes(this.guild, this.posted, this.ids).addTo(this.api);
		this.attachments.addTo(this.api);
		this.server.start();
	}

	/**
	 * Starts a local Discord on a free port.
	 * @return the running Discord, to be closed by the caller
	 * @throws UncheckedIOException if no port can be bound
	 */
	public static LocalDiscord start() {
		try {
			return new LocalDiscord(new Snowflakes());
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
