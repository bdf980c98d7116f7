package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Executions of interactions that have ended while Discord still accepts calls for them.
 * The latest {@value #MAX_INTERACTIONS} are kept. Thread-safe.
 */
final class EndedInteractions {

	private static final int MAX_INTERACTIONS = 200;

	/**
	 * Validity of the token of an interaction.
	 * @see <a href=
	 * "https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages">Discord's
	 * documentation</a>
	 */
	private static final long VALIDITY_NANOS = Duration.ofMinutes(15).toNanos();

	private final Map<String, Ended> interactions = new LinkedHashMap<>();

	synchronized void add(String key, CommandExecution execution) {
		long now = System.nanoTime();
		this.interactions.put(key, new Ended(execution, now));
		Iterator<Ended> eldest = this.interactions.values().iterator();
		while (eldest.hasNext() && (eldest.next().isExpired(now) || this.interactions.size() > MAX_INTERACTIONS)) {
			eldest.remove();
		}
	}

	synchronized @Nullable CommandExecution find(String key) {
		Ended ended = this.interactions.get(key);
		return (ended != null && !ended.isExpired(System.nanoTime())) ? ended.execution() : null;
	}

	private record Ended(CommandExecution execution, long sinceNanos) {

		boolean isExpired(long now) {
			return now - this.sinceNanos > VALIDITY_NANOS;
		}

	}

}
