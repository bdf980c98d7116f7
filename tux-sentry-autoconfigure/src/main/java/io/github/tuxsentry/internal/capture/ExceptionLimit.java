package io.github.tuxsentry.internal.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.SentryException;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventProcessor} that limits the number of exceptions of an event to 30, so that
 * the event does not exceed Sentry's size limit. The most relevant ones are kept: the
 * thrown exception, which Sentry uses as the title of the event, and the root cause, each
 * with its neighbors in the chain of causes, and then suppressed exceptions.
 */
public final class ExceptionLimit implements EventProcessor {

	private static final int MAX_NEXT_TO_ROOT = 10;

	private static final int MAX_EXCEPTIONS = 30;

	private static final String SUPPRESSED = "suppressed";

	/**
	 * Create a new processor.
	 */
	public ExceptionLimit() {
	}

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		List<SentryException> exceptions = event.getExceptions();
		if (exceptions != null && exceptions.size() > MAX_EXCEPTIONS) {
			Set<SentryException> kept = mostRelevant(exceptions);
			event.setExceptions(exceptions.stream().filter(kept::contains).toList());
		}
		return event;
	}

	/**
	 * Select exceptions from the list of the SDK, which ends with the thrown one.
	 */
	private static Set<SentryException> mostRelevant(List<SentryException> exceptions) {
		List<SentryException> chain = chainOf(exceptions);
		Set<SentryException> kept = Collections.newSetFromMap(new IdentityHashMap<>());
		if (chain.size() > MAX_EXCEPTIONS) {
			kept.addAll(chain.subList(0, MAX_EXCEPTIONS - MAX_NEXT_TO_ROOT));
			kept.addAll(chain.subList(chain.size() - MAX_NEXT_TO_ROOT, chain.size()));
		}
		else {
			kept.addAll(chain);
		}
		for (int i = exceptions.size() - 1; kept.size() < MAX_EXCEPTIONS; i--) {
			kept.add(exceptions.get(i));
		}
		return kept;
	}

	/**
	 * Return the thrown exception and its causes, without suppressed exceptions and their
	 * causes.
	 */
	private static List<SentryException> chainOf(List<SentryException> exceptions) {
		List<SentryException> chain = new ArrayList<>();
		SentryException last = exceptions.get(exceptions.size() - 1);
		chain.add(last);
		for (int i = exceptions.size() - 2; i >= 0; i--) {
			if (isCauseOf(exceptions.get(i).getMechanism(), last.getMechanism())) {
				last = exceptions.get(i);
				chain.add(last);
			}
		}
		return chain;
	}

	private static boolean isCauseOf(@Nullable Mechanism cause, @Nullable Mechanism of) {
		return cause != null && of != null && !SUPPRESSED.equals(cause.getType()) && cause.getParentId() != null
				&& cause.getParentId().equals(of.getExceptionId());
	}

}
