package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;

/**
 * The ways in which a command may end, each with what Sentry is to get.
 */
enum Outcome {

	OK("ok", 0, null) {
		@Override
		void act(GuildMessageChannel channel) {
			channel.sendMessage("done").queue();
		}
	},

	LISTENER_THROWS("internal_error", 1, "IllegalStateException") {
		@Override
		void act(GuildMessageChannel channel) {
			throw new IllegalStateException("in the listener");
		}
	},

	CALLBACK_THROWS("invalid_argument", 1, "IllegalArgumentException") {
		@Override
		void act(GuildMessageChannel channel) {
			channel.sendMessage("done").queue((message) -> {
				throw new IllegalArgumentException("in the callback");
			});
		}
	},

	NESTED_CALLBACK_THROWS("invalid_argument", 1, "IllegalArgumentException") {
		@Override
		void act(GuildMessageChannel channel) {
			channel.sendMessage("first").queue((first) -> channel.sendMessage("second").queue((second) -> {
				throw new IllegalArgumentException("in the second callback");
			}));
		}
	},

	REST_FORBIDDEN("permission_denied", 0, "ErrorResponseException") {
		@Override
		void prepare(LocalDiscord discord) {
			discord.respond("POST", MESSAGES, 403, error(50013, "Missing Permissions"), 1);
		}
	},

	REST_NOT_FOUND("not_found", 1, "ErrorResponseException") {
		@Override
		void prepare(LocalDiscord discord) {
			discord.respond("POST", MESSAGES, 404, error(10003, "Unknown Channel"), 1);
		}
	},

	REST_BROKEN("internal_error", 1, "ErrorResponseException") {
		@Override
		void prepare(LocalDiscord discord) {
			discord.respond("POST", MESSAGES, 500, error(0, "Internal Server Error"), 1);
		}
	},

	REST_FAILURE_HANDLED("ok", 0, null) {
		@Override
		void prepare(LocalDiscord discord) {
			discord.respond("POST", MESSAGES, 404, error(10003, "Unknown Channel"), 1);
		}

		@Override
		void act(GuildMessageChannel channel) {
			channel.sendMessage("done").queue(null, (handled) -> {
			});
		}
	},

	RATE_LIMITED("ok", 0, null) {
		@Override
		void prepare(LocalDiscord discord) {
			discord.respond("POST", MESSAGES, 429, "{\"message\":\"You are being rate limited.\",\"retry_after\":0.1}",
					1);
		}
	},

	NOT_ANSWERED("deadline_exceeded", 0, "TimeoutException") {
		@Override
		void prepare(LocalDiscord discord) {
			discord.neverAnswer("POST", MESSAGES);
		}
	},

	FAULT_OF_THE_USER("permission_denied", 0, "InsufficientPermissionException") {
		@Override
		void act(GuildMessageChannel channel) {
			throw new InsufficientPermissionException(channel, Permission.BAN_MEMBERS);
		}
	};

	private static final String MESSAGES = "/channels/{channel}/messages";

	private final String status;

	private final int events;

	private final String errorType;

	Outcome(String status, int events, String errorType) {
		this.status = status;
		this.events = events;
		this.errorType = errorType;
	}

	private static String error(int code, String message) {
		return "{\"code\":" + code + ",\"message\":\"" + message + "\"}";
	}

	void prepare(LocalDiscord discord) {
	}

	void act(GuildMessageChannel channel) {
		channel.sendMessage("done").queue();
	}

	String status() {
		return this.status;
	}

	int events() {
		return this.events;
	}

	String errorType() {
		return this.errorType;
	}

}
