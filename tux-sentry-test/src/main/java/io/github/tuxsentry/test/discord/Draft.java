package io.github.tuxsentry.test.discord;

import org.jspecify.annotations.Nullable;

/**
 * What a user is about to do with the bot: give a command, press a button, submit a
 * modal. Not safe for use by several threads; any number of drafts can be made and sent
 * at the same time.
 *
 * @param <D> the type of the draft itself
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
	 * Says who does it; {@code alice} if nobody is named.
	 * @param userName the user's name; a new user is made if there is none of that name
	 * @return this
	 */
	public D by(String userName) {
		this.user = this.sender.member(userName);
		return self();
	}

	/**
	 * Has it happen in the user's direct channel with the bot instead of the guild.
	 * @return this
	 */
	public D inDirectMessage() {
		this.place = Place.DIRECT;
		return self();
	}

	/**
	 * Has it happen in the given channel, thread or forum post of the guild instead of
	 * the channel {@code general}.
	 * @param guildChannel the channel
	 * @return this
	 */
	public D in(LocalChannel guildChannel) {
		this.place = Place.GUILD;
		this.channel = guildChannel;
		return self();
	}

	/**
	 * Has it happen in a guild that the bot is not in, whose id and channel are always
	 * the same: the user has installed the app for himself. JDA then gives detached
	 * entities. Only interactions reach a bot this way, and only on the first shard.
	 * @return this
	 */
	public D inDetachedGuild() {
		this.place = Place.DETACHED_GUILD;
		return self();
	}

	/**
	 * Delivers it to every connected bot that is to get it, and waits at most 10 seconds
	 * for one to connect.
	 * @return what was sent, to wait for the reply
	 * @throws IllegalStateException if no connected bot gets it
	 * @throws IllegalArgumentException if an option does not fit the type the bot
	 * registered for it
	 */
	public SentCommand send() {
		return this.sender.send(this);
	}

	/**
	 * The draft as its own type, for calls in a row.
	 */
	abstract D self();

	/**
	 * Discord's number of the interaction's type.
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
