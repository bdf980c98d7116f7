package io.github.tuxsentry.sample.offline;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Controller that returns the items that the local Sentry has received. The controller
 * serializes JSON itself, since Spring Boot 3 and 4 use different versions of Jackson.
 */
@OfflineEndpoint
@ConditionalOnBean(LocalSentry.class)
class LocalSentryController {

	private static final ObjectMapper json = new ObjectMapper();

	private final LocalSentry sentry;

	LocalSentryController(LocalSentry sentry) {
		this.sentry = sentry;
	}

	@GetMapping("/offline")
	ResponseEntity<Void> page() {
		return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(this.sentry.pageUrl())).build();
	}

	@GetMapping(path = "/offline/sentry/items", produces = MediaType.APPLICATION_JSON_VALUE)
	String items(@RequestParam(required = false) @Nullable String type) throws JsonProcessingException {
		List<SentryItem> items = StringUtils.hasText(type) ? this.sentry.items(type) : this.sentry.items();
		return json.writeValueAsString(items);
	}

}
