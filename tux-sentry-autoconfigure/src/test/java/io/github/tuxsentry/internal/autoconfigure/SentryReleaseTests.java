package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.ScopesAdapter;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SentryRelease}.
 */
class SentryReleaseTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private URLClassLoader jar;

	private Class<?> applicationFromJar;

	@BeforeEach
	void packTheApplicationIntoAJar(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("bot.jar");
		pack(file, "4.0-manifest");
		this.jar = new URLClassLoader(new URL[] { file.toUri().toURL() }, new FilteredClassLoader(Bot.class));
		this.applicationFromJar = this.jar.loadClass(Bot.class.getName());
		assertThat(this.applicationFromJar).isNotSameAs(Bot.class);
	}

	@Test
	void isTheConfiguredOne() {
		assertRelease("1.0-ours",
				withEverything().withPropertyValues("tux.sentry.release=1.0-ours", "sentry.release=2.0-sentrys"));
	}

	@Test
	void isThatOfSentrysOwnPropertyElse() {
		assertRelease("2.0-sentrys",
				withEverything().withPropertyValues("tux.sentry.release=", "sentry.release=2.0-sentrys"));
	}

	@Test
	void isTheVersionOfTheBuildElse() {
		assertRelease("3.0-build", withEverything().withPropertyValues("sentry.release="));
	}

	@Test
	void isTheGitCommitElse() {
		assertRelease("0123456789abcdef0123456789abcdef01234567",
				contextRunner().withUserConfiguration(this.applicationFromJar)
					.withBean(BuildProperties.class, () -> new BuildProperties(new Properties()))
					.withBean(GitProperties.class, SentryReleaseTests::git));
	}

	@Test
	void isTheGitCommitFirstWhereSentrysOwnPropertyAsksForIt() {
		assertRelease("0123456789abcdef0123456789abcdef01234567",
				withEverything().withPropertyValues("sentry.use-git-commit-id-as-release=true"));
	}

	@Test
	void isNeverTheGitCommitWhereSentrysOwnPropertyForbidsIt() {
		assertRelease("4.0-manifest",
				contextRunner().withUserConfiguration(this.applicationFromJar)
					.withBean(GitProperties.class, SentryReleaseTests::git)
					.withPropertyValues("sentry.use-git-commit-id-as-release=false"));
	}

	@Test
	void isTheVersionInTheManifestOfTheApplicationElse() {
		assertRelease("4.0-manifest", contextRunner().withUserConfiguration(this.applicationFromJar));
	}

	@Test
	void isNoneWhereNothingTellsIt() {
		assertRelease(null, contextRunner().withUserConfiguration(Bot.class));
		assertRelease(null, contextRunner());
	}

	private void assertRelease(String expected, ApplicationContextRunner runner) {
		runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(ScopesAdapter.getInstance().getOptions().getRelease()).isEqualTo(expected);
		});
	}

	private ApplicationContextRunner withEverything() {
		return contextRunner().withUserConfiguration(this.applicationFromJar)
			.withBean(BuildProperties.class, SentryReleaseTests::build)
			.withBean(GitProperties.class, SentryReleaseTests::git);
	}

	private ApplicationContextRunner contextRunner() {
		return BotContext.sendingTo(this.sentry);
	}

	private static BuildProperties build() {
		Properties entries = new Properties();
		entries.setProperty("version", "3.0-build");
		return new BuildProperties(entries);
	}

	private static GitProperties git() {
		Properties entries = new Properties();
		entries.setProperty("commit.id", "0123456789abcdef0123456789abcdef01234567");
		return new GitProperties(entries);
	}

	private static void pack(Path file, String version) throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
		String entry = Bot.class.getName().replace('.', '/') + ".class";
		try (OutputStream output = Files.newOutputStream(file);
				JarOutputStream jar = new JarOutputStream(output, manifest);
				InputStream bytes = Bot.class.getClassLoader().getResourceAsStream(entry)) {
			jar.putNextEntry(new JarEntry(entry));
			bytes.transferTo(jar);
			jar.closeEntry();
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	public static class Bot {

	}

}
