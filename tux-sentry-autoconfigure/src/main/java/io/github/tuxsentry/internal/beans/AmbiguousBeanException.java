package io.github.tuxsentry.internal.beans;

import java.util.List;

/**
 * Exception thrown when an application declares several beans of a type of which the
 * library uses only one.
 */
public final class AmbiguousBeanException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String typeName;

	private final transient List<String> beanNames;

	AmbiguousBeanException(Class<?> type, List<String> beanNames) {
		super("tux-sentry uses a single bean of the type " + type.getName() + ", but there are several: "
				+ String.join(", ", beanNames));
		this.typeName = type.getName();
		this.beanNames = List.copyOf(beanNames);
	}

	public String getTypeName() {
		return this.typeName;
	}

	public List<String> getBeanNames() {
		return this.beanNames;
	}

}
