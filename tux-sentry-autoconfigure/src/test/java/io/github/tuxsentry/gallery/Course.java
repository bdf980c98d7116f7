package io.github.tuxsentry.gallery;

import java.util.Locale;

import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;

/**
 * What a bot does for its user.
 */
enum Course {

	/**
	 * Replies after some work.
	 */
	OK {
		@Override
		void respond(IReplyCallback event) {
			work(100);
			event.reply("done").queue((hook) -> Stopwatch.answered(event));
		}
	},

	/**
	 * Fails before it has responded.
	 */
	FAILS {
		@Override
		void respond(IReplyCallback event) {
			throw new IllegalStateException("in the work");
		}
	},

	/**
	 * Never acknowledges the interaction.
	 */
	IGNORED {
		@Override
		void respond(IReplyCallback event) {
		}
	},

	/**
	 * Defers the reply and replies after some work.
	 */
	DEFERRED {
		@Override
		void respond(IReplyCallback event) {
			event.deferReply().queue();
			work(300);
			event.getHook().editOriginal("done").queue((message) -> Stopwatch.answered(event));
		}
	},

	/**
	 * Defers the reply and never replies.
	 */
	UNANSWERED {
		@Override
		void respond(IReplyCallback event) {
			event.deferReply().queue();
		}
	};

	final void perform(IReplyCallback event) {
		Stopwatch.start(event);
		respond(event);
	}

	abstract void respond(IReplyCallback event);

	/**
	 * Return whether the user receives a reply.
	 */
	boolean isAnswered() {
		return this == OK || this == DEFERRED;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	private static void work(long milliseconds) {
		try {
			Thread.sleep(milliseconds);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
