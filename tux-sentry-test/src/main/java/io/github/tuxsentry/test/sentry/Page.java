package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Page that shows the received items in a browser: static resources, the feed, the items,
 * and the form. Thread-safe.
 */
final class Page {

	private static final String ITEMS = "/items/";

	private final Arrivals arrivals;

	private final PageFeed feed;

	private volatile @Nullable PageForm form;

	Page(Arrivals arrivals) {
		this.arrivals = arrivals;
		this.feed = new PageFeed(arrivals);
	}

	void setForm(PageForm form) {
		this.form = form;
	}

	/**
	 * Respond to a request.
	 * @param request the request
	 * @param out the output stream of the connection
	 * @return whether the connection stays open
	 * @throws IOException if the response cannot be written
	 * @throws InterruptedException if the thread is interrupted while it waits for items
	 */
	boolean respond(HttpRequest request, OutputStream out) throws IOException, InterruptedException {
		String refusal = PageGuard.refusal(request);
		if (refusal == null && request.method().equals("GET") && request.path().equals("/feed")) {
			this.feed.sendTo(out, request.headers().get("last-event-id"));
			return false;
		}
		HttpResponse response = (refusal != null) ? HttpResponse.detail(403, refusal) : response(request);
		response.withHeaders(PageGuard.HEADERS).writeTo(out);
		return true;
	}

	private HttpResponse response(HttpRequest request) throws IOException {
		return switch (request.method()) {
			case "GET" -> get(request.path());
			case "POST" -> post(request);
			default -> HttpResponse.detail(405, "method not allowed");
		};
	}

	private HttpResponse get(String path) throws IOException {
		if (path.startsWith(ITEMS)) {
			return item(path.substring(ITEMS.length()));
		}
		PageForm current = this.form;
		if (path.equals("/commands") && current != null) {
			return HttpResponse.json(200, current.commands().toString());
		}
		HttpResponse resource = PageResources.get(path);
		return (resource != null) ? resource : HttpResponse.detail(404, "not found");
	}

	private HttpResponse item(String number) {
		History.Entry entry = number.matches("\\d{1,18}") ? this.arrivals.get(Long.parseLong(number)) : null;
		if (entry == null) {
			return HttpResponse.detail(404, "not kept");
		}
		return HttpResponse.json(200, Json.object(
				Map.of("type", entry.item().type(), "header", entry.item().header(), "payload", entry.item().payload()))
			.toString());
	}

	private HttpResponse post(HttpRequest request) {
		PageForm current = this.form;
		if (request.path().equals("/clear")) {
			this.arrivals.clear();
			return HttpResponse.json(200, "{}");
		}
		if (request.path().equals("/interactions") && current != null) {
			return interaction(current, request);
		}
		return HttpResponse.detail(404, "not found");
	}

	private static HttpResponse interaction(PageForm form, HttpRequest request) {
		try {
			JsonNode fields = Json.read(request.body());
			return HttpResponse.json(200, form.submit(fields).toString());
		}
		catch (IOException | IllegalArgumentException ex) {
			return HttpResponse.detail(400, String.valueOf(ex.getMessage()));
		}
		catch (IllegalStateException ex) {
			return HttpResponse.detail(503, String.valueOf(ex.getMessage()));
		}
	}

}
