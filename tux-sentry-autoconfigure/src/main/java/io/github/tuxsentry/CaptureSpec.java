package io.github.tuxsentry;

import java.util.Map;

import io.github.tuxsentry.spi.ContextContributor;
import io.sentry.SentryLevel;

/**
 * What one captured event carries beyond the current scope. It is filled inside the call
 * that captures and holds for that one event only.
 */
public interface CaptureSpec {

	/**
	 * Sets a tag; one against the rules is not set and logged.
	 * @param key 1 to 32 letters, digits and {@code _.:-}
	 * @param value taken as a string: 1 to 200 characters on one line
	 * @return this spec
	 */
	CaptureSpec tag(String key, Object value);

	/**
	 * Sets several tags, each as {@link #tag} does.
	 * @param tags values by key
	 * @return this spec
	 */
	CaptureSpec tags(Map<String, ?> tags);

	/**
	 * Sets a context: structured data that is shown with the event.
	 * @param name the context's name, e.g. {@code database}
	 * @param values the values by key
	 * @return this spec
	 */
	CaptureSpec context(String name, Map<String, ?> values);

	/**
	 * Sets several contexts.
	 * @param contexts the values by the context's name
	 * @return this spec
	 */
	CaptureSpec contexts(Map<String, ? extends Map<String, ?>> contexts);

	/**
	 * Sets the user.
	 * @param user a {@link io.sentry.protocol.User} or an object that a
	 * {@link ContextContributor} knows, such as a JDA user or member
	 * @return this spec
	 */
	CaptureSpec user(Object user);

	/**
	 * Sets the context of a command.
	 * @param command a {@link CommandContext} or an object that a
	 * {@link ContextContributor} knows, such as a JDA command event
	 * @return this spec
	 */
	CaptureSpec command(Object command);

	/**
	 * Sets an extra value.
	 * @param key the key
	 * @param value the value, taken as a string
	 * @return this spec
	 */
	CaptureSpec extra(String key, Object value);

	/**
	 * Sets the level.
	 * @param level the level
	 * @return this spec
	 */
	CaptureSpec level(SentryLevel level);

	/**
	 * Sets the fingerprint by which Sentry groups the event.
	 * @param parts the parts, at least one
	 * @return this spec
	 */
	CaptureSpec fingerprint(String... parts);

}
