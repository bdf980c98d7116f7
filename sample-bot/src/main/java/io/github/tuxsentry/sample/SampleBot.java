package io.github.tuxsentry.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The bot. There is no Sentry set-up in it: the starter is a dependency, and the rest is
 * in {@code application.yml}.
 */
@SpringBootApplication
@EnableCaching
@EnableScheduling
public class SampleBot {

	/**
	 * Starts the bot.
	 * @param args Spring Boot's arguments, e.g. {@code --offline.tour=false}
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleBot.class, args);
	}

}
