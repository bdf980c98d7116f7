package io.github.tuxsentry.compatibility;

import java.io.PrintStream;

import net.dv8tion.jda.api.JDAInfo;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;
import org.springframework.core.env.Environment;

/**
 * The versions with which the bot runs, as reported by the loaded classes.
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
	 * Return the version of JDA, which is a constant and would be that of the compilation
	 * if it was not read reflectively.
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
