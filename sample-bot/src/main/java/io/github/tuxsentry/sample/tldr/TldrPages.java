package io.github.tuxsentry.sample.tldr;

import java.util.Objects;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * Client for the tldr pages, with a cache. Since it uses the builder provided by Spring
 * Boot, each request is recorded as a span of the command.
 */
@Service
class TldrPages {

	private static final int LONGEST_MESSAGE = 2000;

	private final RestClient client;

	TldrPages(RestClient.Builder builder, @Value("${tldr.base-url}") String baseUrl) {
		this.client = builder.baseUrl(baseUrl).build();
	}

	@Cacheable("tldr")
	public String page(String name) {
		try {
			String text = this.client.get().uri("/{name}.md", name).retrieve().body(String.class);
			return shorten(Objects.requireNonNullElse(text, ""));
		}
		catch (HttpClientErrorException.NotFound ex) {
			throw new PageNotFoundException(name, ex);
		}
	}

	private static String shorten(String text) {
		return (text.length() <= LONGEST_MESSAGE) ? text : text.substring(0, LONGEST_MESSAGE);
	}

}
