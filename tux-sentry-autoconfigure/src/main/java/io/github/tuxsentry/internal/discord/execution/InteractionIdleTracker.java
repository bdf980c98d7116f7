package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.sentry.SentryDate;
import io.sentry.SentryInstantDate;

/**
 * Ends the transactions of interactions on a bot that was not customized: once none of
 * its calls to Discord was seen for a while, an interaction has ended with the last one.
 * Thread-safe.
 */
public final class InteractionIdleTracker {

	private static final Duration QUIET = Duration.ofSeconds(2);

	private static final int LONGEST_SHOWN = 30;

	private final Deadlines timer;

	private final Map<String, Tail> tails = new ConcurrentHashMap<>();

	/**
	 * Creates the tails.
	 * @param timer tells when it has been quiet
	 */
	public InteractionIdleTracker(Deadlines timer) {
		this.timer = timer;
	}

	/**
	 * Follows an interaction whose listeners have returned.
	 * @param token the interaction's token
	 * @param transaction the transaction to be ended
	 */
	public void follow(String token, ActiveSpan transaction) {
		String key = keyOf(token);
		Tail tail = new Tail(key, transaction);
		this.tails.put(key, tail);
		tail.called();
	}

	/**
	 * JDA shows a long token by its hash in the parameters of a route.
	 */
	private static String keyOf(String token) {
		return (token.length() > LONGEST_SHOWN) ? Integer.toUnsignedString(token.hashCode()) : token;
	}

	/**
	 * Notes that a call of an interaction was answered.
	 * @param key the interaction's token as JDA shows it in the parameters of a route
	 */
	public void called(String key) {
		Tail tail = this.tails.get(key);
		if (tail != null) {
			tail.called();
		}
	}

	/**
	 * Returns how many interactions are followed.
	 * @return the number, 0 when all have ended
	 */
	public int followed() {
		return this.tails.size();
	}

	private final class Tail {

		private final String key;

		private final ActiveSpan transaction;

		private SentryDate lastCall = new SentryInstantDate();

		private Runnable callOff = () -> {
		};

		Tail(String key, ActiveSpan transaction) {
			this.key = key;
			this.transaction = transaction;
		}

		synchronized void called() {
			this.lastCall = new SentryInstantDate();
			this.callOff.run();
			this.callOff = InteractionIdleTracker.this.timer.later(this::end, QUIET);
		}

		private synchronized void end() {
			InteractionIdleTracker.this.tails.remove(this.key);
			this.transaction.end(this.lastCall);
		}

	}

}
