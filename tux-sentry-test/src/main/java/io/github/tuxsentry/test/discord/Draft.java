package io.github.tuxsentry.test.discord;

import org.jspecify.annotations.Nullable;

/**
 * Base class for an interaction or message that has not been sent yet: a command, the use
 * of a component, or the submission of a modal. Instances are not thread-safe; several
 * threads can create and send instances of their own at the same time.
 *
 * @param <D> the type of the draft itself
 * @since 0.1.0
 */
public abstract sealed class Draft<D extends Draft<D>> permits CommandDraft, ComponentDraft, ModalDraft {

	private final Sender sender;

	private final String text;

	private LocalMember user;

	private Place place = Place.GUILD;

	private @Nullable LocalChannel channel;

	Draft(Sender sender, String text) {
		this.sender = sender;
		this.text = text;
		this.user = sender.member("alice");
	}

	/**
	 * Set the user. Defaults to {@code alice}.
	 * @param userName the name of the user, who is created if necessary
	 * @return this draft
	 */
	public D by(String userName) {
		this.user = this.sender.member(userName);
		return self();
	}

	/**
	 * Set the channel to the direct channel of the user and the bot.
	 * @return this draft
	 */
	public D inDirectMessage() {
		this.place = Place.DIRECT;
		return self();
	}

	/**
	 * Set the channel, thread or forum post of the guild. Defaults to the channel
	 * {@code general}.
	 * @param guildChannel the channel
	 * @return this draft
	 */
	public D in(LocalChannel guildChannel) {
		this.place = Place.GUILD;
		this.channel = guildChannel;
		return self();
	}

	/**
	 * Set the guild to one that the bot is not a member of, where the user has installed
	 * the app. The guild and its channel always have the same IDs. JDA represents them by
	 * detached entities. Only interactions can be sent in this guild, and only the first
	 * shard receives them.
	 * @return this draft
	 */
	public D inDetachedGuild() {
		this.place = Place.DETACHED_GUILD;
		return self();
	}

	/**
	 * Send the draft to each connected bot that is entitled to receive it. Wait up to 10
	 * seconds for a bot to connect.
	 * @return a handle to wait for the reply
	 * @throws IllegalStateException if no bot connects, none has the intent for a
	 * message, or a message is sent in a guild that the bot is not a member of
	 * @throws IllegalArgumentException if the value of an option is invalid for the type
	 * that the bot registered, e.g. a role that does not exist
	 */
	public SentCommand send() {
		return this.sender.send(this);
	}

	/**
	 * Return this draft as its own type, for chained calls.
	 */
	abstract D self();

	/**
	 * Return the type of the interaction in the API of Discord.
	 */
	abstract int interactionType();

	String text() {
		return this.text;
	}

	LocalMember user() {
		return this.user;
	}

	@Nullable LocalChannel channel() {
		return this.channel;
	}

	Place place() {
		return this.place;
	}

}
