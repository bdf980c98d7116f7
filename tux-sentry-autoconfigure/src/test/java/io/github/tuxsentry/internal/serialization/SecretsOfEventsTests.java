package io.github.tuxsentry.internal.serialization;

import io.github.tuxsentry.scrub.NamedSecrets;
import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretsOfEvents}.
 */
class SecretsOfEventsTests {

	private final SecretsOfEvents secrets = new SecretsOfEvents();

	@Test
	void areFoundByTheEvent() {
		SentryId event = new SentryId();
		NamedSecrets found = secrets();
		this.secrets.put(event, found);
		assertThat(this.secrets.of(event)).isSameAs(found);
	}

	@Test
	void areEmptyIfTheEventIsUnknown() {
		this.secrets.put(null, secrets());
		assertThat(this.secrets.of(null).isEmpty()).isTrue();
		assertThat(this.secrets.of(new SentryId()).isEmpty()).isTrue();
	}

	@Test
	void areKeptForTheMostRecentEvents() {
		SentryId first = new SentryId();
		SentryId second = new SentryId();
		this.secrets.put(first, secrets());
		this.secrets.put(second, secrets());
		for (int i = 2; i < 64; i++) {
			this.secrets.put(new SentryId(), secrets());
		}
		assertThat(this.secrets.of(first).isEmpty()).isFalse();
		this.secrets.put(new SentryId(), secrets());
		assertThat(this.secrets.of(first).isEmpty()).isTrue();
		assertThat(this.secrets.of(second).isEmpty()).isFalse();
	}

	private static NamedSecrets secrets() {
		NamedSecrets secrets = new NamedSecrets();
		secrets.add("Xy7-hunter2", "[password]");
		return secrets;
	}

}
