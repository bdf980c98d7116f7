package io.github.tuxsentry.sample.tldr;

import java.util.Objects;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * The tldr pages, fetched by HTTP and kept for a while. The request is a span of the
 * command that waits for it, since the client is built from Spring Boot's builder.
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
