package io.github.tuxsentry.gallery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import net.dv8tion.jda.api.interactions.Interaction;

/**
 * Times at which bots start to work on interactions, and at which they know that their
 * users have the reply.
 */
final class Stopwatch {

	private static final Map<String, Long> started = new ConcurrentHashMap<>();

	private static final Map<String, Long> answered = new ConcurrentHashMap<>();

	private Stopwatch() {
	}

	static void start(Interaction interaction) {
		started.put(interaction.getId(), System.nanoTime());
	}

	static void answered(Interaction interaction) {
		answered.put(interaction.getId(), System.nanoTime());
	}

	static long startedNanos(String interactionId) {
		return started.get(interactionId);
	}

	static long answeredNanos(String interactionId) {
		return answered.get(interactionId);
	}

}
