package io.github.tuxsentry.internal.error;

/**
 * Names the type of an error for tags, contexts and metrics.
 */
public final class ErrorType {

	private ErrorType() {
	}

	/**
	 * Returns the simple name of an error's class; of a class without one, such as an
	 * anonymous one, its name without the package.
	 * @param error the error
	 * @return the name, never empty, e.g. {@code IllegalStateException}
	 */
	public static String of(Throwable error) {
		String simpleName = error.getClass().getSimpleName();
		if (!simpleName.isEmpty()) {
			return simpleName;
		}
		String name = error.getClass().getName();
		return name.substring(name.lastIndexOf('.') + 1);
	}

}
