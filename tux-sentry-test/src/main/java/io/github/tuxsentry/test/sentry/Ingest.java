package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Handler for envelopes that stores their items and, if a viewer is configured, forwards
 * the envelopes to it.
 */
final class Ingest {

	private final Arrivals arrivals;

	private final @Nullable EnvelopeForwarder forwarder;

	Ingest(Arrivals arrivals, @Nullable URI viewer) {
		this.arrivals = arrivals;
		this.forwarder = (viewer != null) ? new EnvelopeForwarder(viewer) : null;
	}

	HttpResponse receive(HttpRequest request) {
		if (this.forwarder != null) {
			this.forwarder.forward(request);
		}
		byte[] body = request.body();
		try {
			body = request.plainBody();
			Envelope envelope = Envelope.parse(body);
			this.arrivals.envelope(body, envelope);
			return HttpResponse.json(200, Json.object("id", envelope.eventId()));
		}
		catch (IOException | RuntimeException ex) {
			String reason = (ex.getMessage() != null) ? ex.getMessage() : ex.toString();
			this.arrivals.malformed(body, reason);
			return HttpResponse.detail(400, reason);
		}
	}

}
