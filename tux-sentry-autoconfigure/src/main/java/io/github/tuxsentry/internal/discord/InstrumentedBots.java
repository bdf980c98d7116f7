package io.github.tuxsentry.internal.discord;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

import io.github.tuxsentry.spi.TuxSentryInfoContributor;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;

import static java.util.Collections.newSetFromMap;
import static java.util.Collections.synchronizedSet;

/**
 * Contributor that lists the instrumented bots by shard. Thread-safe.
 */
final class InstrumentedBots implements EventObserver, TuxSentryInfoContributor {

	private final Set<JDA> bots = synchronizedSet(newSetFromMap(new WeakHashMap<>()));

	InstrumentedBots() {
	}

	@Override
	public void instrumented(JDA jda) {
		this.bots.add(jda);
	}

	@Override
	public void observe(GenericEvent event) {
	}

	@Override
	public String name() {
		return "jda";
	}

	@Override
	public Object value() {
		List<JDA> present;
		synchronized (this.bots) {
			present = List.copyOf(this.bots);
		}
		return present.stream()
			.sorted(Comparator.comparingInt((jda) -> jda.getShardInfo().getShardId()))
			.map(InstrumentedBots::describe)
			.collect(Collectors.toList());
	}

	private static Map<String, Object> describe(JDA jda) {
		return new TreeMap<>(Map.of("shard", jda.getShardInfo().getShardId(), "shards",
				jda.getShardInfo().getShardTotal(), "status", jda.getStatus().name(), "guilds",
				jda.getGuildCache().size(), "listeners", jda.getRegisteredListeners().size()));
	}

}
