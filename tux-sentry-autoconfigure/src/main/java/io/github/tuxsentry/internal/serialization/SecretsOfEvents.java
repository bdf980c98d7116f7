package io.github.tuxsentry.internal.serialization;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.scrub.NamedSecrets;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * Secrets found in the most recent events, which are also replaced in the attachments of
 * these events. Thread-safe.
 */
final class SecretsOfEvents {

	private static final int MAX_EVENTS = 64;

	private final Map<SentryId, NamedSecrets> byEvent = new LinkedHashMap<>();

	synchronized void put(@Nullable SentryId event, NamedSecrets secrets) {
		if (event != null) {
			this.byEvent.put(event, secrets);
			if (this.byEvent.size() > MAX_EVENTS) {
				this.byEvent.remove(this.byEvent.keySet().iterator().next());
			}
		}
	}

	/**
	 * Return the secrets of an event, which is serialized before its attachments.
	 * @return the secrets, empty if the event is unknown
	 */
	synchronized NamedSecrets of(@Nullable SentryId event) {
		NamedSecrets secrets = (event != null) ? this.byEvent.get(event) : null;
		return (secrets != null) ? secrets : new NamedSecrets();
	}

}
