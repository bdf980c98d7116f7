package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.ISpan;
import io.sentry.Sentry;
import io.sentry.protocol.User;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.guild.GuildBanEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExecutionRecord}: what executions record in Sentry and in the MDC.
 */
class ExecutionRecordTests {

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	private final FakeInteraction interaction = new FakeInteraction("token", FakeInteraction.bot());

	private Commands commands;

	@BeforeEach
	void prepareCommands() {
		this.commands = new Commands((name, reason, elapsed) -> {
		}, this.sentry.scopes(), Map.of(LogContext.Field.TRACE_ID, "trace", LogContext.Field.COMMAND, "command"));
	}

	@AfterEach
	void clearMdc() {
		MDC.clear();
	}

	@Test
	void aCommandIsATransactionWithItsUserAndItsContext() {
		end(start(invocation(Invocation.Kind.SLASH, "ping")));
		SentryItem transaction = this.sentry.received().awaitTransaction("command.ping");
		assertThat(transaction).hasOp("discord.command")
			.hasStatus("ok")
			.hasUsername("alice")
			.hasTag("command.name", "ping")
			.hasTag("command.type", "slash")
			.hasTag("shard.id", "3")
			.hasContextEntry("interaction", "option", "value");
		assertThat(transaction.context("trace").path("origin").asText()).isEqualTo("auto.discord.jda");
		assertThat(transaction.breadcrumbs()).singleElement().satisfies((breadcrumb) -> {
			assertThat(breadcrumb.path("timestamp").asText()).doesNotStartWith("1970");
			assertThat(breadcrumb.path("type").asText()).isEqualTo("user");
			assertThat(breadcrumb.path("category").asText()).isEqualTo("command");
			assertThat(breadcrumb.path("message").asText()).isEqualTo("ping");
			assertThat(breadcrumb.path("data").path("type").asText()).isEqualTo("slash");
		});
	}

	@Test
	void aButtonIsATransactionOfAnInteraction() {
		end(start(invocation(Invocation.Kind.BUTTON, "confirm")));
		SentryItem transaction = this.sentry.received().awaitTransaction("interaction.confirm");
		assertThat(transaction).hasOp("discord.interaction").hasTag("command.type", "button");
		assertThat(transaction.breadcrumbs()).singleElement()
			.satisfies((breadcrumb) -> assertThat(breadcrumb.path("category").asText()).isEqualTo("interaction"));
	}

	@Test
	void anAutocompletionHasNoTransaction() {
		CommandExecution execution = start(invocation(Invocation.Kind.AUTOCOMPLETE, "search"));
		assertThat(current()).isNull();
		end(execution);
		assertThat(this.sentry.received()).hasNoTransactions();
		assertThat(this.commands.ends()).isZero();
	}

	@Test
	void aFailureIsTheStatusOfTheTransaction() {
		CommandExecution execution = start(invocation(Invocation.Kind.SLASH, "ping"));
		execution.failed(new IllegalStateException("of the bot"));
		end(execution);
		assertThat(this.sentry.received().awaitTransaction("command.ping")).hasStatus("internal_error");
	}

	@Test
	void aShutdownIsTheStatusOfTheTransaction() {
		CommandExecution execution = start(invocation(Invocation.Kind.SLASH, "ping"));
		leave(execution);
		execution.abort();
		assertThat(this.sentry.received().awaitTransaction("command.ping")).hasStatus("aborted");
	}

	@Test
	void theTransactionEndsWhenTheCommandBecameIdle() throws InterruptedException {
		CommandExecution execution = start(invocation(Invocation.Kind.SLASH, "ping"));
		this.commands.running.called(this.interaction.callback(), 204);
		leave(execution);
		double idle = System.currentTimeMillis() / 1000.0;
		Thread.sleep(50);
		advance(Duration.ofSeconds(2));
		SentryItem transaction = this.sentry.received().awaitTransaction("command.ping");
		assertThat(transaction.payload().path("timestamp").asDouble()).isLessThanOrEqualTo(idle + 0.025);
	}

	@Test
	void delayedWorkIsATransactionInTheSameTraceWithoutTheOutcomeOfTheCommand() {
		CommandExecution execution = start(invocation(Invocation.Kind.SLASH, "ping"));
		execution.runWithin(() -> Sentry.setTag("command.success", "true"));
		end(execution);
		assertThat(current()).isNull();
		execution.runDelayed(() -> {
			assertThat(current()).isNotNull();
			assertThat(MDC.get("command")).isEqualTo("ping");
		});
		assertThat(current()).isNull();
		assertThat(MDC.get("command")).isNull();
		List<SentryItem> transactions = this.sentry.received().awaitItems("transaction", 2);
		SentryItem command = transactions.get(0);
		SentryItem delayed = transactions.get(1);
		assertThat(delayed).hasOp("discord.delayed").hasTraceIdOf(command).hasUsername("alice").hasStatus("ok");
		assertThat(delayed.name()).isEqualTo("command.ping");
		assertThat(command.tag("command.success")).isEqualTo("true");
		assertThat(delayed.tag("command.success")).isNull();
		assertThat(this.commands.ends()).isEqualTo(1);
	}

