package io.github.tuxsentry.internal.discord;

import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * Event processor that adds the bot's statistics to each event, as the context
 * {@code bot_stats} and the tag {@code bot.setup_complete}. It never drops an event.
 * Thread-safe.
 */
final class BotStatsProcessor implements EventProcessor {

	private final BotStats stats;

	private final FaultBarrier faults;

	BotStatsProcessor(BotStats stats, FaultBarrier faults) {
		this.stats = stats;
		this.faults = faults;
	}

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		this.faults.run("describe the bot", () -> describe(event));
		return event;
	}

	private void describe(SentryEvent event) {
		event.setTag("bot.setup_complete", String.valueOf(this.stats.isSetupComplete()));
		Map<String, Object> description = this.stats.describe();
		if (!description.isEmpty()) {
			event.getContexts().put("bot_stats", description);
		}
	}

}
