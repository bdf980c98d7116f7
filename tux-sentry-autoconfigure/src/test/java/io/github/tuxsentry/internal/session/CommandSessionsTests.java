package io.github.tuxsentry.internal.session;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.LocalSessionAggregate;
import io.github.tuxsentry.test.sentry.ReleaseHealth;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandSessions}.
 */
class CommandSessionsTests {

	private static final String RELEASE = "bot@1.0";

	private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

	private static final IllegalStateException BROKEN = new IllegalStateException("broken");

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	private final List<EventFilter> filters = new ArrayList<>();

	private Instant now = NOON;

	private final FaultBarrier faults = new FaultBarrier();

	private final CommandSessions sessions = new CommandSessions(ScopesAdapter.getInstance(), () -> this.filters,
			() -> this.now, this.faults);

	@AfterEach
	void closeSentry() {
		Sentry.close();
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void areCountedByTheMinuteOfTheirStart() {
		init(RELEASE);
		end(null, 3);
		end(BROKEN, 2);
		end(new CancellationException(), 1);
		this.now = NOON.plusSeconds(90);
		end(null, 5);
		this.sessions.commandEnded(null, Duration.ofSeconds(31));
		this.sessions.publishNow();
		assertThat(received()).containsExactly(
				new LocalSessionAggregate("2026-11-28T12:00:00Z", 4, 0, 2, 1, RELEASE, "test"),
				new LocalSessionAggregate("2026-11-28T12:01:00Z", 5, 0, 0, 0, RELEASE, "test"));
		assertThat(this.sentry.releaseHealth(RELEASE)).isEqualTo(new ReleaseHealth(12, 9, 0, 2, 1));
	}

	@Test
	void areSentOnceTheirMinuteHasPassed() {
		init(RELEASE);
		end(null, 2);
		this.now = NOON.plusSeconds(59);
		this.sessions.publishPassed();
		assertThat(received()).isEmpty();
		this.now = NOON.plusSeconds(60);
		end(null, 1);
		this.sessions.publishPassed();
		this.sessions.publishPassed();
		assertThat(received()).extracting(LocalSessionAggregate::exited).containsExactly(2);
		this.sessions.publishNow();
		this.sessions.publishNow();
		assertThat(received()).extracting(LocalSessionAggregate::exited).containsExactly(2, 1);
	}

	@Test
	void doNotCrashBecauseOfFilteredErrors() {
		init(RELEASE);
		this.filters.add((event, hint) -> event.getThrowable() instanceof IOException);
		end(new IOException("ignored"), 2);
		end(BROKEN, 1);
		this.sessions.publishNow();
		assertThat(received())
			.containsExactly(new LocalSessionAggregate("2026-11-28T12:00:00Z", 2, 0, 1, 0, RELEASE, "test"));
	}

	@Test
	void takeBoundedMemoryWithoutLosingACommand() {
		init(RELEASE);
		for (int i = 0; i < 3 * CommandSessions.MAX_MINUTES; i++) {
			this.now = NOON.plus(Duration.ofMinutes(i));
			end(null, 1);
		}
		this.sessions.publishNow();
		assertThat(received()).hasSize(CommandSessions.MAX_MINUTES);
		assertThat(this.sentry.releaseHealth(RELEASE).sessions()).isEqualTo(3 * CommandSessions.MAX_MINUTES);
	}

	@Test
	void requireARelease() {
		init(null);
		end(null, 1);
		this.sessions.publishNow();
		assertThat(received()).isEmpty();
	}

	@Test
	void requireSentry() {
		end(null, 1);
		init(RELEASE);
		this.sessions.publishNow();
		assertThat(received()).isEmpty();
	}

	private void end(Throwable error, int times) {
		for (int i = 0; i < times; i++) {
			this.sessions.commandEnded(error, Duration.ZERO);
		}
	}

	private void init(String release) {
		Sentry.init((options) -> {
			options.setDsn(this.sentry.dsn());
			options.setRelease(release);
			options.setEnvironment("test");
			options.setSerializer(new ScrubbingSerializer(options, Scrubber.standard(), this.faults));
		});
	}

	private List<LocalSessionAggregate> received() {
		Sentry.flush(10_000);
		return this.sentry.sessionAggregates();
	}

}
