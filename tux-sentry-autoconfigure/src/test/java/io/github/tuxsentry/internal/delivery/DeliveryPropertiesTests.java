package io.github.tuxsentry.internal.delivery;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeliveryPropertiesTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final DataSize BYTE = DataSize.ofBytes(1);

	private static final DataSize NOTHING = DataSize.ofBytes(0);

	@Test
	void areTheSettingsOfTheTransport() {
		Path directory = Path.of("envelopes");
		assertThat(
				new DeliveryProperties(MINUTE, BYTE, directory, DataSize.ofBytes(2), Duration.ofDays(1)).toSettings())
			.isEqualTo(new DeliveryTransportFactory.Settings(1, directory, 2, Duration.ofDays(1), MINUTE));
	}

	@Test
	void rejectSizesAndDurationsThatLetNothingThrough() {
		assertRejected("request-timeout", () -> new DeliveryProperties(Duration.ZERO, BYTE, null, BYTE, MINUTE));
		assertRejected("queue-memory", () -> new DeliveryProperties(MINUTE, NOTHING, null, BYTE, MINUTE));
		assertRejected("offline-max-size", () -> new DeliveryProperties(MINUTE, BYTE, null, NOTHING, MINUTE));
		assertRejected("offline-max-age", () -> new DeliveryProperties(MINUTE, BYTE, null, BYTE, Duration.ZERO));
	}

	private static void assertRejected(String property, Runnable creation) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(creation::run)
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("tux.sentry.delivery." + property));
	}

}
