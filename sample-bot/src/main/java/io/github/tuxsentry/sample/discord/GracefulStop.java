package io.github.tuxsentry.sample.discord;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import net.dv8tion.jda.api.JDA;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Stops the bot before anything else stops, so that the last commands still find all that
 * they need and what they leave is sent.
 */
@Component
class GracefulStop {

	private static final int PATIENCE_SECONDS = 3;

	private final JDA jda;

	private final ExecutorService discordEvents;

	GracefulStop(JDA jda, ExecutorService discordEvents) {
		this.jda = jda;
		this.discordEvents = discordEvents;
	}

	@EventListener(ContextClosedEvent.class)
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void stop() throws InterruptedException {
		this.jda.shutdown();
		if (!this.jda.awaitShutdown(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			this.jda.shutdownNow();
		}
		this.discordEvents.shutdown();
		this.discordEvents.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
	}

}
