package io.github.tuxsentry.internal.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import io.github.tuxsentry.internal.delivery.HostileIngest.Behavior;
import io.sentry.RequestDetails;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes the transport by an ingest that sends random and slow bytes, which never hold
 * the bot, are never faults of the library, and leave no envelope uncounted.
 */
@Timeout(600)
class DeliveryFuzzTests {

	private static final String[] PARTS = { "HTTP/1.1 ", "HTTP/1.0 ", "HTTP/2 ", "200", "100 Continue\r\n\r\n", "413",
			"500", "429", "101", "204", "999", " OK", "\r\n", "\n", "\r\n\r\n", "Content-Length: ",
			"Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n\r\n", "ffffffffffffffff\r\n", "0\r\n\r\n", "-1",
			"99999999999999999999", ": ", "Connection: close\r\n", "Connection: keep-alive\r\n",
			"Retry-After: 0.01\r\n", "Retry-After: x\r\n", "X-Sentry-Rate-Limits: 0.01:error:key\r\n",
			"X-Sentry-Rate-Limits: :::,,;:\r\n", "\0", "\u00ff", "HTTP/1.1 200 OK\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" };

	@Test
	void understandsNoResponseWrongly() {
		understand(new Random(16), 300);
	}

	@Test
	@Tag("long")
	void understandsNoResponseWronglyForLong() {
		long seed = System.nanoTime();
		understand(new Random(seed), 20_000);
	}

	private static void understand(Random random, int requests) {
		AtomicLong seeds = new AtomicLong(random.nextLong());
		try (HostileIngest ingest = new HostileIngest(random(seeds, 0))) {
			SentryOptions options = new SentryOptions();
			IngestClient client = new IngestClient(options,
					new RequestDetails("http://127.0.0.1:" + ingest.port() + "/api/42/envelope/", new HashMap<>()),
					RateLimits.monotonic(options), Duration.ofSeconds(20));
			for (int i = 0; i < requests; i++) {
				SendResult result = client.post(new byte[random.nextInt(2000)]);
				assertThat(result.reason()).as("seed %d", seeds.get()).doesNotContain("no response within");
			}
		}
	}

	@Test
	void countsEachEnvelopeInMemory() {
		count(new Random(17), DeliveryTransportFactory.Settings.inMemory(), 6);
	}

	@Test
	void countsEachEnvelopeInADirectory(@TempDir Path directory) {
		count(new Random(18), RunningDelivery.offline(directory), 6);
	}

	@Test
	@Tag("long")
	void countsEachEnvelopeForLong(@TempDir Path directory) {
		count(new Random(), DeliveryTransportFactory.Settings.inMemory(), 100);
		count(new Random(), RunningDelivery.offline(directory), 100);
	}

	private static void count(Random random, DeliveryTransportFactory.Settings settings, int rounds) {
		AtomicLong seeds = new AtomicLong(random.nextLong());
		DeliveryTransportFactory.Settings hasty = new DeliveryTransportFactory.Settings(settings.queueBytes(),
				settings.offlineDirectory(), settings.offlineBytes(), settings.maxAge(), Duration.ofMillis(60));
		try (HostileIngest ingest = new HostileIngest(random(seeds, 3));
				RunningDelivery delivery = new RunningDelivery(ingest.dsn(), hasty,
						(options) -> options.setReadTimeoutMillis(30))) {
			for (int round = 0; round < rounds; round++) {
				delivery.capture("m", 5);
				Sentry.flush(150);
			}
			assertThat(delivery.stats().captured()).isGreaterThanOrEqualTo(5L * rounds);
		}
	}

	/**
	 * Return a behavior that sends anything, possibly slowly, and may close at any time.
	 */
	private static Behavior random(AtomicLong seeds, int maxMillis) {
		return (socket, in, out) -> {
			Random random = new Random(seeds.incrementAndGet());
			if (random.nextInt(10) > 0 && HostileIngest.readRequest(in) == null) {
				return false;
			}
			byte[] response = response(random);
			boolean slow = maxMillis > 0 && random.nextBoolean();
			for (int i = 0; i < response.length; i++) {
				out.write(response[i]);
				if (slow) {
					Thread.sleep(random.nextInt(maxMillis));
				}
			}
			if (random.nextInt(4) == 0) {
				socket.setSoLinger(true, 0);
			}
			return false;
		};
	}

	private static byte[] response(Random random) {
		ByteArrayOutputStream response = new ByteArrayOutputStream();
		if (random.nextBoolean()) {
			response.writeBytes("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1));
		}
		int parts = random.nextInt(12);
		for (int i = 0; i < parts; i++) {
			if (random.nextInt(5) == 0) {
				byte[] bytes = new byte[random.nextInt(50)];
				random.nextBytes(bytes);
				response.writeBytes(bytes);
			}
			else {
				response.writeBytes(PARTS[random.nextInt(PARTS.length)].getBytes(StandardCharsets.ISO_8859_1));
			}
		}
		return response.toByteArray();
	}

}
