package io.github.tuxsentry.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.test.sentry.SentryItem;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of commands, interactions and their failures.
 */
final class CommandChecks implements Checks {

	private final Tour tour;

	CommandChecks(Tour tour) {
		this.tour = tour;
	}

	@Override
	public void run(Report report) {
		report.check("command.slash", this::slash);
		report.check("command.prefix", this::prefix);
		report.check("command.button", this::button);
		report.check("command.user_context", this::userContext);
		report.check("command.deferred_reply", this::deferred);
		report.check("command.discord_call_span", this::callSpan);
		report.check("command.duration", this::duration);
		report.check("command.usage_metric", this::usage);
		report.check("command.time_metric", this::time);
		report.check("command.failure", this::failure);
		report.check("command.failure_metric", this::failureMetric);
		report.check("command.failing_callback", this::callback);
		report.check("command.delayed_work", this::delayed);
		report.check("command.guild_tag", this::guild);
		report.check("discord.state_of_the_bot", this::state);
		report.check("discord.cog_metric", () -> this.tour.metric("bot.cog.operation.count", "cog", "Commands"));
	}

	private void slash() {
		SentryItem transaction = this.tour.slash("ping");
		assertThat(transaction).hasOp("discord.command")
			.hasStatus("ok")
			.hasTag("command.type", "slash")
			.hasTag("command.success", "true")
			.hasUsername("alice")
			.hasContext("interaction");
		assertThat(Tour.origin(transaction)).isEqualTo("auto.discord.jda");
	}

	private void prefix() {
		this.tour.discord().message("!ping now").by("bob").send();
		SentryItem transaction = this.tour.sentry()
			.awaitTransaction((item) -> "prefix".equals(item.tag("command.type")));
		assertThat(transaction).hasName("command.ping").hasStatus("ok").hasUsername("bob").hasContext("command");
		assertThat(Tour.span(transaction, "http.client").path("description").asText()).contains("/messages");
	}

	private void button() {
		this.tour.discord().button("page:3").by("alice").send();
		SentryItem transaction = this.tour.sentry().awaitTransaction("interaction.page");
		assertThat(transaction).hasOp("discord.interaction")
			.hasStatus("ok")
			.hasTag("command.type", "button")
			.hasUsername("alice");
	}

	private void userContext() {
		this.tour.discord().userCommand("Show cases").on("mallory").by("alice").send();
		assertThat(this.tour.sentry().awaitTransaction("command.Show cases")).hasStatus("ok")
			.hasTag("command.type", "user")
			.hasUsername("alice");
	}

	private void deferred() {
		SentryItem transaction = this.tour.slash("deferred");
		assertThat(transaction).hasStatus("ok");
		assertThat(Tour.spans(transaction, "http.client")).hasSize(2);
	}

	private void callSpan() {
		JsonNode span = Tour.span(this.tour.slash("ping"), "http.client");
		assertThat(span.path("description").asText())
			.isEqualTo("POST /interactions/{interaction_id}/{interaction_token}/callback");
		assertThat(span.path("status").asText()).isEqualTo("ok");
		assertThat(span.path("origin").asText()).isEqualTo("auto.http.jda");
	}

	private void duration() {
		SentryItem transaction = this.tour.slash("ping");
		double duration = transaction.payload().path("timestamp").asDouble()
				- transaction.payload().path("start_timestamp").asDouble();
		assertThat(duration).isPositive();
		String millis = transaction.tag("command.execution_time_ms");
		assertThat(millis).isNotNull();
		assertThat(Double.parseDouble(String.valueOf(millis))).isPositive();
	}

	private void usage() {
		assertThat(this.tour.metric("bot.command.usage", "command", "ping").attributes()).containsEntry("success", true)
			.containsKey("command_type");
	}

	private void time() {
		assertThat(this.tour.metric("bot.command.execution_time", "command", "ping").unit()).isEqualTo("millisecond");
	}

	private void failure() {
		SentryItem transaction = this.tour.slash("fails");
		assertThat(transaction).hasStatus("invalid_argument")
			.hasTag("command.success", "false")
			.hasTag("command.error_type", "IllegalArgumentException");
		assertThat(this.tour.onlyFailure("the command fails")).hasTraceIdOf(transaction)
			.hasTag("command.name", "fails")
			.hasTag("cog.name", "Commands")
			.hasUsername("alice");
	}

	private void failureMetric() {
		assertThat(this.tour.metric("bot.command.failures", "command", "fails").attributes())
			.containsEntry("error_type", "IllegalArgumentException");
	}

	private void callback() {
		SentryItem transaction = this.tour.slash("callback");
		assertThat(transaction).hasStatus("internal_error");
		assertThat(this.tour.onlyFailure("the callback fails")).hasTraceIdOf(transaction)
			.hasTag("command.name", "callback");
	}

	private void delayed() {
		SentryItem command = this.tour.slash("delayed");
		assertThat(command).hasOp("discord.command").hasStatus("ok");
		SentryItem delayed = this.tour.sentry()
			.awaitTransaction(
					(item) -> "discord.delayed".equals(item.op()) && "delayed".equals(item.tag("command.name")));
		assertThat(delayed).hasTraceIdOf(command).hasUsername("alice");
	}

	private void guild() {
		assertThat(this.tour.slash("ping")).hasTag("guild.id", this.tour.discord().guild().id());
	}

	private void state() {
		assertThat(this.tour.sentry().awaitMetric("bot.guilds").type()).isEqualTo("gauge");
		assertThat(this.tour.onlyFailure("the command fails")).hasContextEntry("bot_stats", "guild_count", 1);
	}

}
