package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.sentry.SentryDate;
import io.sentry.SentryInstantDate;

/**
 * Tracker of the interactions of a bot that was not customized. An interaction is
 * complete when none of its calls to Discord has been observed for a while; its
 * transaction then finishes as of the last call. Thread-safe.
 */
public final class InteractionIdleTracker {

	private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(2);

	private static final int MAX_TOKEN_LENGTH = 30;

	private final Deadlines timer;

	private final Map<String, TrackedInteraction> interactions = new ConcurrentHashMap<>();

	/**
	 * Create a new tracker.
	 * @param timer the timer that detects idle interactions
	 */
	public InteractionIdleTracker(Deadlines timer) {
		this.timer = timer;
	}

	/**
	 * Track an interaction whose listeners have returned.
	 * @param token the token of the interaction
	 * @param transaction the transaction to finish
	 */
	public void follow(String token, ActiveSpan transaction) {
		String key = keyOf(token);
		TrackedInteraction interaction = new TrackedInteraction(key, transaction);
		this.interactions.put(key, interaction);
		interaction.called();
	}

	/**
	 * JDA represents a long token by its hash in the parameters of a route.
	 */
	private static String keyOf(String token) {
		return (token.length() > MAX_TOKEN_LENGTH) ? Integer.toUnsignedString(token.hashCode()) : token;
	}

	/**
	 * Record that a call of an interaction has completed.
	 * @param key the token of the interaction, as represented by JDA in the parameters of
	 * a route
	 */
	public void called(String key) {
		TrackedInteraction interaction = this.interactions.get(key);
		if (interaction != null) {
			interaction.called();
		}
	}

	/**
	 * Return the number of tracked interactions.
	 * @return the number, 0 when all have ended
	 */
	public int followed() {
		return this.interactions.size();
	}

	private final class TrackedInteraction {

		private final String key;

		private final ActiveSpan transaction;

		private SentryDate lastCall = new SentryInstantDate();

		private Runnable cancellation = () -> {
		};

		TrackedInteraction(String key, ActiveSpan transaction) {
			this.key = key;
			this.transaction = transaction;
		}

		synchronized void called() {
			this.lastCall = new SentryInstantDate();
			this.cancellation.run();
			this.cancellation = InteractionIdleTracker.this.timer.later(this::end, IDLE_TIMEOUT);
		}

		private synchronized void end() {
			InteractionIdleTracker.this.interactions.remove(this.key);
			this.transaction.end(this.lastCall);
		}

	}

}
