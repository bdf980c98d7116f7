package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEvent;
import io.sentry.protocol.App;
import io.sentry.protocol.SentryTransaction;
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
import org.jspecify.annotations.Nullable;

/**
 * Size and readiness of all instrumented bots, kept up to date by their events: published
 * as gauges when one of them may have changed, and added to each event as the context
 * {@code bot_stats} and the tag {@code bot.setup_complete}. The ID of their application
 * is added to events and transactions. Only the sizes of JDA's caches are read. Bots are
 * weakly referenced. Thread-safe.
 */
final class BotStats implements EventObserver, EventProcessor {

	private final BotMetrics metrics;

	private final FaultBarrier faults;

	private final LongSupplier nanoTime;

	private final Map<JDA, Boolean> readiness = new WeakHashMap<>();

	private long start;

	private boolean started;

	BotStats(BotMetrics metrics, FaultBarrier faults) {
		this(metrics, faults, System::nanoTime);
	}

	BotStats(BotMetrics metrics, FaultBarrier faults, LongSupplier nanoTime) {
		this.metrics = metrics;
		this.faults = faults;
		this.nanoTime = nanoTime;
	}

	@Override
	public void instrumented(JDA jda) {
		add(jda);
		record(jda);
	}

	synchronized void add(JDA jda) {
		if (!this.started) {
			this.start = this.nanoTime.getAsLong();
			this.started = true;
		}
		this.readiness.putIfAbsent(jda, jda.getStatus() == JDA.Status.CONNECTED);
	}

	@Override
	public void observe(GenericEvent event) {
		if (isReady(event)) {
			ready(event.getJDA());
		}
		if (changesGauges(event)) {
			record(event.getJDA());
		}
	}

	synchronized void ready(JDA jda) {
		add(jda);
		this.readiness.put(jda, true);
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
			bot.guilds(guilds()).shards(shards());
			if (pingMillis >= 0) {
				bot.gatewayPing(jda.getShardInfo().getShardId(), Duration.ofMillis(pingMillis));
			}
		});
	}

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		this.faults.run("describe the bot", () -> describe(event));
		identify(event);
		return event;
	}

	@Override
	public SentryTransaction process(SentryTransaction transaction, Hint hint) {
		identify(transaction);
		return transaction;
	}

	private void identify(SentryBaseEvent item) {
		this.faults.run("identify the application", () -> {
			String id = applicationId();
			App app = item.getContexts().getApp();
			if (id != null && (app == null || app.getAppIdentifier() == null)) {
				App identified = (app != null) ? app : new App();
				identified.setAppIdentifier(id);
				item.getContexts().setApp(identified);
			}
		});
	}

	private void describe(SentryEvent event) {
		event.setTag("bot.setup_complete", String.valueOf(isSetupComplete()));
		Map<String, Object> description = describe();
		if (!description.isEmpty()) {
			event.getContexts().put("bot_stats", description);
		}
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

	/**
	 * Return whether a bot has become ready and no bot is still logging in.
	 */
	synchronized boolean isSetupComplete() {
		boolean anyReady = false;
		for (Map.Entry<JDA, Boolean> bot : this.readiness.entrySet()) {
			anyReady |= bot.getValue();
			if (!bot.getValue() && hasLoginBegun(bot.getKey()) && !hasEnded(bot.getKey())) {
				return false;
			}
		}
		return anyReady;
	}

	/**
	 * Return the ID of the application that all bots belong to, as the shards of one do.
	 * @return the ID, or {@code null} if no bot has become ready, or if they differ
	 */
	synchronized @Nullable String applicationId() {
		String only = null;
		for (Map.Entry<JDA, Boolean> bot : this.readiness.entrySet()) {
			String id = bot.getValue() ? bot.getKey().getSelfUser().getApplicationId() : only;
			if (only != null && !only.equals(id)) {
				return null;
			}
			only = id;
		}
		return only;
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

	private List<JDA> running() {
		List<JDA> running = new ArrayList<>(present());
		running.removeIf(BotStats::hasEnded);
		return running;
	}

	/**
	 * Return all instrumented bots that still exist.
	 */
	synchronized List<JDA> present() {
		return List.copyOf(this.readiness.keySet());
	}

	private synchronized long uptimeSeconds() {
		return TimeUnit.NANOSECONDS.toSeconds(this.nanoTime.getAsLong() - this.start);
	}

	/**
	 * Return whether a bot logs in. Before, JDA may drop it without an event.
	 */
	private static boolean hasLoginBegun(JDA jda) {
		return jda.getStatus().ordinal() >= JDA.Status.LOGGING_IN.ordinal();
	}

	private static boolean hasEnded(JDA jda) {
		return jda.getStatus() == JDA.Status.SHUTDOWN || jda.getStatus() == JDA.Status.FAILED_TO_LOGIN;
	}

	private static long sum(List<JDA> bots, ToLongFunction<JDA> size) {
		return bots.stream().mapToLong(size).sum();
	}

}
