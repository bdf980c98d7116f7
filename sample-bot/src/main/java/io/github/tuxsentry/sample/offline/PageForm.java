package io.github.tuxsentry.sample.offline;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import jakarta.annotation.PostConstruct;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.stereotype.Component;

/**
 * Component that adds the form for commands to the page of the local Sentry.
 */
@Component
@ConditionalOnBean({ LocalDiscord.class, LocalSentry.class })
class PageForm {

	private final LocalSentry sentry;

	private final LocalDiscord discord;

	PageForm(LocalSentry sentry, LocalDiscord discord) {
		this.sentry = sentry;
		this.discord = discord;
	}

	@PostConstruct
	void attach() {
		this.sentry.attach(this.discord);
	}

}
