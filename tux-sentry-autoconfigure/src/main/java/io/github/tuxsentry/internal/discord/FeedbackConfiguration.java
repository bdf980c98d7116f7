package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.sentry.ScopesAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration for feedback of users on failed commands, which requires the components
 * of JDA 6.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSwitch(value = { "discord.reply-with-event-id", "discord.feedback-button" }, matchIfMissing = false)
class FeedbackConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = FeedbackComponents.REQUIRED)
	static class FormConfiguration {

		@Bean
		FeedbackForm tuxSentryFeedbackForm(MessageSource messages, DiscordUsers users, Tracer tracer,
				FaultBarrier faults) {
			return new FeedbackForm(new FeedbackComponents(), new FeedbackTexts(messages), users,
					ScopesAdapter.getInstance(), tracer, faults);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass(FeedbackComponents.REQUIRED)
	static class UnavailableConfiguration {

		private static final Logger logger = LoggerFactory.getLogger(FeedbackForm.class);

		@Bean
		SmartInitializingSingleton tuxSentryUnavailableFeedback() {
			return () -> logger
				.warn("tux.sentry.discord.feedback-button requires JDA 6: failed commands are replied to "
						+ "without a button");
		}

	}

}
