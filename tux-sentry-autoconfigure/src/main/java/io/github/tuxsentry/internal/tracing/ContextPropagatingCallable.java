package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;

/**
 * A call that takes something with it to the thread that makes it. What it throws goes to
 * who makes it, as it is: it is nothing that nobody has caught.
 *
 * @param <V> the type of the result
 */
public final class ContextPropagatingCallable<V extends @Nullable Object> implements Callable<V>, CarriedTask {

	private final FutureTask<V> made;

	private final CarriedTask carried;

	private ContextPropagatingCallable(FutureTask<V> made, CarriedTask carried) {
		this.made = made;
		this.carried = carried;
	}

	/**
	 * Takes into a call what is current on the calling thread.
	 * @param <V> the type of the result
	 * @param call a call that is made once
	 * @param carrier takes along what is current
	 * @return the call to be made in its place, or {@code null} if there is nothing to be
	 * taken along
	 */
	public static <V extends @Nullable Object> @Nullable ContextPropagatingCallable<V> of(Callable<V> call,
			TaskCarrier carrier) {
		FutureTask<V> made = new FutureTask<>(call);
		CarriedTask carried = carrier.carry(made);
		return (carried != null) ? new ContextPropagatingCallable<>(made, carried) : null;
	}

	@Override
	public V call() throws Exception {
		this.carried.run();
		try {
			return this.made.get();
		}
		catch (ExecutionException ex) {
			throw ContextPropagatingCallable.<RuntimeException>asItIs((ex.getCause() != null) ? ex.getCause() : ex);
		}
	}

	/**
	 * Make the call for who wants no result.
	 */
	@Override
	public void run() {
		try {
			call();
		}
		catch (Exception ex) {
			throw ContextPropagatingCallable.<RuntimeException>asItIs(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static <E extends Throwable> E asItIs(Throwable failure) throws E {
		throw (E) failure;
	}

	@Override
	public void giveUp() {
		this.carried.giveUp();
	}

}
