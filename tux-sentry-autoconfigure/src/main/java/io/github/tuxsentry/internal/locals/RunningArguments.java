package io.github.tuxsentry.internal.locals;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.scrub.Scrubber;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of the traced method that runs on the current thread. They are used in place
 * of local variables.
 */
final class RunningArguments {

	private final ThreadLocal<@Nullable Call> current = new ThreadLocal<>();

	private final ShownValue shown;

	RunningArguments(Scrubber scrubber) {
		this.shown = new ShownValue(scrubber);
	}

	/**
	 * Record that a method is called on the current thread.
	 * @param names the names of the parameters
	 * @param arguments the values of the parameters
	 * @return the callback to run on the same thread when the call has returned
	 */
	Runnable enter(String[] names, @Nullable Object[] arguments) {
		Call before = this.current.get();
		this.current.set(new Call(names, arguments));
		return () -> {
			if (before != null) {
				this.current.set(before);
			}
			else {
				this.current.remove();
			}
		};
	}

	/**
	 * Return the arguments of the innermost traced method on the current thread.
	 * @return the values by parameter name; empty if there is no traced method
	 */
	public Map<String, Object> current() {
		Call call = this.current.get();
		Map<String, Object> values = new LinkedHashMap<>();
		if (call != null) {
			for (int index = 0; index < call.names().length && index < call.arguments().length; index++) {
				values.put(call.names()[index], this.shown.of(call.arguments()[index]));
			}
		}
		return values;
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Call(String[] names, @Nullable Object[] arguments) {
	}

}
