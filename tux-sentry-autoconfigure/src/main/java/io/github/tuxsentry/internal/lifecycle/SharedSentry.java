package io.github.tuxsentry.internal.lifecycle;

import io.github.tuxsentry.internal.autoconfigure.SentryStatus;
import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Warning that the events of other application contexts of this JVM are sent to the DSN
 * of the context that was started last.
 */
final class SharedSentry implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(SharedSentry.class);

	private final ConfigurableListableBeanFactory beans;

	SharedSentry(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public void afterSingletonsInstantiated() {
		SentryOptions current = ScopesAdapter.getInstance().getGlobalScope().getOptions();
		String target = SentryStatus.target(current.getDsn());
		boolean own = this.beans.containsSingleton(SentryAutoConfigurations.SENTRY_BEAN)
				&& SentryContexts.existing(this.beans, SentryOptions.class).contains(current);
		if (own && SentryContexts.options()
			.stream()
			.map((options) -> SentryStatus.target(options.getDsn()))
			.anyMatch((other) -> other != null && !other.equals(target))) {
			logger.warn("Several application contexts of this JVM use different DSNs, but share Sentry: "
					+ "all of them now send to {}, the DSN of the context that was started last.", target);
		}
	}

}
