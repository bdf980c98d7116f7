package io.github.tuxsentry.internal.serialization;

import org.jspecify.annotations.Nullable;

/**
 * Field of an item.
 *
 * @param name the name
 * @param policy the policy
 * @param json the name as JSON, with the colon, or {@code null} if the name may have to
 * be scrubbed
 */
record Field(String name, FieldPolicy policy, byte @Nullable [] json) {

	private static final int MAX_PLAIN_NAME_LENGTH = 16;

	static Field of(String name, FieldPolicy policy) {
		boolean plain = name.length() <= MAX_PLAIN_NAME_LENGTH && name.indexOf('@') < 0;
		return new Field(name, policy, plain ? json(name) : null);
	}

	private static byte[] json(String name) {
		JsonBuffer json = new JsonBuffer(name.length() + 3);
		json.appendQuoted(name, Integer.MAX_VALUE);
		json.append(':');
		return json.toByteArray();
	}

}
