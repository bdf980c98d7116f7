package io.github.tuxsentry.sample.offline;

import io.github.tuxsentry.test.sentry.LocalSentry;
import jakarta.annotation.PostConstruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.stereotype.Component;

/**
 * Component that logs the URL of the page of the local Sentry, and a row for each piece
 * of data that the local Sentry receives.
 */
@Component
@ConditionalOnBean(LocalSentry.class)
class ArrivalPrinter {

	private static final Logger logger = LoggerFactory.getLogger("sentry");

	private final LocalSentry sentry;

	ArrivalPrinter(LocalSentry sentry) {
		this.sentry = sentry;
	}

	@PostConstruct
	void start() {
		logger.info("The page of the local Sentry is {}", this.sentry.pageUrl());
		this.sentry.onItem((item) -> Arrivals.in(item).forEach((arrival) -> logger.info("{}", arrival)));
	}

}
