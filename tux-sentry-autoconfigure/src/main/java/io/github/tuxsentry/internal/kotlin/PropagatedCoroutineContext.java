package io.github.tuxsentry.internal.kotlin;

import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ResumableContext;
import io.github.tuxsentry.internal.tracing.ScopesPropagation;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.github.tuxsentry.tracing.SentryCoroutineContext;
import kotlin.coroutines.AbstractCoroutineContextElement;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.CopyableThreadContextElement;
import org.jspecify.annotations.Nullable;

/**
 * {@link SentryCoroutineContext} that makes the context of a coroutine current on the
 * threads that it is dispatched to. The element of a scope has no context of its own. A
 * coroutine that is launched has a copy of the element, with the context of the thread
 * that launches it.
 */
final class PropagatedCoroutineContext extends AbstractCoroutineContextElement
		implements SentryCoroutineContext, CopyableThreadContextElement<UnitOfWork.Entered> {

	private static final UnitOfWork.Entered NOT_ENTERED = () -> {
	};

	private final ScopesPropagation propagation;

	private final FaultBarrier faults;

	private final @Nullable CoroutineWork work;

	private final Supplier<ResumableContext> ofChild;

	/**
	 * Create the element of a scope.
	 * @param propagation captures the contexts of threads
	 * @param faults handles internal errors
	 */
	PropagatedCoroutineContext(ScopesPropagation propagation, FaultBarrier faults) {
		this(propagation, faults, null, () -> propagation.captureResumable(true));
	}

	private PropagatedCoroutineContext(ScopesPropagation propagation, FaultBarrier faults, @Nullable CoroutineWork work,
			Supplier<ResumableContext> ofChild) {
		super(KEY);
		this.propagation = propagation;
		this.faults = faults;
		this.work = work;
		this.ofChild = ofChild;
	}

	@Override
	public CoroutineContext ofThread() {
		ResumableContext current = this.propagation.captureResumable(false);
		return new PropagatedCoroutineContext(this.propagation, this.faults, null, () -> current);
	}

	@Override
	public PropagatedCoroutineContext copyForChild() {
		return new PropagatedCoroutineContext(this.propagation, this.faults,
				this.faults.getOrNull("launch a coroutine", () -> new CoroutineWork(this.ofChild.get())),
				() -> this.propagation.captureResumable(true));
	}

	@Override
	public CoroutineContext mergeForChild(CoroutineContext.Element overriding) {
		return (overriding instanceof PropagatedCoroutineContext context) ? context.copyForChild() : overriding;
	}

	@Override
	public UnitOfWork.Entered updateThreadContext(CoroutineContext context) {
		CoroutineWork current = this.work;
		return (current != null) ? this.faults.get("enter a coroutine", () -> current.enter(context), NOT_ENTERED)
				: NOT_ENTERED;
	}

	@Override
	public void restoreThreadContext(CoroutineContext context, UnitOfWork.Entered entered) {
		this.faults.run("leave a coroutine", entered::close);
	}

}
