package io.github.tuxsentry.sample.offline;

import java.time.Duration;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.sample.cleanup.CaseCleanup;
import io.github.tuxsentry.test.discord.CommandDraft;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.discord.Reply;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Runner that calls the commands of the bot after startup, unless {@code offline.tour} is
 * {@code false}.
 */
@Component
@ConditionalOnBean({ LocalDiscord.class, LocalSentry.class })
@ConditionalOnBooleanProperty(name = "offline.tour", matchIfMissing = true)
class Tour implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger("tour");

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final LocalDiscord discord;

	private final LocalSentry sentry;

	private final SentryManager manager;

	private final CaseCleanup cleanup;

	private final BotConnection bot;

	private final Environment environment;

	Tour(LocalDiscord discord, LocalSentry sentry, SentryManager manager, CaseCleanup cleanup, BotConnection bot,
			Environment environment) {
		this.discord = discord;
		this.sentry = sentry;
		this.manager = manager;
		this.cleanup = cleanup;
		this.bot = bot;
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments args) {
		try {
			play();
		}
		catch (RuntimeException | AssertionError ex) {
			logger.warn("The tour ends early: {}", ex.getMessage());
		}
	}

	private void play() {
		logger.info("The bot runs offline, against a local Discord and a local Sentry. A tour of its commands:");
		logger.info("");
		logger.info("{}", Arrival.heading());
		this.bot.await();
		play("/ping", "alice", this.discord.slash("ping"));
		play("!ping", "bob", this.discord.message("!ping"));
		play("/tldr tar", "alice", this.discord.slash("tldr").option("page", "tar"));
		play("!tldr tar, from the cache", "bob", this.discord.message("!tldr tar"));
		play("/ban mallory spam", "alice",
				this.discord.slash("ban").option("user", "mallory").option("reason", "spam"));
		play("!ban @trudy more spam", "alice", this.discord.message("!ban @trudy more spam"));
		play("/ban alice revenge, without the permission", "bob",
				this.discord.slash("ban").option("user", "alice").option("reason", "revenge"));
		play("Report message 'Buy now!'", "bob", this.discord.messageCommand("Report message").on("Buy now!"));
		play("Show cases of mallory", "alice", this.discord.userCommand("Show cases").on("mallory"));
		Reply crash = play("/crash Boom!", "bob", this.discord.slash("crash").option("text", "Boom!"));
		tellMore(crash, "bob", "I only wanted to see what happens");
		logger.info("> the scheduled clean-up");
		awaitArrival(this.cleanup::deleteOldCases);
		farewell("http://127.0.0.1:" + this.environment.getProperty("local.server.port"));
	}

	private Reply play(String what, String user, CommandDraft command) {
		logger.info("> {}: {}", user, what);
		return awaitArrival(() -> command.by(user).send().awaitReply(PATIENCE));
	}

	private <T> T awaitArrival(Supplier<T> work) {
		int before = this.sentry.transactions().size();
		T result = work.get();
		this.sentry.awaitItems(SentryItem.TRANSACTION, before + 1, PATIENCE);
		this.manager.flush(PATIENCE);
		return result;
	}

	/**
	 * Press the button of a reply, and submit the modal that it opens.
	 */
	private void tellMore(Reply reply, String user, String message) {
		logger.info("> {}: tells more: {}", user, message);
		String button = reply.json().at("/components/0/components/0/custom_id").asText();
		JsonNode form = this.discord.button(button).by(user).send().awaitReply(PATIENCE).json();
		this.discord.modal(form.path("custom_id").asText())
			.field(form.at("/components/0/component/custom_id").asText(), message)
			.by(user)
			.send()
			.awaitReply(PATIENCE);
		this.sentry.awaitItems(SentryItem.FEEDBACK, 1, PATIENCE);
	}

	private static void farewell(String url) {
		logger.info("");
		logger.info("That was the tour. Give the bot a command yourself, and see what is in Sentry, in a browser:");
		logger.info("  {}/offline", url);
		logger.info("or in a shell:");
		logger.info("  curl {}/offline/discord/commands -H 'Content-Type: application/json' \\", url);
		logger.info(
				"       -d '{\"kind\":\"slash\",\"name\":\"crash\",\"options\":{\"text\":\"Hello\"},\"user\":\"carol\"}'");
		logger.info("  curl '{}/offline/sentry/items?type=event'", url);
		logger.info("The bot stays up until Ctrl-C.");
	}

}
