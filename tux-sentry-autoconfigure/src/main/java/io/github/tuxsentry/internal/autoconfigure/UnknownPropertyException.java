package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Properties are set that the library does not know.
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
	 * A property that the library does not know.
	 *
	 * @param name its name
	 * @param origin where it was set
	 * @param nearest the property that was probably meant
	 * @param allowed what is allowed in its place
	 */
	record UnknownProperty(String name, String origin, @Nullable String nearest, List<String> allowed) {

	}

}
