package io.github.tuxsentry;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.tuxsentry.spi.ContextContributor;
import io.sentry.SentryLevel;

/**
 * Details of a single captured event, in addition to the current scope. They are set
 * within the call that captures and apply to that event only.
 *
 * @since 0.1.0
 */
public interface CaptureSpec {

	/**
	 * Set a tag. An invalid tag is not set, and logged.
	 * @param key the key, 1 to 32 letters, digits and {@code _.:-}
	 * @param value the value, converted to a string of 1 to 200 characters on one line
	 * @return this spec
	 */
	CaptureSpec tag(String key, Object value);

	/**
	 * Set several tags, as {@link #tag} does.
	 * @param tags values by key
	 * @return this spec
	 */
	CaptureSpec tags(Map<String, ?> tags);

	/**
	 * Set a context, structured data that is shown with the event.
	 * @param name the context's name, e.g. {@code database}
	 * @param values the values by key
	 * @return this spec
	 */
	CaptureSpec context(String name, Map<String, ?> values);

	/**
	 * Set several contexts.
	 * @param contexts the values by name of the context
	 * @return this spec
	 */
	CaptureSpec contexts(Map<String, ? extends Map<String, ?>> contexts);

	/**
	 * Set the user.
	 * @param user a {@link io.sentry.protocol.User} or an object that a
	 * {@link ContextContributor} supports, such as a JDA user or member
	 * @return this spec
	 */
	CaptureSpec user(Object user);

	/**
	 * Set the context of a command.
	 * @param command a {@link CommandContext} or an object that a
	 * {@link ContextContributor} supports, such as a JDA command event
	 * @return this spec
	 */
	CaptureSpec command(Object command);

	/**
	 * Set an extra value.
	 * @param key the key
	 * @param value the value; maps and collections keep their structure
	 * @return this spec
	 */
	CaptureSpec extra(String key, Object value);

	/**
	 * Set the level.
	 * @param level the level
	 * @return this spec
	 */
	CaptureSpec level(SentryLevel level);

	/**
	 * Set the fingerprint by which Sentry groups the event.
	 * @param parts the parts, at least one
	 * @return this spec
	 */
	CaptureSpec fingerprint(String... parts);

	/**
	 * Attach content. An attachment over {@code sentry.max-attachment-size} is not sent,
	 * in contrast to the event. Text is scrubbed.
	 * @param filename the name of the attachment
	 * @param content the content
	 * @return this spec
	 */
	CaptureSpec attachment(String filename, byte[] content);

	/**
	 * Attach a file, as {@link #attachment(String, byte[])} does. It is read before the
	 * call that captures returns, and only if the event is sent. If it cannot be read,
	 * the event is sent without it.
	 * @param file the file
	 * @return this spec
	 */
	CaptureSpec attachment(Path file);

	/**
	 * Attach content that is created only if the event is sent, before the call that
	 * captures returns. If its creation fails, the event is sent without it.
	 * @param filename the name of the attachment
	 * @param content a callback that creates the content
	 * @return this spec
	 */
	CaptureSpec attachment(String filename, Callable<byte[]> content);

}
