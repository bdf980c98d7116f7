package io.github.tuxsentry.internal.discord.ktx;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.minn.jda.ktx.events.CoroutineEventManager;
import io.github.tuxsentry.internal.discord.EventDispatch;
import io.github.tuxsentry.tracing.SentryCoroutineContext;
import kotlin.Unit;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineScopeKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Job;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;

/**
 * Dispatch that behaves like the {@link CoroutineEventManager} of jda-ktx: it calls the
 * listeners of an event in a coroutine in the scope of the event manager. The event is
 * handled when the coroutine completes. An event manager whose scope is not active any
 * longer calls no listeners, which is reported once.
 */
final class CoroutineDispatch implements EventDispatch {

	private final CoroutineEventManager manager;

	private final RegisteredListeners listeners;

	private final SentryCoroutineContext context;

	private final AtomicBoolean inactive = new AtomicBoolean();

	CoroutineDispatch(CoroutineEventManager manager, RegisteredListeners listeners, SentryCoroutineContext context) {
		this.manager = manager;
		this.listeners = listeners;
		this.context = context;
	}

	@Override
	public List<Object> listeners() {
		return this.listeners.all().stream().map(RegisteredListeners::sourceOf).toList();
	}

	@Override
	public void dispatch(GenericEvent event, Observer observer) {
		if (!CoroutineScopeKt.isActive(this.manager)) {
			inactive(event, observer);
			return;
		}
		Runnable completed = observer.suspended();
		try {
			Job job = BuildersKt.launch(this.manager, this.context.ofThread(), CoroutineStart.DEFAULT,
					new ListenerCalls(this.listeners, event, observer));
			job.invokeOnCompletion((failure) -> {
				if (failure != null) {
					observer.interrupted(failure);
				}
				completed.run();
				return Unit.INSTANCE;
			});
		}
		catch (RuntimeException | Error ex) {
			completed.run();
			throw ex;
		}
	}

	/**
	 * A bot may cancel the scope when it shuts down.
	 */
	private void inactive(GenericEvent event, Observer observer) {
		InactiveScopeException problem = new InactiveScopeException();
		if (event.getJDA().getStatus() == JDA.Status.CONNECTED && this.inactive.compareAndSet(false, true)) {
			observer.failed(this.manager, problem);
		}
		observer.interrupted(problem);
	}

}
