package io.github.tuxsentry.sample.offline;

import java.util.List;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows what reached the local Sentry.
 */
@RestController
@ConditionalOnBean(LocalSentry.class)
class LocalSentryController {

	private final LocalSentry sentry;

	LocalSentryController(LocalSentry sentry) {
		this.sentry = sentry;
	}

	@GetMapping("/offline/sentry/items")
	List<SentryItem> items(@RequestParam(required = false) @Nullable String type) {
		return StringUtils.hasText(type) ? this.sentry.items(type) : this.sentry.items();
	}

}