	@Test
	void delayedWorkOfAnEventHasNoTransaction() {
		CommandExecution event = start(null);
		leave(event);
		event.runDelayed(() -> assertThat(current()).isNull());
		assertThat(this.sentry.received()).hasNoTransactions();
	}

	@Test
	void anEventIsAScopeOfItsOwn() {
		CommandExecution event = start(null);
		assertThat(event.scopes()).isNotNull();
		event.run(listeners(() -> {
			Sentry.setTag("of", "event");
			Sentry.captureMessage("within");
		}));
		Sentry.captureMessage("outside");
		List<SentryItem> events = this.sentry.received().awaitItems("event", 2);
		assertThat(events.get(0)).hasTag("of", "event")
			.hasTag("shard.id", "3")
			.hasTag("event.name", this.interaction.event().getClass().getSimpleName())
			.hasContextEntry("event", "event", this.interaction.event().getClass().getSimpleName());
		assertThat(events.get(1).tag("of")).isNull();
		assertThat(events.get(1).tag("shard.id")).isNull();
		assertThat(this.sentry.received()).hasNoTransactions();
	}

	@Test
	void anEventHasTheUserAndTheGuildThatItTells() {
		Guild guild = FakeInteraction.proxy(Guild.class, Map.of("getIdLong", () -> 1L));
		net.dv8tion.jda.api.entities.User user = FakeInteraction.proxy(net.dv8tion.jda.api.entities.User.class,
				Map.of("getIdLong", () -> 2L));
		CommandExecution event = this.commands.start(new GuildBanEvent(FakeInteraction.bot(), 0, guild, user), null);
		assertThat(event).isNotNull();
		event.run(listeners(() -> Sentry.captureMessage("within")));
		SentryItem item = this.sentry.received().awaitItems("event", 1).get(0);
		assertThat(item).hasTag("guild.id", "1")
			.hasTag("event.name", "GuildBanEvent")
			.hasContextEntry("event", "guild_id", "1")
			.hasContextEntry("event", "user_id", "2");
		assertThat(item.user().path("id").asText()).isEqualTo("2");
	}

	@Test
	void theThreadIsWhatItWasOnceTheListenersHaveReturned() {
		MDC.put("command", "of the bot");
		CommandExecution execution = start(invocation(Invocation.Kind.SLASH, "ping"));
		execution.run(listeners(() -> {
			assertThat(current()).isNotNull();
			assertThat(UnitOfWork.current()).isSameAs(execution);
			assertThat(MDC.get("command")).isEqualTo("ping");
			assertThat(MDC.get("trace")).isEqualTo(current().getSpanContext().getTraceId().toString());
		}));
		assertThat(current()).isNull();
		assertThat(UnitOfWork.current()).isNull();
		assertThat(MDC.get("command")).isEqualTo("of the bot");
		assertThat(MDC.get("trace")).isNull();
	}

	@Test
	void anotherThreadIsWhatItWasOnceItHasLeft() {
		CommandExecution execution = start(invocation(Invocation.Kind.SLASH, "ping"));
		leave(execution);
		MDC.put("command", "of the bot");
		try (UnitOfWork.Entered entered = execution.enter()) {
			assertThat(current()).isNotNull();
			assertThat(MDC.get("command")).isEqualTo("ping");
		}
		assertThat(current()).isNull();
		assertThat(UnitOfWork.current()).isNull();
		assertThat(MDC.get("command")).isEqualTo("of the bot");
	}

	private static @Nullable ISpan current() {
		return Sentry.getSpan();
	}

	private CommandExecution start(@Nullable Invocation invocation) {
		CommandExecution execution = this.commands.start(this.interaction.event(), invocation);
		assertThat(execution).isNotNull();
		return execution;
	}

	private Invocation invocation(Invocation.Kind kind, String name) {
		User user = new User();
		user.setUsername("alice");
		return new Invocation(kind, name, () -> user,
				() -> new CommandContext("interaction", Map.of("option", "value")),
				this.interaction.invocation(name).interaction());
	}

	private void leave(CommandExecution execution) {
		execution.run(listeners(() -> {
		}));
	}

	private void end(CommandExecution execution) {
		this.commands.running.called(this.interaction.callback(), 204);
		leave(execution);
		advance(Duration.ofSeconds(2));
		assertThat(execution.hold()).isFalse();
	}

	private static ListenerCalls listeners(Runnable listeners) {
		return new ListenerCalls(listeners, () -> {
		});
	}

	private void advance(Duration time) {
		this.commands.timer.advance(time, (at) -> {
		});
	}

}
