package io.github.tuxsentry.internal.discord.ktx;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

import dev.minn.jda.ktx.events.CoroutineEventListener;
import dev.minn.jda.ktx.events.CoroutineEventManager;
import io.github.tuxsentry.internal.capture.SafeThrowable;
import io.github.tuxsentry.internal.discord.EventDispatch;
import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.jvm.functions.Function2;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.TimeoutCancellationException;
import kotlinx.coroutines.TimeoutKt;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Body of the coroutine that calls the listeners of an event, one after the other. As
 * jda-ktx does, it cancels a listener after its timeout, logs exceptions under the name
 * of the event manager, and propagates errors.
 */
final class ListenerCalls implements Function2<CoroutineScope, Continuation<? super Unit>, Object> {

	private static final Logger logger = LoggerFactory.getLogger(CoroutineEventManager.class);

	private final RegisteredListeners listeners;

	private final GenericEvent event;

	private final EventDispatch.Observer observer;

	ListenerCalls(RegisteredListeners listeners, GenericEvent event, EventDispatch.Observer observer) {
		this.listeners = listeners;
		this.event = event;
		this.observer = observer;
	}

	@Override
	public Object invoke(CoroutineScope scope, Continuation<? super Unit> completion) {
		return new Calls(this.listeners.all().iterator(), completion).proceed();
	}

	private @Nullable Object call(Object listener, long timeoutMillis, Continuation<Object> completion) {
		if (timeoutMillis == RegisteredListeners.NO_TIMEOUT) {
			return call(listener, completion);
		}
		return TimeoutKt.<Object>withTimeoutOrNull(timeoutMillis, (scope, timed) -> call(listener, timed), completion);
	}

	private @Nullable Object call(Object listener, Continuation<? super Unit> completion) {
		if (listener instanceof CoroutineEventListener suspending) {
			return suspending.onEvent(this.event, completion);
		}
		if (listener instanceof EventListener plain) {
			plain.onEvent(this.event);
		}
		return Unit.INSTANCE;
	}

	/**
	 * Calls of the listeners, resumed with the result of each listener that was
	 * suspended.
	 */
	private final class Calls implements Continuation<Object> {

		private final Iterator<Object> remaining;

		private final Continuation<? super Unit> completion;

		private @Nullable Object listener;

		private long timeoutMillis = RegisteredListeners.NO_TIMEOUT;

		Calls(Iterator<Object> remaining, Continuation<? super Unit> completion) {
			this.remaining = remaining;
			this.completion = completion;
		}

		Object proceed() {
			while (this.remaining.hasNext()) {
				Object next = this.remaining.next();
				this.listener = next;
				try {
					this.timeoutMillis = ListenerCalls.this.listeners.timeoutMillis(next);
					Object result = call(next, this.timeoutMillis, this);
					if (result == IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
						return result;
					}
					returned(result);
				}
				catch (Throwable thrown) {
					failed(thrown);
				}
			}
			return Unit.INSTANCE;
		}

		@Override
		public CoroutineContext getContext() {
			return this.completion.getContext();
		}

		@Override
		public void resumeWith(Object result) {
			Object outcome;
			try {
				resumed(result);
				outcome = proceed();
			}
			catch (Throwable error) {
				outcome = ResultKt.createFailure(error);
			}
			if (outcome != IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
				this.completion.resumeWith(outcome);
			}
		}

		private void resumed(@Nullable Object result) {
			try {
				ResultKt.throwOnFailure(result);
				returned(result);
			}
			catch (Throwable thrown) {
				failed(thrown);
			}
		}

		private void returned(@Nullable Object result) {
			if (result == null && this.timeoutMillis != RegisteredListeners.NO_TIMEOUT) {
				ListenerCalls.this.observer.interrupted(
						new TimeoutException("Listener not finished within %d ms".formatted(this.timeoutMillis)));
				logger.debug("Event of type {} timed out.", ListenerCalls.this.event.getClass().getSimpleName());
			}
		}

		private void failed(Throwable thrown) {
			if (thrown instanceof CancellationException && !(thrown instanceof TimeoutCancellationException)) {
				ListenerCalls.this.observer.interrupted(thrown);
			}
			else {
				ListenerCalls.this.observer.failed(RegisteredListeners.sourceOf(Objects.requireNonNull(this.listener)),
						thrown);
			}
			if (!(thrown instanceof Exception)) {
				throw ListenerCalls.<RuntimeException>sneakyThrow(thrown);
			}
			logger.error("Uncaught exception in event listener", SafeThrowable.of(thrown));
		}

	}

	@SuppressWarnings("unchecked")
	private static <E extends Throwable> E sneakyThrow(Throwable thrown) throws E {
		throw (E) thrown;
	}

}
