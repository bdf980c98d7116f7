package io.github.tuxsentry.compatibility;

import java.io.PrintStream;

import net.dv8tion.jda.api.JDAInfo;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;
import org.springframework.core.env.Environment;

/**
 * Versions of the dependencies, determined from the loaded classes.
 */
final class Versions {

	private Versions() {
	}

	static void print(PrintStream out, Environment environment) {
		out.println("Spring Boot " + SpringBootVersion.getVersion());
		out.println("Spring Framework " + SpringVersion.getVersion());
		out.println("JDA " + jda());
		out.println("Java " + Runtime.version().feature());
		out.println("Logging " + LoggerFactory.getILoggerFactory().getClass().getName());
		out.println("Virtual threads " + environment.getProperty("spring.threads.virtual.enabled", "false"));
	}

	/**
	 * Return the version of JDA. It is read by reflection, since the value of the
	 * constant would otherwise be inlined by the compiler.
	 */
	private static Object jda() {
		try {
			return JDAInfo.class.getField("VERSION").get(null);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
