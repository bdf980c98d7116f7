package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import com.neovisionaries.ws.client.WebSocketFrame;
import io.github.tuxsentry.SentryManager;
import io.sentry.SentryLevel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;

/**
 * Event observer that sends a message of level info when a shard loses its connection to
 * Discord's gateway and is about to reconnect, at most once in ten minutes per shard. The
 * shutdown of a bot is not reported. Thread-safe.
 */
final class DisconnectMessages implements EventObserver {

	private static final long MIN_INTERVAL_NANOS = Duration.ofMinutes(10).toNanos();

	private final SentryManager sentry;

	private final LongSupplier nanoTime;

	private final Map<Integer, Shard> shards = new HashMap<>();

	DisconnectMessages(SentryManager sentry) {
		this(sentry, System::nanoTime);
	}

	DisconnectMessages(SentryManager sentry, LongSupplier nanoTime) {
		this.sentry = sentry;
		this.nanoTime = nanoTime;
	}

	@Override
	public void observe(GenericEvent event) {
		if (event instanceof SessionDisconnectEvent disconnect) {
			int shard = disconnect.getJDA().getShardInfo().getShardId();
			Integer unreported = acquireReport(shard);
			if (unreported != null) {
				report(disconnect, shard, unreported);
			}
		}
	}

	/**
	 * Return the number of disconnects suppressed since the last message, or {@code null}
	 * if this one is to be suppressed, too.
	 */
	private synchronized @Nullable Integer acquireReport(int shardId) {
		long now = this.nanoTime.getAsLong();
		Shard shard = this.shards.get(shardId);
		if (shard != null && now - shard.lastMessage < MIN_INTERVAL_NANOS) {
			shard.unreported++;
			return null;
		}
		this.shards.put(shardId, new Shard(now));
		return (shard != null) ? shard.unreported : 0;
	}

	private void report(SessionDisconnectEvent event, int shard, int unreported) {
		this.sentry.captureMessage("Disconnected from the Discord gateway", SentryLevel.INFO,
				(spec) -> spec.tag("event_type", "disconnect")
					.tag("shard.id", shard)
					.context("disconnect", describe(event, unreported)));
	}

	private static Map<String, Object> describe(SessionDisconnectEvent event, int unreported) {
		Map<String, Object> description = new LinkedHashMap<>();
		WebSocketFrame frame = (event.getServiceCloseFrame() != null) ? event.getServiceCloseFrame()
				: event.getClientCloseFrame();
		if (frame != null) {
			description.put("close_code", frame.getCloseCode());
			CloseCode known = CloseCode.from(frame.getCloseCode());
			if (known != null) {
				description.put("close_meaning", known.getMeaning());
			}
		}
		description.put("closed_by_server", event.isClosedByServer());
		description.put("unreported_since_last", unreported);
		return description;
	}

	private static final class Shard {

		private final long lastMessage;

		private int unreported;

		Shard(long lastMessage) {
			this.lastMessage = lastMessage;
		}

	}

}
