package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Handle for a command, another interaction or a message that was sent to the bot. It
 * provides the replies of the bot.
 * <p>
 * A reply to an interaction is its callback. If the callback only defers the reply, or
 * after the callback, it is an edit or a follow-up message by its hook. The reply to a
 * component can be an edit of the message that contains it. A reply to a message is a
 * message that refers to it. A message of the bot that does not refer to another one is
 * the reply to all messages in the channel that have no reply yet.
 * <p>
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class SentCommand {

	/**
	 * Default maximum time to wait: 10 seconds.
	 */
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
	 * Create a new handle.
	 * @param json the interaction or the message as JSON
	 * @param text the text of the message, the name of the command or the custom ID
	 * @param user the user who sends it
	 * @param signal the signal for new replies
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
	 * Return the ID of the interaction, or of the message for a prefix command.
	 * @return the ID
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the ID of the user who sent the command.
	 * @return the ID
	 */
	public String userId() {
		return this.user.id();
	}

	/**
	 * Return the name of the user who sent the command.
	 * @return the name, e.g. {@code alice}
	 */
	public String userName() {
		return this.user.name();
	}

	/**
	 * Return the ID of the channel in which the command was sent.
	 * @return the ID
	 */
	public String channelId() {
		return this.channelId;
	}

	/**
	 * Return the replies of the bot so far.
	 * @return an immutable copy of the replies, in order
	 */
	public List<Reply> replies() {
		return List.copyOf(this.replies);
	}

	/**
	 * Wait for the first reply, for up to 10 seconds.
	 * @return the first reply, which may precede the call
	 * @throws AssertionError if there is no reply within this time, or the thread is
	 * interrupted
	 * @see #DEFAULT_TIMEOUT
	 */
	public Reply awaitReply() {
		return awaitReply(DEFAULT_TIMEOUT);
	}

	/**
	 * Wait for the first reply.
	 * @param timeout the maximum time to wait
	 * @return the first reply, which may precede the call
	 * @throws AssertionError if there is no reply within this time, or the thread is
	 * interrupted
	 */
	public Reply awaitReply(Duration timeout) {
		return awaitReplies(1, timeout).get(0);
	}

	/**
	 * Wait for a number of replies.
	 * @param count the minimum number of replies
	 * @param timeout the maximum time to wait
	 * @return all replies, in order
	 * @throws AssertionError if there are fewer replies within this time, or the thread
	 * is interrupted
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
	 * Return the type of the interaction in the API of Discord. The value is meaningless
	 * for a message.
	 */
	int interactionType() {
		return this.interactionType;
	}

	/**
	 * Mark the command as acknowledged.
	 * @return {@code true} if it was not acknowledged before
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
	 * Return the message that is changed by an edit of the original message, or
	 * {@code null}.
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
