package io.github.tuxsentry.scrub;

import org.jspecify.annotations.Nullable;

/**
 * Detectors that are created when the first text is scrubbed. Their tables are not needed
 * to start an application. Thread-safe.
 */
final class LazyDetectors {

	private final SecretNames names;

	private final boolean emails;

	private final boolean ipAddresses;

	private volatile @Nullable Detectors created;

	LazyDetectors(SecretNames names, boolean emails, boolean ipAddresses) {
		this.names = names;
		this.emails = emails;
		this.ipAddresses = ipAddresses;
	}

	Detectors get() {
		Detectors detectors = this.created;
		if (detectors == null) {
			// Threads that get here at the same time create equal ones.
			detectors = new Detectors(this.names, this.emails, this.ipAddresses);
			this.created = detectors;
		}
		return detectors;
	}

}
