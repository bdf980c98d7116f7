package io.github.tuxsentry.internal.logging.log4j2;

import java.io.Serial;

import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.util.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Message of an object that is logged, which is not converted to text before Log4j2 does
 * so: a supplier has to be evaluated once, and only if its message is logged.
 */
final class LazyMessage implements Message {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Object content;

	LazyMessage(Object content) {
		this.content = content;
	}

	boolean isSupplied() {
		return this.content instanceof Supplier<?>;
	}

	/**
	 * Return the message of the object; that of a supplier evaluates it.
	 */
	Message evaluated(Logger logger) {
		Object value = (this.content instanceof Supplier<?> supplier) ? supplier.get() : this.content;
		return (value instanceof Message message) ? message : logger.getMessageFactory().newMessage(value);
	}

	@Override
	public String getFormattedMessage() {
		return String.valueOf(this.content);
	}

	@Override
	@SuppressWarnings("deprecation")
	public @Nullable String getFormat() {
		return null;
	}

	@Override
	public Object @Nullable [] getParameters() {
		return null;
	}

	@Override
	public @Nullable Throwable getThrowable() {
		return null;
	}

}
