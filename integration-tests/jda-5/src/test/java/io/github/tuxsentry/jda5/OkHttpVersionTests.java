package io.github.tuxsentry.jda5;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Comparator;
import java.util.stream.Stream;

import io.github.tuxsentry.test.discord.LocalDiscord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * JDA 5 brings OkHttp 4 and the local Discord OkHttp 5, so that their order counts.
 */
class OkHttpVersionTests {

	@Test
	void theLocalDiscordNamesTheRemedyIfOkHttp4ComesFirst() throws Exception {
		URL[] classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.sorted(Comparator.comparing((String file) -> !new File(file).getName().startsWith("okhttp-4")))
			.map(OkHttpVersionTests::url)
			.toArray(URL[]::new);
		assertThat(classPath[0].getPath()).contains("okhttp-4");
		try (URLClassLoader okHttp4First = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
			Method start = okHttp4First.loadClass(LocalDiscord.class.getName()).getMethod("start");
			assertThatExceptionOfType(InvocationTargetException.class).isThrownBy(() -> start.invoke(null))
				.havingCause()
				.isInstanceOf(IllegalStateException.class)
				.withMessageContaining("declare the dependency on tux-sentry-test before that on JDA");
		}
	}

	private static URL url(String file) {
		try {
			return new File(file).toURI().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException(file, ex);
		}
	}

}
