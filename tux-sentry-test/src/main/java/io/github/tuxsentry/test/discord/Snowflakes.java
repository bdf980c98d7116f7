package io.github.tuxsentry.test.discord;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids as Discord makes them: their upper bits are the time. JDA refuses to answer an
 * interaction whose id is older than 15 minutes.
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
