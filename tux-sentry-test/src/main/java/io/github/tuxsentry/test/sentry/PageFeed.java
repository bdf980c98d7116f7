package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Feed of summaries of the received items, as server-sent events. A client that
 * reconnects resumes after the last event that it has received, unless the local Sentry
 * has been restarted or cleared in the meantime, in which case the value of {@code run}
 * differs.
 */
final class PageFeed {

	private static final int MAX_ITEMS_PER_EVENT = 200;

	private static final Duration HEARTBEAT = Duration.ofSeconds(10);

	private static final Pattern EVENT_ID = Pattern.compile("(\\w+)-(\\d{1,9})-(\\d{1,18})");

	private final String start = UUID.randomUUID().toString().substring(0, 8);

	private final Arrivals arrivals;

	PageFeed(Arrivals arrivals) {
		this.arrivals = arrivals;
	}

	/**
	 * Send events until the client closes the connection.
	 */
	void sendTo(OutputStream out, @Nullable String lastEventId) throws IOException, InterruptedException {
		new HttpResponse(200, "text/event-stream", PageGuard.HEADERS, new byte[0]).startOn(out);
		News.Position position = position(lastEventId);
		while (true) {
			News news = this.arrivals.awaitNews(position, MAX_ITEMS_PER_EVENT, HEARTBEAT);
			out.write((news.isEmpty(position) ? ":\n\n" : event(news)).getBytes(StandardCharsets.UTF_8));
			out.flush();
			position = news.position();
		}
	}

	private News.Position position(@Nullable String lastEventId) {
		Matcher id = EVENT_ID.matcher((lastEventId != null) ? lastEventId : "");
		if (id.matches() && id.group(1).equals(this.start)) {
			return new News.Position(Integer.parseInt(id.group(2)), Long.parseLong(id.group(3)), 0);
		}
		return News.Position.START;
	}

	private String event(News news) {
		News.Position position = news.position();
		String run = this.start + "-" + position.clears();
		ObjectNode data = Json.object(Map.of("run", run, "malformed", position.malformed()));
		news.entries().forEach((entry) -> data.withArray("items").add(ItemSummary.of(entry)));
		return "id: " + run + "-" + position.number() + "\ndata: " + data + "\n\n";
	}

}
