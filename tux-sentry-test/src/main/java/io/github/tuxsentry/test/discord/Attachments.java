package io.github.tuxsentry.test.discord;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Files that users have attached and that bots can download. Thread-safe.
 */
final class Attachments {

	private final Snowflakes ids;

	private final Supplier<String> baseUrl;

	private final Map<String, LocalAttachment> files = new ConcurrentHashMap<>();

	Attachments(Snowflakes ids, Supplier<String> baseUrl) {
		this.ids = ids;
		this.baseUrl = baseUrl;
	}

	void addTo(RestApi api) {
		api.route("GET", "/attachments/{id}/{name}", this::download);
	}

	ObjectNode add(LocalAttachment file) {
		String id = this.ids.next();
		this.files.put(id, file);
		String url = this.baseUrl.get() + "attachments/" + id + "/"
				+ URLEncoder.encode(file.name(), StandardCharsets.UTF_8);
		return Json.object()
			.put("id", id)
			.put("filename", file.name())
			.put("size", file.text().getBytes(StandardCharsets.UTF_8).length)
			.put("content_type", "text/plain; charset=utf-8")
			.put("ephemeral", true)
			.put("url", url)
			.put("proxy_url", url);
	}

	private Answer download(RestRequest request) {
		LocalAttachment file = this.files.get(request.variable("id"));
		return (file != null) ? new Answer(200, Map.of("Content-Type", "text/plain; charset=utf-8"), file.text())
				: Answer.error(404, 0, "404: Not Found");
	}

}
