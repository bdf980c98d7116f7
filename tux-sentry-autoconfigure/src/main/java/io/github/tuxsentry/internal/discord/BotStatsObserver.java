package io.github.tuxsentry.internal.discord;

import java.time.Duration;

import io.github.tuxsentry.metrics.BotMetrics;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GatewayPingEvent;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildUnavailableEvent;
import net.dv8tion.jda.api.events.session.GenericSessionEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;

/**
 * Event observer that keeps the {@link BotStats} up to date, and sets the gauges of the
 * bot when one of them may have changed.
 */
final class BotStatsObserver implements EventObserver {

	private final BotStats stats;

	private final BotMetrics metrics;

	BotStatsObserver(BotStats stats, BotMetrics metrics) {
		this.stats = stats;
		this.metrics = metrics;
	}

	@Override
	public void instrumented(JDA jda) {
		this.stats.add(jda);
		record(jda);
	}

	@Override
	public void observe(GenericEvent event) {
		if (isReady(event)) {
			this.stats.ready(event.getJDA());
		}
		if (changesGauges(event)) {
			record(event.getJDA());
		}
	}

	private static boolean isReady(GenericEvent event) {
		return event instanceof ReadyEvent
				|| (event instanceof StatusChangeEvent change && change.getNewStatus() == JDA.Status.CONNECTED);
	}

	private static boolean changesGauges(GenericEvent event) {
		return event instanceof GatewayPingEvent || event instanceof StatusChangeEvent
				|| event instanceof GenericSessionEvent || event instanceof GuildJoinEvent
				|| event instanceof GuildLeaveEvent || event instanceof GuildAvailableEvent
				|| event instanceof GuildUnavailableEvent;
	}

	private void record(JDA jda) {
		long pingMillis = jda.getGatewayPing();
		this.metrics.recordBotMetric((bot) -> {
			bot.guilds(this.stats.guilds()).shards(this.stats.shards());
			if (pingMillis >= 0) {
				bot.gatewayPing(jda.getShardInfo().getShardId(), Duration.ofMillis(pingMillis));
			}
		});
	}

}
