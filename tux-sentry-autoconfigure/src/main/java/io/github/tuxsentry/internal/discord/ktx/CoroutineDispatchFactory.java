package io.github.tuxsentry.internal.discord.ktx;

import dev.minn.jda.ktx.events.CoroutineEventManager;
import io.github.tuxsentry.internal.discord.EventDispatch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.tracing.SentryCoroutineContext;
import net.dv8tion.jda.api.hooks.IEventManager;
import org.jspecify.annotations.Nullable;

/**
 * Factory for the dispatch of the event managers of jda-ktx, to whose scopes it adds the
 * propagation of the context. A subclass may override the dispatch, and keeps its own.
 */
final class CoroutineDispatchFactory implements EventDispatch.Factory {

	private final SentryCoroutineContext context;

	private final FaultBarrier faults;

	CoroutineDispatchFactory(SentryCoroutineContext context, FaultBarrier faults) {
		this.context = context;
		this.faults = faults;
	}

	@Override
	public @Nullable EventDispatch create(IEventManager manager) {
		if (!(manager instanceof CoroutineEventManager suspending)) {
			return null;
		}
		this.faults.run("propagate the context to coroutines of jda-ktx",
				() -> CoroutineScopeOfManager.propagate(suspending, this.context));
		return (manager.getClass() == CoroutineEventManager.class)
				? new CoroutineDispatch(suspending, new RegisteredListeners(suspending), this.context) : null;
	}

}
