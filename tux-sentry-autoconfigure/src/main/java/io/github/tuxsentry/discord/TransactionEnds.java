package io.github.tuxsentry.discord;

import io.github.tuxsentry.discord.work.InteractionTails;
import io.github.tuxsentry.discord.work.TrackedBots;
import io.github.tuxsentry.tracing.ActiveSpan;
import net.dv8tion.jda.api.interactions.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * Ends the transactions of invocations: at once where all that they started is known to
 * be done, and else, for an interaction, with its last call to Discord.
 */
public final class TransactionEnds {

	private final TrackedBots trackedBots;

	private final InteractionTails tails;

	/**
	 * Creates the ends.
	 * @param trackedBots knows the bots whose calls are tracked
	 * @param tails follows the calls of the other bots
	 */
	public TransactionEnds(TrackedBots trackedBots, InteractionTails tails) {
		this.trackedBots = trackedBots;
		this.tails = tails;
	}

	void end(Invocation invocation, ActiveSpan transaction, @Nullable Throwable failure) {
		if (failure != null) {
			transaction.fail(failure);
		}
		Interaction interaction = invocation.interaction();
		if (interaction == null || !invocation.kind().isTransaction()
				|| this.trackedBots.contains(interaction.getJDA())) {
			transaction.end();
		}
		else {
			this.tails.follow(interaction.getToken(), transaction);
		}
	}

}
