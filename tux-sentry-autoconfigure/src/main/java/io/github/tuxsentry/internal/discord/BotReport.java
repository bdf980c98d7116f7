package io.github.tuxsentry.internal.discord;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.internal.discord.execution.ExecutionPropagation;
import io.github.tuxsentry.spi.TuxSentryInfoContributor;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Report on the instrumented bots, by shard, and on what is missing for those whose
 * builder was not configured. It is logged once the application is running and, if there
 * was no bot by then, with the first one. Thread-safe.
 */
final class BotReport implements TuxSentryInfoContributor, EventObserver {

	private static final Logger logger = LoggerFactory.getLogger(JdaInstrumentation.class);

	static final String NO_BOT = "No JDA was found. Declare JDA, its builder "
			+ "or its RestConfig as a bean, pass its builder to the JdaBuilderConfigurer, or pass JDA itself to the "
			+ "JdaInstrumentation";

	private static final String NOT_LOGGED = ". Log events, and exceptions that JDA only logs, such as those of "
			+ "callbacks, are not reported, since neither Logback nor Log4j2 is the logging system";

	private final Supplier<List<JDA>> bots;

	private final Predicate<JDA> tracked;

	private final BooleanSupplier sentryEnabled;

	private final BooleanSupplier logged;

	private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);

	/**
	 * Create a new report.
	 * @param bots the instrumented bots
	 * @param tracked whether the calls of a bot have spans
	 * @param sentryEnabled whether anything is sent
	 * @param logged whether the exceptions that JDA logs are reported
	 */
	BotReport(Supplier<List<JDA>> bots, Predicate<JDA> tracked, BooleanSupplier sentryEnabled, BooleanSupplier logged) {
		this.bots = bots;
		this.tracked = tracked;
		this.sentryEnabled = sentryEnabled;
		this.logged = logged;
	}

	/**
	 * Log the report, once.
	 */
	void log() {
		if (inOrder().isEmpty() && this.state.compareAndSet(State.STARTING, State.AWAITING_BOT)) {
			logUnlessFound();
		}
		else if (this.state.compareAndSet(State.STARTING, State.LOGGED)) {
			log(inOrder());
		}
	}

	/**
	 * Log that there is no bot, unless one has been instrumented in the meantime.
	 */
	private void logUnlessFound() {
		List<JDA> present = inOrder();
		if (present.isEmpty() || this.state.compareAndSet(State.AWAITING_BOT, State.LOGGED)) {
			log(present);
		}
	}

	@Override
	public void instrumented(JDA jda) {
		if (this.state.compareAndSet(State.AWAITING_BOT, State.LOGGED)) {
			log(List.of(jda));
		}
	}

	@Override
	public void observe(GenericEvent event) {
	}

	private void log(List<JDA> present) {
		if (this.sentryEnabled.getAsBoolean()) {
			logger.info("{}{}", present.isEmpty() ? NO_BOT : summarize(present),
					this.logged.getAsBoolean() ? "" : NOT_LOGGED);
		}
	}

	private String summarize(List<JDA> present) {
		Map<List<String>, List<JDA>> groups = present.stream()
			.collect(Collectors.groupingBy(this::missing, LinkedHashMap::new, Collectors.toList()));
		return groups.entrySet()
			.stream()
			.map((group) -> names(group.getValue()) + (group.getKey().isEmpty() ? ""
					: " (without %s, since the builder was not configured by the JdaBuilderConfigurer)"
						.formatted(String.join(" and ", group.getKey()))))
			.collect(Collectors.joining(", ", "Instrumented JDA ", ""));
	}

	static String names(List<JDA> group) {
		String first = group.get(0).getShardInfo().getShardString();
		return (group.size() > 1) ? first + " and " + (group.size() - 1) + " more" : first;
	}

	@Override
	public String name() {
		return "jda";
	}

	@Override
	public Object value() {
		return inOrder().stream().map(this::describe).toList();
	}

	private List<JDA> inOrder() {
		return this.bots.get()
			.stream()
			.sorted(Comparator.comparingInt((jda) -> jda.getShardInfo().getShardId()))
			.toList();
	}

	private Map<String, Object> describe(JDA jda) {
		Map<String, Object> description = new TreeMap<>();
		description.put("shard", jda.getShardInfo().getShardId());
		description.put("shards", jda.getShardInfo().getShardTotal());
		description.put("status", jda.getStatus().name());
		description.put("guilds", jda.getGuildCache().size());
		description.put("listeners", jda.getRegisteredListeners().stream().filter(CogMetrics::isCog).count());
		List<String> missing = missing(jda);
		description.put("configured", missing.isEmpty());
		description.put("missing", missing);
		return description;
	}

	/**
	 * Return what the configuration of the builder would have added.
	 */
	private List<String> missing(JDA jda) {
		boolean callbacks = ExecutionPropagation.isWrapped(jda.getCallbackPool());
		List<String> missing = new ArrayList<>();
		// A shard whose callbacks are tracked may not have performed a call yet.
		if (!callbacks && !this.tracked.test(jda)) {
			missing.add("spans of calls to Discord");
		}
		if (!callbacks) {
			missing.add("callbacks as part of their command");
		}
		return missing;
	}

	/**
	 * State of the log.
	 */
	private enum State {

		STARTING, AWAITING_BOT, LOGGED

	}

}
