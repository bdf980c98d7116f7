package io.github.tuxsentry.internal.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.tuxsentry.internal.delivery.OfflineDirectory.StoredSession;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.serialization.ItemHeaders;
import io.github.tuxsentry.internal.session.ProcessSession;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryItemType;
import io.sentry.SentryOptions;
import io.sentry.Session;
import io.sentry.Session.State;
import org.jspecify.annotations.Nullable;

/**
 * Store of the running session in the offline directory. A session that is still there
 * when the process has ended was abnormal: the process was killed.
 */
final class SessionStore {

	private static final String SESSION = SentryItemType.Session.getItemType();

	private final OfflineDirectory directory;

	private final SentryOptions options;

	private final FaultBarrier faults;

	private volatile @Nullable String stored;

	SessionStore(OfflineDirectory directory, SentryOptions options, FaultBarrier faults) {
		this.directory = directory;
		this.options = options;
		this.faults = faults;
	}

	/**
	 * Store the session of an envelope, or remove it if it has ended.
	 * @param envelope an envelope, which may contain a session
	 */
	void record(SentryEnvelope envelope) {
		for (SentryEnvelopeItem item : envelope.getItems()) {
			if (ItemHeaders.typeOf(item.getHeader()).equals(SESSION)) {
				this.faults.run("store a session", () -> record(item));
			}
		}
	}

	private void record(SentryEnvelopeItem item) {
		try {
			byte[] content = item.getData();
			Session session = read(content);
			if (session != null && !session.isTerminated()) {
				store(session, content);
			}
			else if (session != null && Objects.equals(session.getSessionId(), this.stored)) {
				this.directory.storeSession(null);
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void store(Session session, byte[] content) throws IOException {
		this.directory.storeSession(content);
		this.stored = session.getSessionId();
	}

	/**
	 * End the sessions of processes that were killed.
	 * @param target receives the updates
	 */
	void end(Consumer<SentryEnvelope> target) {
		this.directory.sessions().forEach((stored) -> this.faults.run("end a session", () -> end(stored, target)));
	}

	private void end(StoredSession stored, Consumer<SentryEnvelope> target) {
		try {
			Session session = read(stored.content());
			if (session == null || session.isTerminated()) {
				return;
			}
			if (ProcessSession.current().isRunning(session.getSessionId())) {
				// It was stored by another application context of this process.
				store(session, stored.content());
				return;
			}
			session.update(State.Abnormal, null, false);
			session.end(new Date(stored.updatedAt()));
			target.accept(SentryEnvelope.from(this.options.getSerializer(), session, this.options.getSdkVersion()));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private @Nullable Session read(byte[] content) throws IOException {
		try (Reader reader = new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
			return this.options.getSerializer().deserialize(reader, Session.class);
		}
	}

}
