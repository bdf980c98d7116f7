package io.github.tuxsentry.examples;

import java.time.Duration;
import java.util.Map;

import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.CacheMetric;
import io.github.tuxsentry.metrics.Timing;

/**
 * The recordings of docs/metrics.md.
 */
class Recordings {

	private final BotMetrics metrics;

	Recordings(BotMetrics metrics) {
		this.metrics = metrics;
	}

	void record(Duration elapsed, Exception exception, Map<String, String> cache) {
		this.metrics.recordCommandMetric("ban", elapsed, (command) -> command.type("slash").failed(exception));
		this.metrics.recordDatabaseMetric("insert", elapsed, (database) -> database.table("cases").retries(2));
		this.metrics.recordApiMetric("tldr", "/pages/{page}", elapsed, (api) -> api.method("GET").statusCode(200));
		this.metrics.recordCogMetric("tldr", "load", elapsed);
		this.metrics.recordCacheMetric("tldr", "get", (lookup) -> lookup.hit().duration(elapsed));
		this.metrics.recordCacheMetric("tldr", "set", (entry) -> entry.size(cache.size()));
		this.metrics.recordTaskMetric("cleanup", elapsed, (task) -> task.type("scheduled"));
		this.metrics.recordBotMetric((bot) -> bot.guilds(120).shards(2).gatewayPing(0, elapsed));
	}

	int deleteOldCases(CaseRepository cases) {
		return this.metrics.timeTask("cleanup").call((task) -> {
			task.type("scheduled");
			return cases.deleteOld();
		});
	}

	void reload(Map<String, String> emojis) {
		try (Timing<CacheMetric> timing = this.metrics.timeCache("emojis", "reload")) {
			emojis.replaceAll((name, emoji) -> emoji.strip());
			timing.metric().size(emojis.size());
		}
	}

	/**
	 * Cases that can be deleted.
	 */
	interface CaseRepository {

		int deleteOld();

	}

}
