package io.github.tuxsentry.sample;

import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A controller's failure that nobody handles is seen by Sentry's resolver and logged by
 * the servlet container.
 */
@OfflineBot
@Import(UncaughtInControllerTests.FailingController.class)
class UncaughtInControllerTests {

	@Autowired
	private HttpClient http;

	@Autowired
	private LocalSentry sentry;

	@Autowired
	private SentryManager manager;

	@Test
	void arrivesOnceAndAsNotHandled() {
		assertThat(this.http.status("/fails")).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
		this.manager.flush(Duration.ofSeconds(30));
		List<SentryItem> events = this.sentry.events();
		assertThat(events).hasSize(1);
		var exception = events.get(0).payload().at("/exception/values/0");
		assertThat(exception.path("value").textValue()).isEqualTo("nobody handles this");
		assertThat(exception.at("/mechanism/handled").booleanValue()).isFalse();
		assertThat(exception.at("/mechanism/type").textValue()).isIn("Spring6ExceptionResolver",
				"Spring7ExceptionResolver");
	}

	@RestController
	static class FailingController {

		@GetMapping("/fails")
		String fail() {
			throw new IllegalStateException("nobody handles this");
		}

	}

}
