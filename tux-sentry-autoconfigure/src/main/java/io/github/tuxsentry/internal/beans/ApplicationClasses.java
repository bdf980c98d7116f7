package io.github.tuxsentry.internal.beans;

/**
 * Classes of beans that may be the application's own. Most beans are of Spring, Sentry,
 * JDA and the library, and the annotations of none of them need to be searched.
 */
public final class ApplicationClasses {

	private static final String LIBRARY = "io.github.tuxsentry.";

	/**
	 * Packages in which there is no application, unlike e.g. org.springframework.samples.
	 */
	private static final String[] OTHERS = { "org.springframework.aop.", "org.springframework.boot.autoconfigure.",
			"org.springframework.cache.", "org.springframework.context.", "org.springframework.core.",
			"org.springframework.scheduling.", "org.springframework.web.", "io.sentry.spring",
			"net.dv8tion.jda.internal." };

	private ApplicationClasses() {
	}

	/**
	 * Return, by a quick check, whether a class may be one of the application.
	 * @param type the class
	 * @return {@code false} if it is of a library that is known
	 */
	public static boolean mayContain(Class<?> type) {
		String name = type.getName();
		for (String other : OTHERS) {
			if (name.startsWith(other)) {
				return false;
			}
		}
		return !name.startsWith(LIBRARY) || !isOfLibrary(type);
	}

	/**
	 * The name is not sufficient, as that of a sample or an extension may be similar.
	 */
	private static boolean isOfLibrary(Class<?> type) {
		return type.getProtectionDomain() == ApplicationClasses.class.getProtectionDomain();
	}

}
