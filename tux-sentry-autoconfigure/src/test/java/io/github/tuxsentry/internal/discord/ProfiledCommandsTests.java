package io.github.tuxsentry.internal.discord;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.sentry.IContinuousProfiler;
import io.sentry.ProfileLifecycle;
import io.sentry.Sentry;
import io.sentry.TracesSampler;
import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Profiles of commands, by the interface of the SDK that {@code sentry-async-profiler}
 * implements.
 */
class ProfiledCommandsTests {

	private final RecordingProfiler profiler = new RecordingProfiler();

	@Test
	void sampledCommandIsProfiledUntilItEnds() {
		try (TestBot bot = start(
				Map.of("sentry.profile-session-sample-rate", 1, "sentry.profile-lifecycle", "trace"))) {
			bot.discord().slash("ping").send();
			assertThat(bot.sentry().awaitTransaction("command.ping")).hasContextEntry("profile", "profiler_id",
					this.profiler.getProfilerId().toString());
			assertThat(this.profiler.calls).containsExactly("start TRACE", "stop TRACE");
		}
	}

	@Test
	void commandThatIsNotSampledIsNotProfiled() {
		try (TestBot bot = start(Map.of("sentry.profile-session-sample-rate", 1, "sentry.profile-lifecycle", "trace",
				"tux.sentry.sampling.commands", 0))) {
			bot.discord().slash("ping").send().awaitReply();
			assertThat(this.profiler.calls).isEmpty();
		}
	}

	@Test
	void nothingIsProfiledByDefault() {
		try (TestBot bot = start(Map.of())) {
			bot.discord().slash("ping").send();
			bot.sentry().awaitTransaction("command.ping");
			assertThat(this.profiler.calls).isEmpty();
		}
	}

	private TestBot start(Map<String, Object> properties) {
		TestBot bot = TestBot.builder().listeners(new Commands()).properties(properties).start();
		Sentry.getCurrentScopes().getOptions().setContinuousProfiler(this.profiler);
		return bot;
	}

	private static final class RecordingProfiler implements IContinuousProfiler {

		private final SentryId id = new SentryId();

		private final List<String> calls = new CopyOnWriteArrayList<>();

		@Override
		public boolean isRunning() {
			return false;
		}

		@Override
		public void startProfiler(ProfileLifecycle lifecycle, TracesSampler sampler) {
			this.calls.add("start " + lifecycle);
		}

		@Override
		public void stopProfiler(ProfileLifecycle lifecycle) {
			this.calls.add("stop " + lifecycle);
		}

		@Override
		public void close(boolean isTerminating) {
		}

		@Override
		public void reevaluateSampling() {
		}

		@Override
		public SentryId getProfilerId() {
			return this.id;
		}

		@Override
		public SentryId getChunkId() {
			return SentryId.EMPTY_ID;
		}

	}

}
