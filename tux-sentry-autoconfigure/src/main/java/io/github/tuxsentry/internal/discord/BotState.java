package io.github.tuxsentry.internal.discord;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.session.CommandCount;
import io.github.tuxsentry.internal.state.StateContributor;
import io.github.tuxsentry.internal.state.StateReason;
import io.github.tuxsentry.internal.state.StateReason.Rank;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.GatewayIntent;

/**
 * State of the instrumented bots: which they are, and the reasons why their commands are
 * not recorded.
 */
final class BotState implements StateContributor {

	private final Supplier<List<JDA>> bots;

	private final BooleanSupplier prefixCommands;

	private final CommandCount commands;

	/**
	 * Create a new state.
	 * @param bots the instrumented bots
	 * @param prefixCommands whether messages may be commands
	 * @param commands the number of commands
	 */
	BotState(Supplier<List<JDA>> bots, BooleanSupplier prefixCommands, CommandCount commands) {
		this.bots = bots;
		this.prefixCommands = prefixCommands;
		this.commands = commands;
	}

	@Override
	public List<String> instrumented() {
		List<JDA> present = inOrder();
		return present.isEmpty() ? List.of() : List.of("JDA " + BotReport.names(present));
	}

	private List<JDA> inOrder() {
		return this.bots.get()
			.stream()
			.sorted(Comparator.comparingInt((jda) -> jda.getShardInfo().getShardId()))
			.toList();
	}

	@Override
	public List<StateReason> reasons() {
		List<JDA> present = inOrder();
		if (present.isEmpty()) {
			return List.of(new StateReason(Rank.NO_BOT, BotReport.NO_BOT + "."));
		}
		List<StateReason> reasons = new ArrayList<>();
		List<JDA> connected = present.stream().filter((jda) -> jda.getStatus() == JDA.Status.CONNECTED).toList();
		if (!connected.isEmpty() && this.prefixCommands.getAsBoolean()
				&& connected.stream().noneMatch(BotState::receivesContent)) {
			reasons.add(new StateReason(Rank.CONFIGURED, "Prefix commands are not recognized, since the bot does not "
					+ "receive the content of messages. Enable the intents MESSAGE_CONTENT and GUILD_MESSAGES."));
		}
		if (connected.isEmpty()) {
			reasons.add(new StateReason(Rank.NO_BOT, "JDA " + BotReport.names(present)
					+ " is not connected to Discord. Its status is " + present.get(0).getStatus() + "."));
		}
		if (this.commands.get() == 0) {
			reasons.add(new StateReason(Rank.IDLE, "No command has been recorded since the start."));
		}
		return reasons;
	}

	/**
	 * Return whether a bot receives the content of messages. Only a bot that has
	 * connected has intents.
	 */
	private static boolean receivesContent(JDA jda) {
		return jda.getGatewayIntents().contains(GatewayIntent.MESSAGE_CONTENT)
				&& (jda.getGatewayIntents().contains(GatewayIntent.GUILD_MESSAGES)
						|| jda.getGatewayIntents().contains(GatewayIntent.DIRECT_MESSAGES));
	}

}
