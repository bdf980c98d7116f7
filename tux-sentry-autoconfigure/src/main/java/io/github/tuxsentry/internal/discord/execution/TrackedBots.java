package io.github.tuxsentry.internal.discord.execution;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import net.dv8tion.jda.api.JDA;

/**
 * Set of the bots whose calls to Discord are tracked, from their first call on. Bots are
 * weakly referenced. Thread-safe.
 */
public final class TrackedBots {

	private final Set<JDA> bots = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	/**
	 * Create a new empty set.
	 */
	public TrackedBots() {
	}

	void add(JDA bot) {
		this.bots.add(bot);
	}

	/**
	 * Return whether the calls of a bot are tracked.
	 * @param bot the bot
	 * @return {@code true} from its first tracked call on
	 */
	public boolean contains(JDA bot) {
		return this.bots.contains(bot);
	}

}
