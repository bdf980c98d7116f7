package io.github.tuxsentry.gallery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listener that works as a coroutine does: it is suspended at once, and its continuation
 * is resumed by a timer on a thread of a dispatcher, which logs exceptions.
 */
class CoroutineListener extends ListenerAdapter implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CoroutineListener.class);

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

	private final ExecutorService dispatcher = Executors.newFixedThreadPool(Course.values().length);

	@Override
	public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
		Course course = Shape.COROUTINE.course(event);
		if (course != null) {
			suspend(() -> suspend(() -> course.perform(event)));
		}
	}

	private void suspend(Runnable continuation) {
		this.timer.schedule(() -> this.dispatcher.execute(() -> resume(continuation)), 5, TimeUnit.MILLISECONDS);
	}

	private static void resume(Runnable continuation) {
		try {
			continuation.run();
		}
		catch (RuntimeException ex) {
			logger.error("Uncaught exception from coroutine", ex);
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		this.dispatcher.shutdownNow();
	}

}
