package io.github.tuxsentry.internal.discord;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * JDA reports calls on several threads, so that a reply may be reported before the
 * callback that has deferred it.
 */
class LateCallbackTests {

	private static final int DELAY_MILLIS = 400;

	@Test
	void aReplyThatOvertakesItsCallbackEndsTheCommand() {
		try (LateReports events = new LateReports();
				TestBot bot = TestBot.builder().eventPool(events).listeners(new Deferring()).start()) {
			events.delayNext.set(true);
			assertThat(bot.discord().slash("report").by("alice").send().awaitReply().content()).isEqualTo("done");
			SentryItem transaction = bot.sentry().awaitTransaction("command.report");
			assertThat(events.delayNext).isFalse();
			assertThat(transaction).hasStatus("ok").hasTag("command.success", "true");
		}
	}

	private static final class Deferring extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.deferReply().queue();
			event.getHook().editOriginal("done").queue();
		}

	}

	/**
	 * Event pool that delays the next event which does not come from the gateway: the
	 * report of a call.
	 */
	private static final class LateReports extends ScheduledThreadPoolExecutor implements AutoCloseable {

		private final AtomicBoolean delayNext = new AtomicBoolean();

		LateReports() {
			super(2);
		}

		@Override
		public void execute(Runnable task) {
			boolean fromGateway = Thread.currentThread().getName().contains("MainWS");
			long delay = (!fromGateway && this.delayNext.compareAndSet(true, false)) ? DELAY_MILLIS : 0;
			schedule(task, delay, TimeUnit.MILLISECONDS);
		}

		@Override
		public void close() {
			shutdownNow();
		}

	}

}
