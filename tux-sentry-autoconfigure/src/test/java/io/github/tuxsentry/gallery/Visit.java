package io.github.tuxsentry.gallery;

import java.time.Duration;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.SentryItem;

/**
 * One use of a bot by a user.
 *
 * @param connection the JDA of the bot
 * @param shape the shape of the listener
 * @param course what the bot does
 * @param guildId the guild in which the user is
 * @param sent the command
 * @param sentNanos the time at which it was sent
 */
record Visit(GalleryBot.Connection connection, Shape shape, Course course, String guildId, SentCommand sent,
		long sentNanos) {

	static Visit of(LocalDiscord discord, GalleryBot.Connection connection, Shape shape, Course course) {
		long now = System.nanoTime();
		SentCommand sent = shape.send(discord, course);
		if (course.isAnswered()) {
			sent.awaitReply();
		}
		return new Visit(connection, shape, course, discord.guild().id(), sent, now);
	}

	String command() {
		return this.shape.command(this.course);
	}

	/**
	 * Return whether an event or transaction is about this visit.
	 */
	boolean matches(SentryItem item) {
		return command().equals(item.tag("command.name"))
				&& this.guildId.equals(item.context("interaction").path("guild_id").asText());
	}

	@Override
	public String toString() {
		return this.shape + ", " + this.course;
	}

}
