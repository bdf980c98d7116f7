package io.github.tuxsentry.internal.discord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

import net.dv8tion.jda.api.JDA;

/**
 * How large the instrumented bots are and whether they have come up, all of them
 * together. Asks JDA's caches for their sizes and nothing else. Thread-safe; holds no bot
 * that is otherwise gone.
 */
final class BotStats {

	private final LongSupplier nanoTime;

	private final Map<JDA, Boolean> readiness = new WeakHashMap<>();

	private long start;

	private boolean started;

	/**
	 * Creates the stats of no bot yet.
	 */
	BotStats() {
		this(System::nanoTime);
	}

	BotStats(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	synchronized void add(JDA jda) {
		if (!this.started) {
			this.start = this.nanoTime.getAsLong();
			this.started = true;
		}
		this.readiness.putIfAbsent(jda, jda.getStatus() == JDA.Status.CONNECTED);
	}

	synchronized void ready(JDA jda) {
		add(jda);
		this.readiness.put(jda, true);
	}

	/**
	 * Tells whether a bot was ready once and none of those that run is still on its way.
	 */
	synchronized boolean isSetupComplete() {
		return this.readiness.containsValue(true)
				&& this.readiness.entrySet().stream().allMatch((bot) -> bot.getValue() || hasEnded(bot.getKey()));
	}

	/**
	 * Describes the bots; empty as long as there are none.
	 */
	Map<String, Object> describe() {
		Map<String, Object> description = new LinkedHashMap<>();
		List<JDA> bots = running();
		if (!bots.isEmpty()) {
			description.put("guild_count", sum(bots, (bot) -> bot.getGuildCache().size()));
			description.put("user_count", sum(bots, (bot) -> bot.getUserCache().size()));
			description.put("channel_count", sum(bots, (bot) -> bot.getChannelCache().size()));
			description.put("uptime", uptimeSeconds());
		}
		return description;
	}

	/**
	 * Counts the guilds of the bots that run.
	 */
	long guilds() {
		return sum(running(), (bot) -> bot.getGuildCache().size());
	}

	/**
	 * Counts the shards that have been ready and run; a bot without shards is one.
	 */
	synchronized long shards() {
		return this.readiness.entrySet().stream().filter((bot) -> bot.getValue() && !hasEnded(bot.getKey())).count();
	}

	private synchronized List<JDA> running() {
		List<JDA> running = new ArrayList<>(this.readiness.keySet());
		running.removeIf(BotStats::hasEnded);
		return running;
	}

	private synchronized long uptimeSeconds() {
		return TimeUnit.NANOSECONDS.toSeconds(this.nanoTime.getAsLong() - this.start);
	}

	private static boolean hasEnded(JDA jda) {
		return jda.getStatus() == JDA.Status.SHUTDOWN || jda.getStatus() == JDA.Status.FAILED_TO_LOGIN;
	}

	private static long sum(List<JDA> bots, ToLongFunction<JDA> size) {
		return bots.stream().mapToLong(size).sum();
	}

}
