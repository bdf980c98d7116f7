package io.github.tuxsentry.internal.lifecycle;

import java.io.IOException;

import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * A process that says when it runs, and ends in the way its first argument says.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableBotAutoConfiguration
class SessionBot {

	static final String RUNS = "the bot runs";

	public static void main(String[] arguments) throws IOException {
		new SpringApplicationBuilder(SessionBot.class).web(WebApplicationType.NONE).run(arguments);
		System.out.println(RUNS);
		switch (arguments[0]) {
			case "end" -> {
			}
			case "exit" -> System.exit(0);
			case "throw" -> throw new IllegalStateException("The last thread has failed");
			case "handle" -> {
				Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> System.exit(3));
				throw new IllegalStateException("The handler exits");
			}
			default -> {
				while (System.in.read() >= 0) {
					continue;
				}
			}
		}
	}

}
