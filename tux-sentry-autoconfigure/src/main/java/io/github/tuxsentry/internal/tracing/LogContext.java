package io.github.tuxsentry.internal.tracing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Entries of the {@link MDC} that describe the command of the current thread. They are
 * set while a thread works for a command, and what was there before is restored
 * afterwards. Other entries are never changed. Thread-safe.
 */
public final class LogContext {

	/**
	 * Key of the entries in snapshots of Micrometer's context propagation and in the
	 * context of Reactor.
	 */
	public static final String KEY = "tux-sentry.mdc";

	private final Map<Field, String> keys;

	private final String[] names;

	private final FaultBarrier faults;

	/**
	 * Create a new context.
	 * @param keys the keys by field; fields without a key are not set
	 * @param faults handles internal errors
	 */
	public LogContext(Map<Field, String> keys, FaultBarrier faults) {
		this.keys = Map.copyOf(keys);
		this.names = this.keys.values().toArray(String[]::new);
		this.faults = faults;
	}

	/**
	 * Return whether any entries are set.
	 * @return {@code false} if the context is disabled
	 */
	public boolean isEnabled() {
		return !this.keys.isEmpty();
	}

	/**
	 * Return the entries for the given values.
	 * @param values returns the value of a field; those that are {@code null} are left
	 * out
	 * @return the values by key
	 */
	public Map<String, String> entries(Function<Field, @Nullable String> values) {
		Map<String, String> entries = new LinkedHashMap<>();
		this.keys.forEach((field, key) -> {
			String value = values.apply(field);
			if (value != null) {
				entries.put(key, value);
			}
		});
		return entries;
	}

	/**
	 * Return the entries of the current thread.
	 * @return the values by key, empty if the thread does not work for a command
	 */
	public Map<String, String> capture() {
		return isEnabled() ? this.faults.get("read the MDC", this::read, Map.of()) : Map.of();
	}

	private Map<String, String> read() {
		Map<String, String> entries = new LinkedHashMap<>();
		for (String key : this.keys.values()) {
			String value = MDC.get(key);
			if (value != null) {
				entries.put(key, value);
			}
		}
		return entries;
	}

	/**
	 * Set the entries of the current thread.
	 * @param entries the values by key; entries of other commands are removed
	 * @return the token that restores the previous entries when it is closed on the same
	 * thread
	 */
	public UnitOfWork.Entered enter(Map<String, String> entries) {
		if (!isEnabled()) {
			return () -> {
			};
		}
		@Nullable String[] before = new String[this.names.length];
		this.faults.run("write the MDC", () -> {
			for (int i = 0; i < before.length; i++) {
				before[i] = MDC.get(this.names[i]);
				put(this.names[i], entries.get(this.names[i]));
			}
		});
		return () -> restore(before);
	}

	private void restore(@Nullable String[] before) {
		this.faults.run("write the MDC", () -> {
			for (int i = 0; i < before.length; i++) {
				put(this.names[i], before[i]);
			}
		});
	}

	/**
	 * Set the entries of the current thread without restoring them later.
	 * @param entries the values by key; entries of other commands are removed
	 */
	public void set(Map<String, String> entries) {
		this.faults.run("write the MDC", () -> {
			for (String name : this.names) {
				put(name, entries.get(name));
			}
		});
	}

	private static void put(String name, @Nullable String value) {
		if (value != null) {
			MDC.put(name, value);
		}
		else {
			MDC.remove(name);
		}
	}

	/**
	 * Field of a command that is written to the MDC.
	 */
	public enum Field {

		/**
		 * ID of the trace.
		 */
		TRACE_ID,

		/**
		 * Qualified name of the command.
		 */
		COMMAND,

		/**
		 * ID of the user.
		 */
		USER_ID,

		/**
		 * ID of the guild.
		 */
		GUILD_ID

	}

}
