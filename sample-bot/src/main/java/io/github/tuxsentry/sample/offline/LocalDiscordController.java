package io.github.tuxsentry.sample.offline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.tuxsentry.test.discord.CommandDraft;
import io.github.tuxsentry.test.discord.CommandKind;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.discord.SentCommand;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Controller that sends commands to the bot as a user of the local Discord.
 */
@OfflineEndpoint
class LocalDiscordController {

	private final LocalDiscord discord;

	private final BotConnection bot;

	LocalDiscordController(LocalDiscord discord, BotConnection bot) {
		this.discord = discord;
		this.bot = bot;
	}

	@PostMapping("/offline/discord/commands")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Delivered deliver(@RequestBody Delivery delivery) {
		CommandDraft draft = this.discord.command(kind(delivery.kind()), name(delivery.name()))
			.by(StringUtils.hasText(delivery.user()) ? delivery.user() : "alice");
		Objects.requireNonNullElse(delivery.options(), Map.<String, Object>of())
			.forEach((name, value) -> draft.option(name, value(name, value)));
		this.bot.await();
		SentCommand sent = draft.send();
		return new Delivered(sent.id(), sent.userName(), sent.userId());
	}

	private static CommandKind kind(@Nullable String kind) {
		return Arrays.stream(CommandKind.values())
			.filter((known) -> known.name().equalsIgnoreCase(kind))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("kind must be one of "
					+ Arrays.toString(CommandKind.values()).toLowerCase(Locale.ROOT) + ", not " + kind));
	}

	private static String name(@Nullable String name) {
		if (!StringUtils.hasText(name)) {
			throw new IllegalArgumentException("name is missing: it says which command, such as ping");
		}
		return name;
	}

	private static Object value(String option, @Nullable Object value) {
		if (value instanceof String || value instanceof Number || value instanceof Boolean) {
			return value;
		}
		throw new IllegalArgumentException("options." + option + " must be a text, a number or a boolean");
	}

	@ExceptionHandler
	ProblemDetail badRequest(IllegalArgumentException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail unreadable(HttpMessageNotReadableException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"The body must be JSON such as {\"kind\":\"slash\",\"name\":\"ping\",\"options\":{},\"user\":\"alice\"}");
	}

	@ExceptionHandler
	ProblemDetail unavailable(IllegalStateException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, ex.getMessage());
	}

	/**
	 * Command to send.
	 *
	 * @param kind {@code slash}, {@code user}, {@code message} or {@code prefix}
	 * @param name the name of the command
	 * @param options the options by name, in order: {@code target} for a user command,
	 * and {@code content} for a message command
	 * @param user the name of the user who sends the command, {@code alice} by default
	 */
	record Delivery(@Nullable String kind, @Nullable String name, @Nullable Map<String, Object> options,
			@Nullable String user) {
	}

	/**
	 * Command that was sent.
	 *
	 * @param id the ID of the interaction or message
	 * @param user the name of the user who sent the command
	 * @param userId the ID of the user
	 */
	record Delivered(String id, String user, String userId) {
	}

}
