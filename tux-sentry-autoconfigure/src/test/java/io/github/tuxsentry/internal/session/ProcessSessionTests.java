package io.github.tuxsentry.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.LocalSession;
import io.github.tuxsentry.test.sentry.ReleaseHealth;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.Session.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProcessSession}.
 */
class ProcessSessionTests {

	private static final String RELEASE = "bot@1.0";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	private final IScopes scopes = ScopesAdapter.getInstance();

	private final ProcessSession session = new ProcessSession();

	@AfterEach
	void closeSentry() {
		Sentry.close();
	}

	@Test
	void isStartedOnceAndEnded() {
		init(RELEASE);
		this.session.start(this.scopes);
		this.session.start(this.scopes);
		this.session.end(this.scopes, State.Exited);
		this.session.end(this.scopes, State.Exited);
		List<LocalSession> updates = updates(2);
		assertThat(updates.get(0)).isInitial().hasStatus("ok").hasErrors(0).hasRelease(RELEASE);
		assertThat(updates.get(1)).updates(updates.get(0)).hasStatus("exited").hasErrors(0);
		assertThat(updates.get(1).initial()).isFalse();
		assertThat(updates.get(1).duration()).isNotNull();
		assertThat(this.sentry.releaseHealth(RELEASE)).isEqualTo(new ReleaseHealth(1, 1, 0, 0, 0));
	}

	@Test
	void sendsErrorsInOneUpdate() {
		init(RELEASE);
		this.session.start(this.scopes);
		this.session.update(this.scopes, new Date());
		IntStream.range(0, 3).forEach((i) -> this.session.countError());
		this.session.update(this.scopes, new Date());
		this.session.update(this.scopes, new Date());
		List<LocalSession> updates = updates(2);
		assertThat(updates.get(1)).updates(updates.get(0)).hasStatus("ok").hasErrors(3);
		assertThat(this.sentry.releaseHealth(RELEASE)).isEqualTo(new ReleaseHealth(1, 0, 1, 0, 0));
	}

	@Test
	void crashesWithAnErrorAtLeast() {
		init(RELEASE);
		this.session.start(this.scopes);
		this.session.end(this.scopes, State.Crashed);
		assertThat(updates(2).get(1)).hasStatus("crashed").hasErrors(1);
		assertThat(this.sentry.releaseHealth(RELEASE)).isEqualTo(new ReleaseHealth(1, 0, 0, 1, 0));
	}

	@Test
	void isStartedByACrash() {
		init(RELEASE);
		this.session.end(this.scopes, State.Crashed);
		assertThat(updates(2).get(0)).isInitial();
		assertThat(this.sentry.releaseHealth(RELEASE)).isEqualTo(new ReleaseHealth(1, 0, 0, 1, 0));
	}

	@Test
	void isReplacedBeforeSentryDropsItsUpdates() {
		init(RELEASE);
		this.session.start(this.scopes);
		this.session.update(this.scopes, Date.from(Instant.now().plus(Duration.ofDays(3))));
		this.session.update(this.scopes, Date.from(Instant.now().plus(ProcessSession.MAX_AGE).plusSeconds(1)));
		List<LocalSession> updates = updates(3);
		assertThat(updates.get(1)).updates(updates.get(0)).hasStatus("exited");
		assertThat(updates.get(2)).isInitial().hasStatus("ok");
		assertThat(updates.get(2).id()).isNotEqualTo(updates.get(0).id());
		assertThat(this.session.isRunning(updates.get(2).id())).isTrue();
		assertThat(this.session.isRunning(updates.get(0).id())).isFalse();
	}

	@Test
	void requiresARelease() {
		init(null);
		this.session.start(this.scopes);
		this.session.end(this.scopes, State.Crashed);
		updates(0);
	}

	@Test
	void requiresSentry() {
		this.session.start(this.scopes);
		init(RELEASE);
		this.session.end(this.scopes, State.Exited);
		updates(0);
	}

	@Test
	void remembersNoUncaughtExceptionOfADaemonThread() {
		Thread daemon = new Thread(() -> {
		});
		daemon.setDaemon(true);
		this.session.uncaughtException(daemon);
		assertThat(this.session.hasUncaughtException(Duration.ofMinutes(1))).isFalse();
		this.session.uncaughtException(new Thread(() -> {
		}));
		assertThat(this.session.hasUncaughtException(Duration.ofMinutes(1))).isTrue();
		assertThat(this.session.hasUncaughtException(Duration.ZERO)).isFalse();
	}

	private void init(String release) {
		Sentry.init((options) -> {
			options.setDsn(this.sentry.dsn());
			options.setRelease(release);
		});
	}

	private List<LocalSession> updates(int number) {
		Sentry.flush(10_000);
		List<LocalSession> updates = this.sentry.sessions();
		assertThat(updates).hasSize(number);
		return updates;
	}

}
