package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when unknown properties are set.
 */
public final class UnknownPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<UnknownProperty> unknown;

	UnknownPropertyException(List<UnknownProperty> unknown) {
		super(unknown.stream().map(UnknownPropertyException::describe).collect(Collectors.joining(" ")));
		this.unknown = List.copyOf(unknown);
	}

	private static String describe(UnknownProperty property) {
		String nearest = (property.nearest() != null) ? " Did you mean " + property.nearest() + "?" : "";
		return "There is no property " + property.name() + "." + nearest + " Allowed: "
				+ String.join(", ", property.allowed()) + ".";
	}

	List<UnknownProperty> getUnknown() {
		return this.unknown;
	}

	/**
	 * Unknown property.
	 *
	 * @param name the name of the property
	 * @param origin the place where it was set
	 * @param nearest the property that was probably meant
	 * @param allowed the properties that are allowed in its place
	 */
	record UnknownProperty(String name, String origin, @Nullable String nearest, List<String> allowed) {

	}

}
