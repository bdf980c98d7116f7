package io.github.tuxsentry.internal.session;

import java.util.EnumMap;
import java.util.Map;

/**
 * Numbers of the sessions that were started in a minute, by their final status.
 */
final class SessionCounts {

	private final Map<Status, Integer> numbers = new EnumMap<>(Status.class);

	void add(Status status) {
		this.numbers.merge(status, 1, Integer::sum);
	}

	Map<Status, Integer> numbers() {
		return this.numbers;
	}

	/**
	 * Final status of a session.
	 */
	enum Status {

		EXITED("exited"), ERRORED("errored"), CRASHED("crashed"), ABNORMAL("abnormal");

		private final String key;

		Status(String key) {
			this.key = key;
		}

		String key() {
			return this.key;
		}

	}

}
