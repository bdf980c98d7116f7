package io.github.tuxsentry.internal.delivery;

/**
 * Hint to deliver an envelope later, if at all. The envelope is not counted until then.
 */
@FunctionalInterface
public interface DeferredDelivery {

	/**
	 * Key of the hint. The SDK retains keys with this prefix until the transport.
	 */
	String HINT = "sentry:tux-sentry-deferred-delivery";

	/**
	 * Defer a delivery.
	 * @param delivery the delivery, to be run once
	 * @return {@code false} to deliver now
	 */
	boolean defer(Runnable delivery);

}
