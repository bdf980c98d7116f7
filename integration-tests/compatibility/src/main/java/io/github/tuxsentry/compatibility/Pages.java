package io.github.tuxsentry.compatibility;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * HTTP API that the bot provides and calls.
 */
@RestController
class Pages {

	@GetMapping("/pages/{client}")
	String page(@PathVariable("client") String client) {
		return client;
	}

	@GetMapping("/broken")
	String fail() {
		throw new IllegalStateException("the controller fails");
	}

}
