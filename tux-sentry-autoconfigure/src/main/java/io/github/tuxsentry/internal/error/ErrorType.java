package io.github.tuxsentry.internal.error;

/**
 * Names of exception types in tags, contexts and metrics.
 */
public final class ErrorType {

	private ErrorType() {
	}

	/**
	 * Return the simple name of the class of an exception. A class without a simple name,
	 * such as an anonymous class, is represented by its name without the package.
	 * @param error the exception
	 * @return the name, never empty, such as {@code IllegalStateException}
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
