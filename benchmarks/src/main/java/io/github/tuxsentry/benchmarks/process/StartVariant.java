package io.github.tuxsentry.benchmarks.process;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Application whose startup is measured, with the class path that a starter has.
 */
enum StartVariant {

	PLAIN(false, Jars.SPRING_BOOT),

	AOP(false, Jars.SPRING_BOOT, Jars.AOP),

	SENTRY(true, Jars.SPRING_BOOT, Jars.AOP, Jars.SENTRY),

	TUX_SENTRY(true, Jars.SPRING_BOOT, Jars.AOP, Jars.SENTRY, Jars.TUX_SENTRY),

	TUX_SENTRY_WITHOUT_DSN(false, Jars.SPRING_BOOT, Jars.AOP, Jars.SENTRY, Jars.TUX_SENTRY),

	TUX_SENTRY_JDA(true, Jars.SPRING_BOOT, Jars.AOP, Jars.SENTRY, Jars.TUX_SENTRY, Jars.JDA);

	private final boolean withDsn;

	private final List<Pattern> jars;

	StartVariant(boolean withDsn, String... jars) {
		this.withDsn = withDsn;
		this.jars = Arrays.stream(jars)
			.map((names) -> Pattern.compile("/(" + names + ")[^/]*(\\.jar|/target/classes)$"))
			.toList();
	}

	static StartVariant of(String id) {
		return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	boolean isWithDsn() {
		return this.withDsn;
	}

	String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> isOfBenchmarks(entry) || this.jars.stream().anyMatch((jar) -> contains(jar, entry)))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static boolean contains(Pattern jar, String entry) {
		return jar.matcher(entry.replace(File.separatorChar, '/')).find();
	}

	private static boolean isOfBenchmarks(String entry) {
		String own = StartVariant.class.getProtectionDomain().getCodeSource().getLocation().getPath();
		return new File(entry).getAbsoluteFile().equals(new File(own));
	}

	/**
	 * Names of the jars of a starter, without their versions.
	 */
	private static final class Jars {

		static final String SPRING_BOOT = "spring-(aop|beans|boot|context|core|expression|jcl)-|logback-|log4j-|"
				+ "slf4j-|jul-to-slf4j-|snakeyaml-|jakarta\\.annotation-|micrometer-(commons|observation)-|jspecify-";

		static final String AOP = "aspectjweaver-";

		static final String SENTRY = "sentry-(?!jdbc)";

		static final String TUX_SENTRY = "tux-sentry-(autoconfigure|starter)|micrometer-core-|HdrHistogram-|"
				+ "LatencyUtils-|context-propagation-|datasource-proxy-";

		static final String JDA = "JDA-|okhttp-|okio-|kotlin-stdlib-|nv-websocket-|commons-collections4-|core-3|"
				+ "jackson-|annotations-";

		private Jars() {
		}

	}

}
