package io.github.tuxsentry.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Sample bot. Sentry is configured by the starter, which is a dependency, and by
 * {@code application.yml}; the code does not contain any further setup.
 */
@SpringBootApplication
@EnableCaching
@EnableScheduling
public class SampleBot {

	/**
	 * Start the bot.
	 * @param args the arguments for Spring Boot, e.g. {@code --offline.tour=false}
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleBot.class, args);
	}

}
