package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

import io.github.tuxsentry.test.discord.LocalDiscord;

/**
 * Local Sentry for tests and development: an ingestion endpoint over HTTP on 127.0.0.1,
 * to which an unmodified SDK sends its envelopes, and which keeps their items.
 * <p>
 * Configure the SDK with the {@link #dsn()}, run the code under test, then wait for the
 * expected items. A wait that exceeds its timeout throws an {@link AssertionError} with
 * the items that were received. The threads of the server are daemon threads.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class LocalSentry extends ReceivedItems implements AutoCloseable {

	private final Page page;

	private final IngestServer server;

	LocalSentry(LocalSentryBuilder builder) throws IOException {
		super(new Arrivals(builder.limits()));
		this.page = new Page(this.arrivals);
		this.server = new IngestServer(new Ingest(this.arrivals, builder.viewer), this.page, builder.port);
	}

	/**
	 * Start a local Sentry on a free port.
	 * @return the running local Sentry, to be closed by the caller
	 * @throws UncheckedIOException if no port can be bound
	 */
	public static LocalSentry start() {
		return builder().start();
	}

	/**
	 * Return a builder for a local Sentry.
	 * @return a new builder
	 */
	public static LocalSentryBuilder builder() {
		return new LocalSentryBuilder();
	}

	/**
	 * Return the DSN that configures an SDK to send its envelopes to this local Sentry.
	 * @return a DSN of the form {@code http://public@127.0.0.1:PORT/42}
	 */
	public String dsn() {
		return "http://public@127.0.0.1:" + this.server.port() + "/" + IngestServer.PROJECT_ID;
	}

	/**
	 * Return the URL of the page that shows the received items in a browser on this
	 * machine.
	 * @return a URL of the form {@code http://127.0.0.1:PORT/}
	 */
	public String pageUrl() {
		return "http://127.0.0.1:" + this.server.port() + "/";
	}

	/**
	 * Add a form to the page that sends commands and other interactions to the bot.
	 * @param discord the local Discord that the bot is connected to
	 */
	public void attach(LocalDiscord discord) {
		this.page.setForm(new DiscordForm(discord));
	}

	/**
	 * Register a listener for the items that are received from now on. Listeners are
	 * called in order of arrival, with one item at a time, on a thread of the server,
	 * before the response to the envelope is sent. An exception or error that is thrown
	 * by a listener, such as a failed assertion, is logged.
	 * @param listener the listener
	 */
	public void onItem(Consumer<? super SentryItem> listener) {
		this.arrivals.addListener(listener);
	}

	/**
	 * Set the behavior of the ingestion endpoint for the following requests. Connections
	 * that are held by {@link IngestBehavior#hanging()} are closed.
	 * @param behavior the behavior
	 */
	public void setBehavior(IngestBehavior behavior) {
		this.server.setBehavior(behavior);
	}

	/**
	 * Stop accepting connections. Existing connections are closed, and new ones are
	 * refused.
	 * @throws IllegalStateException if the port is not released within 10 seconds
	 */
	public void stopAccepting() {
		this.server.stopAccepting();
	}

	/**
	 * Resume accepting connections, on the port that was used before
	 * {@link #stopAccepting()}.
	 * @throws UncheckedIOException if the port is used by another process
	 */
	public void resumeAccepting() {
		this.server.resumeAccepting();
	}

	/**
	 * Return the number of envelopes that were sent to the ingestion endpoint since the
	 * start, including those that were not kept.
	 * @return the number of requests with the method and path of the ingestion endpoint
	 */
	public int requests() {
		return this.server.requests();
	}

	/**
	 * Remove all items, malformed envelopes and bodies. Listeners remain registered.
	 */
	public void clear() {
		this.arrivals.clear();
	}

	/**
	 * Stop the server and close its connections. The received items remain available.
	 */
	@Override
	public void close() {
		this.server.close();
	}

	@Override
	public String toString() {
		return "LocalSentry with " + this.arrivals.summary();
	}

}
