package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.ITransportFactory;
import io.sentry.RequestDetails;
import io.sentry.SentryOptions;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link ITransportFactory} for a transport with a bounded queue or, with an offline
 * directory, files that outlive the process. It uses one connection at a time, respects
 * rate limits by category and counts all envelopes in {@link DeliveryCounters}.
 */
final class DeliveryTransportFactory implements ITransportFactory {

	private static final Logger logger = LoggerFactory.getLogger(DeliveryTransportFactory.class);

	private final Settings settings;

	private final DeliveryCounters counters;

	private final FaultBarrier faults;

	DeliveryTransportFactory(Settings settings, DeliveryCounters counters, FaultBarrier faults) {
		this.settings = settings;
		this.counters = counters;
		this.faults = faults;
	}

	@Override
	public ITransport create(SentryOptions options, RequestDetails requestDetails) {
		RateLimiter rateLimiter = RateLimits.monotonic(options);
		EnvelopeQueue queue = new EnvelopeQueue(options.getMaxQueueSize(), this.settings.queueBytes(),
				this.settings.offlineBytes());
		OfflineDirectory directory = open(requestDetails.getUrl());
		DiscardRecorder discards = new DiscardRecorder(options, new EnvelopeCodec(options), this.counters);
		IngestClient ingest = new IngestClient(options, requestDetails, rateLimiter, this.settings.requestTimeout());
		EnvelopeDispatcher dispatcher = new EnvelopeDispatcher(queue, ingest, rateLimiter, options, discards,
				this.counters, this.settings.maxAge(), this.faults);
		DeliveryTransport transport = new DeliveryTransport(options, rateLimiter, queue, directory, dispatcher,
				discards, this.counters, this.faults);
		this.counters.watch(queue, queue::size);
		if (directory != null) {
			this.faults.run("restore envelopes", () -> {
				queue.addAll(restore(directory));
				transport.endSessions();
				transport.evict();
			});
		}
		return transport.start();
	}

	private List<QueuedEnvelope.Stored> restore(OfflineDirectory directory) {
		try {
			OfflineDirectory.Restored restored = directory.restore();
			this.counters.restored(restored.envelopes().size() + restored.tooLarge());
			for (int i = 0; i < restored.tooLarge(); i++) {
				this.counters.dropped(DiscardRecorder.CORRUPT);
			}
			if (restored.tooLarge() + restored.ignored() > 0) {
				logger.warn(
						"The offline directory contained {} files that are too large for an envelope, which were"
								+ " deleted, and {} that are none, which are ignored",
						restored.tooLarge(), restored.ignored());
			}
			return restored.envelopes();
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("Could not read the envelopes of earlier runs in the offline directory: {}", ex.toString());
			return List.of();
		}
	}

	private @Nullable OfflineDirectory open(URL ingest) {
		Path root = this.settings.offlineDirectory();
		if (root == null) {
			return null;
		}
		try {
			return OfflineDirectory.open(root, projectName(ingest), this.settings.offlineBytes());
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("Envelopes are queued in memory only, because the offline directory {} cannot be used: {}",
					root, ex.toString());
			return null;
		}
	}

	/**
	 * Return a name for the project, independent of its key: envelopes of one project are
	 * not sent to another.
	 */
	private static String projectName(URL ingest) {
		return UUID.nameUUIDFromBytes(ingest.toString().getBytes(StandardCharsets.UTF_8)).toString();
	}

	/**
	 * Limits of the queued envelopes.
	 *
	 * @param queueBytes maximum size in memory; the number is limited by the SDK's
	 * {@code sentry.max-queue-size}
	 * @param offlineDirectory directory of stored envelopes, or {@code null} if envelopes
	 * are queued in memory only
	 * @param offlineBytes maximum size on disk
	 * @param maxAge maximum age of an envelope, after which it is dropped
	 * @param requestTimeout maximum duration of a request
	 */
	record Settings(long queueBytes, @Nullable Path offlineDirectory, long offlineBytes, Duration maxAge,
			Duration requestTimeout) {

		/**
		 * Return the settings of a queue in memory: 32 MiB, 5 days, a minute.
		 */
		static Settings inMemory() {
			return new Settings(32 << 20, null, 0, Duration.ofDays(5), Duration.ofMinutes(1));
		}

	}

}
