package io.github.tuxsentry.test.discord;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Generator of IDs in the format of Discord, whose upper bits are the current time. JDA
 * does not respond to an interaction whose ID is older than 15 minutes. Thread-safe.
 */
final class Snowflakes {

	private static final long DISCORD_EPOCH = 1_420_070_400_000L;

	private static final int TIME_SHIFT = 22;

	private final AtomicLong last = new AtomicLong();

	String next() {
		long now = (System.currentTimeMillis() - DISCORD_EPOCH) << TIME_SHIFT;
		return Long.toString(this.last.updateAndGet((previous) -> Math.max(previous + 1, now)));
	}

	static int shardOf(String guildId, int shardTotal) {
		return (int) ((Long.parseLong(guildId) >>> TIME_SHIFT) % shardTotal);
	}

}
