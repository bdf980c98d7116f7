package io.github.tuxsentry.test.sentry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Health of a release, as Sentry derives it from individual sessions and from aggregates.
 * Each session is counted once, with its worst state. Immutable and thread-safe.
 *
 * @param sessions the number of sessions
 * @param healthy the number of sessions that are running or ended, without errors
 * @param errored the number of sessions with errors that have neither crashed nor ended
 * abnormally
 * @param crashed the number of sessions that crashed
 * @param abnormal the number of sessions that ended abnormally, e.g. because the process
 * was killed
 * @since 0.1.0
 */
public record ReleaseHealth(long sessions, long healthy, long errored, long crashed, long abnormal) {

	static ReleaseHealth of(List<LocalSession> updates, List<LocalSessionAggregate> aggregates) {
		ReleaseHealth health = of(updates);
		for (LocalSessionAggregate numbers : aggregates) {
			health = health.plus(of(numbers));
		}
		return health;
	}

	private static ReleaseHealth of(LocalSessionAggregate numbers) {
		return new ReleaseHealth(numbers.exited() + numbers.errored() + numbers.crashed() + numbers.abnormal(),
				numbers.exited(), numbers.errored(), numbers.crashed(), numbers.abnormal());
	}

	private ReleaseHealth plus(ReleaseHealth other) {
		return new ReleaseHealth(this.sessions + other.sessions, this.healthy + other.healthy,
				this.errored + other.errored, this.crashed + other.crashed, this.abnormal + other.abnormal);
	}

	private static ReleaseHealth of(List<LocalSession> updates) {
		Map<String, LocalSession> last = new LinkedHashMap<>();
		updates.forEach((update) -> last.put(update.id(), update));
		long sessions = updates.stream().filter(LocalSession::initial).map(LocalSession::id).distinct().count();
		long crashed = count(last, (session) -> session.status().equals("crashed"));
		long abnormal = count(last, (session) -> session.status().equals("abnormal"));
		long errored = count(last,
				(session) -> session.errors() > 0 && List.of("ok", "exited").contains(session.status()));
		return new ReleaseHealth(sessions, sessions - errored - crashed - abnormal, errored, crashed, abnormal);
	}

	private static long count(Map<String, LocalSession> sessions, Predicate<LocalSession> condition) {
		return sessions.values().stream().filter(condition).count();
	}

}
