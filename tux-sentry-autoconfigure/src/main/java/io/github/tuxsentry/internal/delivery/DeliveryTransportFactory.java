package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
 * Makes the transport through which the SDK sends: a bounded queue or, with an offline
 * directory, files that outlive the process; one connection at a time; rate limits obeyed
 * by category; everything counted by a {@link DeliveryCounters}.
 */
final class DeliveryTransportFactory implements ITransportFactory {

	private static final Logger logger = LoggerFactory.getLogger(DeliveryTransportFactory.class);

	private final DeliverySettings settings;

	private final DeliveryCounters monitor;

	private final FaultBarrier faults;

	/**
	 * Creates a factory.
	 * @param settings how much may wait, where, and for how long
	 * @param monitor counts what becomes of the envelopes
	 * @param faults takes the faults of the library
	 */
	DeliveryTransportFactory(DeliverySettings settings, DeliveryCounters monitor, FaultBarrier faults) {
		this.settings = settings;
		this.monitor = monitor;
		this.faults = faults;
	}

	@Override
	public ITransport create(SentryOptions options, RequestDetails requestDetails) {
		RateLimiter rateLimiter = new RateLimiter(options);
		EnvelopeQueue backlog = new EnvelopeQueue(options.getMaxQueueSize(), this.settings.queueBytes(),
				this.settings.offlineBytes());
		OfflineDirectory directory = open(requestDetails.getUrl());
		DiscardRecorder losses = new DiscardRecorder(options, new EnvelopeCodec(options), this.monitor);
		EnvelopeDispatcher courier = new EnvelopeDispatcher(backlog,
				new IngestClient(options, requestDetails, rateLimiter), rateLimiter, options, losses, this.monitor,
				this.settings.maxAge().toMillis(), this.faults);
		DeliveryTransport transport = new DeliveryTransport(options, rateLimiter, backlog, directory, courier, losses,
				this.monitor, this.faults);
		this.monitor.watch(backlog, backlog::size);
		if (directory != null) {
			backlog.addAll(restore(directory));
			transport.evict();
		}
		return transport.start();
	}

	private List<StoredEnvelope> restore(OfflineDirectory directory) {
		try {
			List<StoredEnvelope> left = directory.restore();
			this.monitor.restored(left.size());
			return left;
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("What earlier runs left in the offline directory cannot be read: {}", ex.toString());
			return List.of();
		}
	}

	private @Nullable OfflineDirectory open(URL ingest) {
		Path root = this.settings.offlineDirectory();
		if (root == null) {
			return null;
		}
		try {
			return OfflineDirectory.open(root.resolve(projectName(ingest)));
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("Envelopes wait in memory only, since the offline directory {} cannot be used: {}", root,
					ex.toString());
			return null;
		}
	}

	/**
	 * A name for the project, whatever its key: what was captured for one is not sent to
	 * another.
	 */
	private static String projectName(URL ingest) {
		return UUID.nameUUIDFromBytes(ingest.toString().getBytes(StandardCharsets.UTF_8)).toString();
	}

}
