package io.github.tuxsentry.internal.delivery;

import java.io.IOException;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;

/**
 * A process that captures as many messages and transactions, and tracks as many commands,
 * as its first argument says, tells so on its standard output, and lives until it is
 * killed or its standard input ends.
 */
@SpringBootConfiguration
@EnableBotAutoConfiguration
class DoomedBot {

	static final String CAPTURED = "everything is captured";

	public static void main(String[] arguments) throws IOException {
		ApplicationContext context = new SpringApplicationBuilder(DoomedBot.class).web(WebApplicationType.NONE)
			.run(arguments);
		SentryManager sentry = context.getBean(SentryManager.class);
		CommandTracker commands = context.getBean(CommandTracker.class);
		int number = Integer.parseInt(arguments[0]);
		for (int i = 0; i < number; i++) {
			sentry.captureMessage("message " + i);
			sentry.startTransaction("task.background", "transaction " + i).close();
			commands.trackCommandEnd(commands.trackCommandStart("ping"));
		}
		context.getBeansOfType(MetricsPublisher.class).values().forEach(MetricsPublisher::publishNow);
		System.out.println(CAPTURED);
		while (System.in.read() >= 0) {
			continue;
		}
		System.exit(0);
	}

}
