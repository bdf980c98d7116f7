package io.github.tuxsentry.internal.state;

/**
 * Reason why less data arrives than expected. Reasons are ordered by likelihood.
 *
 * @param rank the rank
 * @param text the reason in a sentence, followed by what to do about it
 */
public record StateReason(Rank rank, String text) implements Comparable<StateReason> {

	@Override
	public int compareTo(StateReason other) {
		return this.rank.compareTo(other.rank);
	}

	/**
	 * Rank of a reason, from the most to the least likely.
	 */
	public enum Rank {

		/** Sentry is disabled. */
		DISABLED,

		/** Data cannot be delivered. */
		UNDELIVERED,

		/** Data was dropped before or after it was queued. */
		DROPPED,

		/** Data is not recorded because of the configuration. */
		CONFIGURED,

		/** Transactions are sampled out. */
		SAMPLED_OUT,

		/** No bot was found, or it is not connected. */
		NO_BOT,

		/** There was nothing to record. */
		IDLE

	}

}
