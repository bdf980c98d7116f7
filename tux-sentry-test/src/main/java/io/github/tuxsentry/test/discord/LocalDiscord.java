package io.github.tuxsentry.test.discord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.utils.SessionController;

/**
 * Local Discord for tests: a REST API and a gateway on 127.0.0.1, to which an unmodified
 * JDA connects. It has a guild with channels and users, who send commands to the bot.
 * <p>
 * Pass the builder of the bot to {@link #configure(JDABuilder)} and build the bot. Then
 * send commands with {@link #slash}, {@link #userCommand}, {@link #messageCommand} and
 * {@link #message}, use components with {@link #button}, {@link #stringSelect},
 * {@link #entitySelect} and {@link #modal}, or cause other events with
 * {@link #memberJoins} and {@link #reaction(String, String)}. The bot receives the same
 * payloads as from the gateway of Discord.
 * <p>
 * Shut down the bot before closing the local Discord. The threads of the server are
 * daemons. Thread-safe.
 *
 * @since 0.1.0
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
	 * Start a local Discord on a free port.
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
	 * Configure a builder to connect to the local Discord: set its token, its REST
	 * configuration and its session controller, and disable its shutdown hook, so that
	 * the bot is only shut down by the application.
	 * @param builder the builder, which must not build a second bot
	 * @return the same builder
	 */
	public JDABuilder configure(JDABuilder builder) {
		return builder.setToken(token())
			.setRestConfig(restConfig())
			.setSessionController(sessionController())
			.setEnableShutdownHook(false);
	}

	/**
	 * Configure a builder to connect to the local Discord: set its token, its REST
	 * configuration and its session controller, and disable its shutdown hook, so that
	 * the bot is only shut down by the application.
	 * @param builder the builder, which must not build a second bot
	 * @return the same builder
	 */
	public DefaultShardManagerBuilder configure(DefaultShardManagerBuilder builder) {
		return builder.setToken(token())
			.setRestConfig(restConfig())
			.setSessionController(sessionController())
			.setEnableShutdownHook(false);
	}

	/**
	 * Create a new REST configuration with the URL of the local Discord, for builders
	 * that require further settings.
	 * @return the configuration
	 */
	public RestConfig restConfig() {
		return new RestConfig().setBaseUrl(this.server.restUrl());
	}

	/**
	 * Create a new session controller for the local gateway.
	 * @return the session controller, for a single bot
	 */
	public SessionController sessionController() {
		return new LocalSessionController(this.server::gatewayUrl);
	}

	/**
	 * Return the token of the bot, in the format of Discord. The local Discord accepts
	 * any other token as well.
	 * @return the token
	 */
	public String token() {
		return this.token;
	}

	/**
	 * Return the guild with its channels, roles and members.
	 * @return the guild
	 */
	public LocalGuild guild() {
		return this.guild;
	}

	/**
	 * Return the user with the given name. The user is created as a member of the guild
	 * if it does not exist.
	 * @param name the name of the user, which is case-sensitive
	 * @return the user, the same one for the same name
	 */
	public LocalMember member(String name) {
		return this.guild.member(name);
	}

	/**
	 * Return the bot as a member of the guild. All bots that connect share this user.
	 * @return the bot
	 */
	public LocalMember bot() {
		return this.guild.bot();
	}

	/**
	 * Create a new slash command.
	 * @param name the name, with spaces before the names of a subcommand group and a
	 * subcommand, e.g. {@code cases list}
	 * @return the command, to be completed and sent
	 */
	public CommandDraft slash(String name) {
		return command(CommandKind.SLASH, name);
	}

	/**
	 * Create a new command of the context menu of a user.
	 * @param name the name of the command
	 * @return the command, to be completed and sent
	 */
	public CommandDraft userCommand(String name) {
		return command(CommandKind.USER, name);
	}

	/**
	 * Create a new command of the context menu of a message.
	 * @param name the name of the command
	 * @return the command, to be completed and sent
	 */
	public CommandDraft messageCommand(String name) {
		return command(CommandKind.MESSAGE, name);
	}

	/**
	 * Create a new message. Each word {@code @name} in the text becomes a mention of the
	 * user with this name. The values of options are appended to the text, each after a
	 * space.
	 * @param text the text
	 * @return the message, to be completed and sent
	 */
	public CommandDraft message(String text) {
		return new CommandDraft(this.sender, CommandKind.PREFIX, text);
	}

	/**
	 * Create a new command of the given kind. A prefix command is a message that consists
	 * of {@code !}, the name and the values of the options in their order. A value
	 * becomes a mention if the bot registered its option with the type user, for the
	 * slash command with the same name.
	 * @param kind the kind of command
	 * @param name the name of the command, with spaces before the names of a subcommand
	 * group and a subcommand
	 * @return the command, to be completed and sent
	 */
	public CommandDraft command(CommandKind kind, String name) {
		return new CommandDraft(this.sender, kind, (kind == CommandKind.PREFIX) ? "!" + name : name);
	}

	/**
	 * Create a new press of a button.
	 * @param customId the custom ID of the button
	 * @return the press, to be completed and sent
	 */
	public ComponentDraft button(String customId) {
		return new ComponentDraft(this.sender, ComponentDraft.Kind.BUTTON, customId);
	}

	/**
	 * Create a new selection from a string select menu.
	 * @param customId the custom ID of the menu
	 * @return the selection, to be completed and sent
	 */
	public ComponentDraft stringSelect(String customId) {
		return new ComponentDraft(this.sender, ComponentDraft.Kind.STRING_SELECT, customId);
	}

	/**
	 * Create a new selection from a select menu of users.
	 * @param customId the custom ID of the menu
	 * @return the selection, to be completed and sent
	 */
	public ComponentDraft entitySelect(String customId) {
		return new ComponentDraft(this.sender, ComponentDraft.Kind.USER_SELECT, customId);
	}

	/**
	 * Create a new submission of a modal.
	 * @param customId the custom ID of the modal
	 * @return the submission, to be completed and sent
	 */
	public ModalDraft modal(String customId) {
		return new ModalDraft(this.sender, customId);
	}

	/**
	 * Create a new autocomplete request for an option that the user is typing. The JSON
	 * of the {@linkplain Reply#json() reply} contains the {@code choices}.
	 * @param name the name of the slash command, see {@link #slash}
	 * @param option the name of the option
	 * @param typed the text that the user has typed so far, or an empty string
	 * @return the request, to which the values of other options can be added
	 */
	public CommandDraft autocomplete(String name, String option, String typed) {
		return new CommandDraft(this.sender, name, option, typed);
	}

	/**
	 * Add a user to the guild as of now, and send an event to connected bots with the
	 * intent {@code GUILD_MEMBERS}. Wait up to 10 seconds for a bot to connect.
	 * @param userName the name of the user, who joins again if already a member
	 * @return the member
	 * @throws IllegalStateException if no bot connects or none has the intent
	 */
	public LocalMember memberJoins(String userName) {
		return this.sender.join(userName);
	}

	/**
	 * Add the reaction of a user to the latest message in the channel {@code general},
	 * and send an event to connected bots with the intent
	 * {@code GUILD_MESSAGE_REACTIONS}. Wait up to 10 seconds for a bot to connect.
	 * @param userName the name of the user, who is created if necessary
	 * @param emoji a Unicode emoji
	 * @throws IllegalStateException if the channel has no message, no bot connects or
	 * none has the intent
	 */
	public void reaction(String userName, String emoji) {
		this.sender.react(userName, emoji);
	}

	/**
	 * Add the reaction of a user to a message in the channel {@code general}, see
	 * {@link #reaction(String, String)}.
	 * @param userName the name of the user, who is created if necessary
	 * @param messageId the ID of the message, e.g. that of a message that was sent; the
	 * message does not have to exist
	 * @param emoji a Unicode emoji
	 * @throws IllegalStateException if no bot connects or none has the intent
	 */
	public void reaction(String userName, String messageId, String emoji) {
		this.sender.react(userName, messageId, emoji);
	}

	/**
	 * Return the number of sessions, one for each shard of each bot. It includes sessions
	 * that are disconnected but can be resumed.
	 * @return the number of sessions
	 */
	public int sessionCount() {
		return this.gateway.sessionCount();
	}

	/**
	 * Close the connections of all sessions. JDA reconnects and resumes its sessions, and
	 * then receives the events that were sent in the meantime.
	 */
	public void dropConnections() {
		this.gateway.dropConnections(UNKNOWN_ERROR, "Dropped on purpose");
	}

	/**
	 * Stop the server and end all sessions.
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
