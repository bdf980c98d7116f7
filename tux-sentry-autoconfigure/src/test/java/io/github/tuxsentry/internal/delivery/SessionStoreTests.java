package io.github.tuxsentry.internal.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryOptions;
import io.sentry.Session;
import io.sentry.Session.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SessionStoreTests {

	private static final String PROJECT = "0f4ad33e-27ad-3df8-9d3c-8d0f6c0e3c5b";

	@TempDir
	private Path root;

	private final SentryOptions options = new SentryOptions();

	private final FaultBarrier faults = new FaultBarrier();

	@Test
	void endsASessionWhoseProcessHasEnded() throws Exception {
		Session running = session();
		try (OfflineDirectory directory = open()) {
			store(directory).record(envelope(running));
		}
		assertThat(ended()).singleElement().satisfies((session) -> {
			assertThat(session.getSessionId()).isEqualTo(running.getSessionId());
			assertThat(session.getStatus()).isEqualTo(State.Abnormal);
			assertThat(session.getTimestamp()).isNotNull();
			assertThat(session.getDuration()).isNotNull();
		});
		assertThat(ended()).isEmpty();
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void forgetsASessionThatHasEnded() throws Exception {
		Session session = session();
		try (OfflineDirectory directory = open()) {
			SessionStore store = store(directory);
			store.record(envelope(session));
			session.end();
			store.record(envelope(session));
		}
		assertThat(ended()).isEmpty();
	}

	@Test
	void keepsTheSessionWhenAnotherHasEnded() throws Exception {
		Session running = session();
		Session other = session();
		other.end();
		try (OfflineDirectory directory = open()) {
			SessionStore store = store(directory);
			store.record(envelope(running));
			store.record(envelope(other));
		}
		assertThat(ended()).extracting(Session::getSessionId).containsExactly(running.getSessionId());
	}

	@Test
	void doesNotEndASessionTwice() throws Exception {
		Session session = session();
		session.end();
		try (OfflineDirectory directory = open()) {
			directory.storeSession(envelope(session).getItems().iterator().next().getData());
		}
		assertThat(ended()).isEmpty();
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void ignoresWhatIsNotASession() throws Exception {
		try (OfflineDirectory directory = open()) {
			directory.storeSession("garbage".getBytes(StandardCharsets.UTF_8));
		}
		assertThat(ended()).isEmpty();
	}

	private List<Session> ended() throws Exception {
		List<SentryEnvelope> updates = new ArrayList<>();
		try (OfflineDirectory directory = open()) {
			directory.restore();
			store(directory).end(updates::add);
		}
		List<Session> sessions = new ArrayList<>();
		for (SentryEnvelope update : updates) {
			SentryEnvelopeItem item = update.getItems().iterator().next();
			sessions.add(this.options.getSerializer()
				.deserialize(new InputStreamReader(new ByteArrayInputStream(item.getData()), StandardCharsets.UTF_8),
						Session.class));
		}
		return sessions;
	}

	private OfflineDirectory open() throws IOException {
		return OfflineDirectory.open(this.root, PROJECT, 1 << 20);
	}

	private SessionStore store(OfflineDirectory directory) {
		return new SessionStore(directory, this.options, this.faults);
	}

	private SentryEnvelope envelope(Session session) throws IOException {
		return SentryEnvelope.from(this.options.getSerializer(), session, null);
	}

	private static Session session() {
		return new Session(null, null, "test", "bot@1.0");
	}

}
