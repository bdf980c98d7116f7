package io.github.tuxsentry.internal.text;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limit for the number of different names of a kind. Further names are replaced with
 * {@value #OVERFLOW}, which is logged once. Thread-safe.
 */
public final class BoundedNames {

	/**
	 * Name that replaces those beyond the limit.
	 */
	public static final String OVERFLOW = "other";

	private static final int MAX_LENGTH = 100;

	private static final char DELETE = 0x7F;

	private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}");

	private static final Logger logger = LoggerFactory.getLogger(BoundedNames.class);

	private final Set<String> names = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean exceeded = new AtomicBoolean();

	private final String kind;

	private final int maxNames;

	private final String advice;

	/**
	 * Create a new limit.
	 * @param kind the kind of names in plural, for the log
	 * @param maxNames the maximum number of names
	 * @param advice the action to take if the limit is exceeded, for the log
	 */
	public BoundedNames(String kind, int maxNames, String advice) {
		this.kind = kind;
		this.maxNames = maxNames;
		this.advice = advice;
	}

	/**
	 * Apply the limit to a name. A long name is cut to {@value #MAX_LENGTH} characters.
	 * @param name the name
	 * @return the name, or {@value #OVERFLOW} if the limit was reached before
	 */
	public String limit(String name) {
		return limitNumber(cut(name));
	}

	private static String cut(String name) {
		String text = hasControlCharacter(name) ? CONTROL_CHARACTERS.matcher(name).replaceAll(" ") : name;
		return (text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) : text;
	}

	private static boolean hasControlCharacter(String name) {
		for (int i = 0; i < name.length(); i++) {
			if (name.charAt(i) < ' ' || name.charAt(i) == DELETE) {
				return true;
			}
		}
		return false;
	}

	private String limitNumber(String name) {
		if (this.names.contains(name) || add(name)) {
			return name;
		}
		if (this.exceeded.compareAndSet(false, true)) {
			logger.warn("There are more than {} names of {}. Others are recorded as '{}'. {}", this.maxNames, this.kind,
					OVERFLOW, this.advice);
		}
		return OVERFLOW;
	}

	private boolean add(String name) {
		synchronized (this.names) {
			return this.names.contains(name) || (this.names.size() < this.maxNames && this.names.add(name));
		}
	}

}
