package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

import io.github.tuxsentry.test.discord.LocalDiscord;

/**
 * A Sentry on this machine: an HTTP ingest on 127.0.0.1 to which an unmodified SDK sends
 * its envelopes, and which keeps every item of them for a test to look at.
 * <p>
 * Give {@link #dsn()} to the SDK, let the application work, then wait for what should
 * have arrived. Every wait is bounded and fails with an {@link AssertionError} that lists
 * what did arrive. All methods may be called from any thread. The server's threads are
 * daemons: they never keep a process alive.
 */
public final class LocalSentry extends ReceivedItems implements AutoCloseable {

	private final Page page;

	private final IngestServer server;

	LocalSentry(LocalSentryBuilder builder) throws IOException {
		super(new Arrivals(builder.maxItemsPerType));
		this.page = new Page(this.arrivals);
		this.server = new IngestServer(new Ingest(this.arrivals, builder.viewer), this.page, builder.port);
	}

	/**
	 * Starts a local Sentry on a free port.
	 * @return the running Sentry, to be closed by the caller
	 * @throws UncheckedIOException if no port can be bound
	 */
	public static LocalSentry start() {
		return builder().start();
	}

	/**
	 * Return a builder of a local Sentry that is configured.
	 * @return a new builder
	 */
	public static LocalSentryBuilder builder() {
		return new LocalSentryBuilder();
	}

	/**
	 * The DSN that leads an SDK here.
	 * @return a DSN of the shape {@code http://public@127.0.0.1:PORT/42}
	 */
	public String dsn() {
		return "http://public@127.0.0.1:" + this.server.port() + "/" + IngestServer.PROJECT_ID;
	}

	/**
	 * Return the URL of the page that shows the received items in a browser on this
	 * machine.
	 * @return a URL of the shape {@code http://127.0.0.1:PORT/}
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
	 * Has every further item handed to a listener. Listeners are called in the order of
	 * arrival, one item at a time, on a thread of the server, before the envelope is
	 * answered. What a listener throws is logged and goes no further.
	 * @param listener takes each item
	 */
	public void onItem(Consumer<? super SentryItem> listener) {
		this.arrivals.addListener(listener);
	}

	/**
	 * Sets the behavior of the ingest for further requests. Requests that are held by
	 * {@link IngestBehavior#hanging()} are cut off.
	 * @param behavior the behavior
	 */
	public void setBehavior(IngestBehavior behavior) {
		this.server.setBehavior(behavior);
	}

	/**
	 * Stops accepting requests. Existing connections are closed, and new ones are
	 * refused.
	 */
	public void stopAccepting() {
		this.server.stopAccepting();
	}

	/**
	 * Resumes accepting requests, on the port used before {@link #stopAccepting()}.
	 * @throws UncheckedIOException if the port has been taken meanwhile
	 */
	public void resumeAccepting() {
		this.server.resumeAccepting();
	}

	/**
	 * Returns how many times an envelope was sent to the ingest since the start, kept or
	 * not.
	 * @return the number of requests with a method and path of the ingest
	 */
	public int requests() {
		return this.server.requests();
	}

	/**
	 * Forgets everything that has arrived; listeners stay.
	 */
	public void clear() {
		this.arrivals.clear();
	}

	/**
	 * Stops the server. What has arrived can still be read.
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
