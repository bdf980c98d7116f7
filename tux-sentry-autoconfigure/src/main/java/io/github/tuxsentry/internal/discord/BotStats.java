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
 * Size and readiness of all instrumented bots. Only the sizes of JDA's caches are read.
 * Bots are weakly referenced. Thread-safe.
 */
final class BotStats {

	private final LongSupplier nanoTime;

	private final Map<JDA, Boolean> readiness = new WeakHashMap<>();

	private long start;

	private boolean started;

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
	 * Return whether a bot has become ready and no running bot is still starting.
	 */
	synchronized boolean isSetupComplete() {
		return this.readiness.containsValue(true)
				&& this.readiness.entrySet().stream().allMatch((bot) -> bot.getValue() || hasEnded(bot.getKey()));
	}

	/**
	 * Return the values of the context; empty while there are no bots.
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
	 * Return the number of guilds of the running bots.
	 */
	long guilds() {
		return sum(running(), (bot) -> bot.getGuildCache().size());
	}

	/**
	 * Return the number of running shards that have become ready; a bot without shards
	 * counts as one.
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
