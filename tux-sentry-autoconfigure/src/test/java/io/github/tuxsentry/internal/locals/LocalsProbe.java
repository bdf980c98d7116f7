package io.github.tuxsentry.internal.locals;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.capture.DefaultErrorCapture;
import io.github.tuxsentry.internal.capture.FailedStatements;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.HttpErrors;
import io.github.tuxsentry.internal.http.ResponseText;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.protocol.SentryId;

/**
 * Captures with local variables in a JVM of its own, so often that its methods are
 * compiled, and ends with 0 if each time all were right.
 */
final class LocalsProbe {

	private static final int ROUNDS = 10_000;

	private static final AtomicReference<Map<String, ?>> seen = new AtomicReference<>(Map.of());

	private final ErrorCapture errors;

	private final boolean open;

	private LocalsProbe(boolean open) {
		this.open = open;
		FaultBarrier faults = new FaultBarrier();
		LiveLocals locals = new LiveLocals(3, () -> Map.of("argument", 1), Scrubber.none(), faults);
		check(locals.isOpen() == open, "open: " + locals.isOpen());
		this.errors = new DefaultErrorCapture(manager(), new FailedStatements(),
				new HttpErrors(List::of, new ResponseText(Scrubber.none()), faults), locals, faults);
	}

	public static void main(String[] args) {
		LocalsProbe probe = new LocalsProbe(Boolean.parseBoolean(args[0]));
		for (int round = 0; round < ROUNDS; round++) {
			probe.outer(round);
		}
	}

	private void outer(int round) {
		String channel = "channel " + round;
		long unused = System.nanoTime();
		check(unused != 0, "time");
		int told = moderate(round, 'c');
		check(told == round, channel);
	}

	private int moderate(int round, char initial) {
		String reason = "spam " + round;
		long member = round * 1_000_000_000_000L;
		double score = round / 2.0;
		float half = round / 2.0f;
		boolean even = round % 2 == 0;
		short small = (short) round;
		List<String> roles = List.of("a", "b");
		Object own = new LocalsProbe.Own();
		String dead = "not needed any more " + round;
		check(dead.length() > 3, dead);
		try {
			throw new IllegalStateException(reason);
		}
		catch (IllegalStateException ex) {
			this.errors.captureExceptionSafe(ex, Map.of(), true);
		}
		if (this.open) {
			Map<String, ?> expected = Map.of("reason", reason, "member", member, "score", score, "half", half, "even",
					even, "small", small, "roles", roles, "own", own.getClass().getTypeName(), "initial", initial);
			Map<String, ?> found = seen.get();
			expected.forEach((name, value) -> check(String.valueOf(value).equals(String.valueOf(found.get(name))),
					name + " is " + found.get(name) + ", not " + value));
			check(!found.containsKey("dead"), "dead variable told");
			check(found.get("LocalsProbe.outer") instanceof Map<?, ?> caller && !caller.containsKey("unused")
					&& Objects.equals(caller.get("channel"), "channel " + round), "caller: " + found);
		}
		else {
			check(seen.get().equals(Map.of("argument", 1)), "no stand-in: " + seen.get());
		}
		return round;
	}

	private static void check(boolean right, String what) {
		if (!right) {
			throw new AssertionError(what);
		}
	}

	@SuppressWarnings("unchecked")
	private static SentryManager manager() {
		CaptureSpec spec = proxy(CaptureSpec.class, (name, arguments) -> {
			if (name.equals("context") && "locals".equals(arguments[0])) {
				seen.set((Map<String, ?>) arguments[1]);
			}
			return null;
		});
		return proxy(SentryManager.class, (name, arguments) -> switch (name) {
			case "isInitialized" -> true;
			case "captureException" -> {
				((Consumer<CaptureSpec>) arguments[1]).accept(spec);
				yield SentryId.EMPTY_ID;
			}
			default -> null;
		});
	}

	private static <T> T proxy(Class<T> type, Answer answer) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> answer.to(method.getName(), arguments)));
	}

	private interface Answer {

		Object to(String method, Object[] arguments);

	}

	private static final class Own {

		@Override
		public String toString() {
			throw new AssertionError("asked the application");
		}

	}

}
