package io.github.tuxsentry.metrics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import static io.github.tuxsentry.metrics.BotAttribute.SHARD;

/**
 * Details of the current state of the bot. Values that are not set are not recorded.
 * Instances are not thread-safe and are only valid during the call that records them.
 *
 * @since 0.1.0
 */
public final class BotStateMetric {

	private final Map<Integer, Duration> gatewayPings = new LinkedHashMap<>();

	private @Nullable Long guilds;

	private @Nullable Long shards;

	BotStateMetric() {
	}

	/**
	 * Set the number of guilds of the bot.
	 * @param guilds the number of guilds, 0 or more
	 * @return this metric
	 */
	public BotStateMetric guilds(long guilds) {
		this.guilds = guilds;
		return this;
	}

	/**
	 * Set the number of shards in this process.
	 * @param shards the number of shards, 0 or more; a bot without shards is one
	 * @return this metric
	 */
	public BotStateMetric shards(long shards) {
		this.shards = shards;
		return this;
	}

	/**
	 * Set the time until the gateway responds to the heartbeat of a shard. If set
	 * repeatedly for a shard, the last value is recorded.
	 * @param shard the number of the shard, 0 or more
	 * @param ping the time, 0 or longer, recorded in whole milliseconds
	 * @return this metric
	 */
	public BotStateMetric gatewayPing(int shard, Duration ping) {
		this.gatewayPings.put(shard, ping);
		return this;
	}

	void writeTo(MetricSink sink) {
		if (this.guilds != null) {
			sink.gauge(BotMetric.GUILDS, MetricAttributes.none(), this.guilds);
		}
		if (this.shards != null) {
			sink.gauge(BotMetric.SHARDS, MetricAttributes.none(), this.shards);
		}
		this.gatewayPings.forEach((shard, ping) -> sink.gauge(BotMetric.GATEWAY_PING,
				MetricAttributes.with(SHARD, String.valueOf(shard)).build(), ping.toMillis()));
	}

}
