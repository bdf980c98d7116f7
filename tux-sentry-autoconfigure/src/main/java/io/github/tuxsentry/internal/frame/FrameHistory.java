package io.github.tuxsentry.internal.frame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.Breadcrumb;
import io.sentry.IScope;
import io.sentry.ScopeCallback;
import org.jspecify.annotations.Nullable;

/**
 * What was put on a pending frame, in order: breadcrumbs, of which the latest are kept,
 * and descriptions of the work. Immutable, so that frames can share it.
 */
final class FrameHistory implements FrameState {

	static final FrameHistory EMPTY = new FrameHistory(null, "", 0);

	private final @Nullable FrameHistory earlier;

	private final Object entry;

	private final int breadcrumbs;

	private FrameHistory(@Nullable FrameHistory earlier, Object entry, int breadcrumbs) {
		this.earlier = earlier;
		this.entry = entry;
		this.breadcrumbs = breadcrumbs;
	}

	/**
	 * Return this history with a further breadcrumb.
	 * @param breadcrumb the breadcrumb
	 * @param limit the maximum number of breadcrumbs of a scope. Older ones are removed
	 * when there are twice as many.
	 */
	FrameHistory with(Breadcrumb breadcrumb, int limit) {
		FrameHistory bounded = (this.breadcrumbs < 2 * limit) ? this : latest(limit);
		return new FrameHistory(bounded, breadcrumb, bounded.breadcrumbs + 1);
	}

	/**
	 * Return this history with a further description of the work.
	 */
	FrameHistory with(ScopeCallback description) {
		return new FrameHistory(this, description, this.breadcrumbs);
	}

	private FrameHistory latest(int limit) {
		FrameHistory bounded = EMPTY;
		for (Object kept : entries(limit)) {
			bounded = (kept instanceof Breadcrumb breadcrumb) ? bounded.with(breadcrumb, limit)
					: bounded.with((ScopeCallback) kept);
		}
		return bounded;
	}

	private List<Object> entries(int limit) {
		List<Object> entries = new ArrayList<>();
		int left = limit;
		for (FrameHistory step = this; step != null && step != EMPTY; step = step.earlier) {
			if (!(step.entry instanceof Breadcrumb) || left-- > 0) {
				entries.add(step.entry);
			}
		}
		Collections.reverse(entries);
		return entries;
	}

	/**
	 * Put everything on a scope.
	 * @param scope the scope
	 * @param faults handles internal errors of descriptions
	 */
	void replay(IScope scope, FaultBarrier faults) {
		for (Object entry : entries(Integer.MAX_VALUE)) {
			if (entry instanceof Breadcrumb breadcrumb) {
				scope.getBreadcrumbs().add(breadcrumb);
			}
			else {
				faults.run("describe a unit of work", () -> ((ScopeCallback) entry).run(scope));
			}
		}
	}

}
