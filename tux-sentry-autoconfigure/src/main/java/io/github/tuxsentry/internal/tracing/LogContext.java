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

	private final Field[] fields;

	private final String[] names;

	private final FaultBarrier faults;

	/**
	 * Create a new context.
	 * @param keys the keys by field; fields without a key are not set
	 * @param faults handles internal errors
	 */
	public LogContext(Map<Field, String> keys, FaultBarrier faults) {
		this.fields = keys.keySet().toArray(Field[]::new);
		this.names = keys.values().toArray(String[]::new);
		this.faults = faults;
	}

	/**
	 * Return whether any entries are set.
	 * @return {@code false} if the context is disabled
	 */
	public boolean isEnabled() {
		return this.names.length > 0;
	}

	/**
	 * Return the entries for the given values.
	 * @param values returns the value of a field; those that are {@code null} are left
	 * out
	 * @return the entries
	 */
	public Entries entries(Function<Field, @Nullable String> values) {
		@Nullable String[] entries = new String[this.fields.length];
		for (int i = 0; i < entries.length; i++) {
			entries[i] = values.apply(this.fields[i]);
		}
		return new Entries(entries);
	}

	private Entries entries(Map<String, String> values) {
		@Nullable String[] entries = new String[this.names.length];
		for (int i = 0; i < entries.length; i++) {
			entries[i] = values.get(this.names[i]);
		}
		return new Entries(entries);
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
		for (String key : this.names) {
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
		Entries before = exchange(entries(entries));
		return () -> restore(before);
	}

	/**
	 * Set the entries of the current thread.
	 * @param entries the entries; those of other commands are removed
	 * @return the previous entries
	 */
	public Entries exchange(Entries entries) {
		@Nullable String[] before = null;
		try {
			for (int i = 0; i < this.names.length; i++) {
				String name = this.names[i];
				String previous = MDC.get(name);
				if (previous != null) {
					before = (before != null) ? before : new String[this.names.length];
					before[i] = previous;
				}
				String next = entries.valueAt(i);
				if (next != null || previous != null) {
					put(name, next);
				}
			}
		}
		catch (Throwable fault) {
			this.faults.caught("write the MDC", fault);
		}
		return (before != null) ? new Entries(before) : Entries.NONE;
	}

	/**
	 * Restore the entries of the current thread.
	 * @param before the previous entries
	 */
	public void restore(Entries before) {
		try {
			for (int i = 0; i < this.names.length; i++) {
				put(this.names[i], before.valueAt(i));
			}
		}
		catch (Throwable fault) {
			this.faults.caught("write the MDC", fault);
		}
	}

	/**
	 * Set the entries of the current thread without restoring them later.
	 * @param entries the values by key; entries of other commands are removed
	 */
	public void set(Map<String, String> entries) {
		restore(entries(entries));
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
	 * Entries of a command.
	 */
	public static final class Entries {

		/**
		 * No entries.
		 */
		public static final Entries NONE = new Entries();

		private final @Nullable String[] values;

		private Entries(@Nullable String... values) {
			this.values = values;
		}

		@Nullable String valueAt(int index) {
			return (index < this.values.length) ? this.values[index] : null;
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
