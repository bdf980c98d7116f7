package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A command or another interaction that was delivered to the bot, and what the bot
 * replied to it. Safe for use by several threads.
 * <p>
 * A reply to an interaction is its callback or, if that defers or after that, an edit or
 * a further message by its hook. The reply to a component may be an edit of the message
 * it is in. A reply to a message is a message that refers to it; a bot that refers to
 * nothing replies, with its next message in the channel, to all that are unanswered
 * there.
 */
public final class SentCommand {

	/** How long a wait lasts at most when no other time is given: 10 seconds. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private final String id;

	private final int interactionType;

	private final String channelId;

	private final String text;

	private final LocalMember user;

	private final Signal signal;

	private final AtomicBoolean acknowledged = new AtomicBoolean();

	private final List<Reply> replies = new CopyOnWriteArrayList<>();

	private final long sentNanos = System.nanoTime();

	private volatile @Nullable ObjectNode lastMessage;

	/**
	 * Makes a handle.
	 * @param json the interaction or the message as it is sent
	 */
	SentCommand(ObjectNode json, String text, LocalMember user, Signal signal) {
		this.id = json.path("id").asText();
		this.interactionType = json.path("type").asInt();
		this.channelId = json.path("channel_id").asText();
		this.lastMessage = (json.get("message") instanceof ObjectNode message) ? message : null;
		this.text = text;
		this.user = user;
		this.signal = signal;
	}

	/**
	 * The id of the interaction or, for a prefix command, of the message.
	 * @return a snowflake
	 */
	public String id() {
		return this.id;
	}

	/**
	 * The id of the user who gave the command.
	 * @return a snowflake
	 */
	public String userId() {
		return this.user.id();
	}

	/**
	 * The name of the user who gave the command.
	 * @return the name, such as {@code alice}
	 */
	public String userName() {
		return this.user.name();
	}

	/**
	 * The id of the channel in which the command was given.
	 * @return a snowflake
	 */
	public String channelId() {
		return this.channelId;
	}

	/**
	 * The replies so far.
	 * @return the replies in order, a snapshot
	 */
	public List<Reply> replies() {
		return List.copyOf(this.replies);
	}

	/**
	 * Waits for the first reply, at most {@link #DEFAULT_TIMEOUT}.
	 * @return the first reply
	 */
	public Reply awaitReply() {
		return awaitReply(DEFAULT_TIMEOUT);
	}

	/**
	 * Waits for the first reply. A wait in vain fails with an {@link AssertionError}.
	 * @param timeout how long to wait at most
	 * @return the first reply, which may have been there before the call
	 */
	public Reply awaitReply(Duration timeout) {
		return awaitReplies(1, timeout).get(0);
	}

	/**
	 * Wait until there are at least the given number of replies. A timeout fails with an
	 * {@link AssertionError}.
	 * @param count the minimum number of replies
	 * @param timeout how long to wait at most
	 * @return all replies there are by then
	 */
	public List<Reply> awaitReplies(int count, Duration timeout) {
		List<Reply> found = this.signal.await(timeout, () -> (this.replies.size() >= count) ? replies() : null);
		if (found == null) {
			throw new AssertionError("Waited " + timeout.toMillis() + " ms for " + count + " replies to " + this
					+ ((this.acknowledged.get()) ? ", which was acknowledged" : ", which was not acknowledged")
					+ " and has the replies " + this.replies);
		}
		return found;
	}

	/**
	 * Discord's number of the interaction's type; without meaning for a message.
	 */
	int interactionType() {
		return this.interactionType;
	}

	/**
	 * Acknowledges the command.
	 * @return whether this was the first time
	 */
	boolean acknowledge() {
		return this.acknowledged.compareAndSet(false, true);
	}

	boolean isAcknowledged() {
		return this.acknowledged.get();
	}

	boolean isUnanswered() {
		return this.replies.isEmpty();
	}

	void replied(JsonNode message) {
		this.replies.add(Reply.of(message, Duration.ofNanos(System.nanoTime() - this.sentNanos)));
		this.signal.changed();
	}

	/**
	 * The message that an edit of the original one changes.
	 */
	@Nullable ObjectNode lastMessage() {
		return this.lastMessage;
	}

	void lastMessage(ObjectNode message) {
		this.lastMessage = message;
	}

	@Override
	public String toString() {
		return "'" + this.text + "' by " + this.user.name();
	}

}
