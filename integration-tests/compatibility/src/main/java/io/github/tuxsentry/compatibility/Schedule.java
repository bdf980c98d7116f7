package io.github.tuxsentry.compatibility;

import org.springframework.scheduling.annotation.Scheduled;

/**
 * Scheduled methods of the bot, which run once at startup.
 */
class Schedule {

	@Scheduled(fixedRate = 3_600_000)
	void tidy() {
	}

	@Scheduled(fixedRate = 3_600_000)
	void failScheduled() {
		throw new IllegalStateException("the scheduled method fails");
	}

}
