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

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
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
		pack(file, "4.0-manifest", null);
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
	void beginsWithTheNameOfTheApplication() {
		assertRelease("tux@3.0-build", withEverything().withPropertyValues("spring.application.name=tux"));
		assertRelease("tux@4.0-manifest", contextRunner().withUserConfiguration(this.applicationFromJar)
			.withPropertyValues("spring.application.name=tux"));
	}

	@Test
	void beginsWithTheArtifactOfTheBuildElse() {
		assertRelease("bot-artifact@3.0-build", withBuild("version", "3.0-build", "artifact", "bot-artifact"));
	}

	@Test
	void beginsWithTheTitleInTheManifestElse(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("titled.jar");
		pack(file, "4.0-manifest", "titled-bot");
		try (URLClassLoader titled = new URLClassLoader(new URL[] { file.toUri().toURL() },
				new FilteredClassLoader(Bot.class))) {
			assertRelease("titled-bot@4.0-manifest",
					contextRunner().withUserConfiguration(titled.loadClass(Bot.class.getName())));
		}
	}

	@Test
	void isWithoutANameWhereItIsConfiguredOrTheCommitIsAskedFor() {
		ApplicationContextRunner named = withEverything().withPropertyValues("spring.application.name=tux");
		assertRelease("1.0-ours", named.withPropertyValues("tux.sentry.release=1.0-ours"));
		assertRelease("2.0-sentrys", named.withPropertyValues("sentry.release=2.0-sentrys"));
		assertRelease("0123456789abcdef0123456789abcdef01234567",
				named.withPropertyValues("sentry.use-git-commit-id-as-release=true"));
	}

	@Test
	void containsNoCharacterThatSentryRefuses() {
		assertRelease("my-bot-v2@3.0-feature-x",
				withBuild("version", "3.0-feature/x").withPropertyValues("spring.application.name=my bot@v2"));
	}

	@Test
	void isNotLongerThanSentryAccepts() {
		assertRelease("b".repeat(99) + "@1.0",
				withBuild("version", "1.0").withPropertyValues("spring.application.name=" + "b".repeat(300)));
	}

	@Test
	void isThatOfEveryEventWithTheDistributionOfTheBuild() {
		withBuild("version", "3.0", "number", "471").withPropertyValues("spring.application.name=tux")
			.run((context) -> {
				context.getBean(SentryManager.class).captureMessage("released");
				SentryItem event = this.sentry.awaitEvent((item) -> "released".equals(item.message()));
				assertThat(event.payload().path("release").asText()).isEqualTo("tux@3.0");
				assertThat(event.payload().path("dist").asText()).isEqualTo("471");
			});
	}

	@Test
	void hasTheNumberOfTheBuildAsDistribution() {
		assertDistribution("471", withBuild("version", "3.0", "number", "471"));
		assertDistribution("42", contextRunner().withBean(GitProperties.class,
				() -> new GitProperties(entries("build.number", "42", "commit.id", "0123456789abcdef"))));
	}

	@Test
	void hasTheCommitAsDistributionElse() {
		assertDistribution("0123456", withEverything());
		assertDistribution(null, withEverything().withPropertyValues("sentry.use-git-commit-id-as-release=true"));
		assertDistribution(null, contextRunner().withUserConfiguration(this.applicationFromJar));
	}

	@Test
	void hasTheConfiguredDistributionFirst() {
		assertDistribution("mine", withEverything().withPropertyValues("sentry.dist=mine"));
	}

	@Test
	void hasNoDistributionThatSentryRefuses() {
		assertDistribution(null, withBuild("version", "3.0", "number", "number 471"));
		assertDistribution(null, withBuild("version", "3.0", "number", "4".repeat(65)));
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

	private void assertDistribution(String expected, ApplicationContextRunner runner) {
		runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(ScopesAdapter.getInstance().getOptions().getDist()).isEqualTo(expected);
		});
	}

	private ApplicationContextRunner withBuild(String... entries) {
		return contextRunner().withUserConfiguration(Bot.class)
			.withBean(BuildProperties.class, () -> new BuildProperties(entries(entries)));
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
		return new BuildProperties(entries("version", "3.0-build"));
	}

	private static GitProperties git() {
		return new GitProperties(entries("commit.id", "0123456789abcdef0123456789abcdef01234567"));
	}

	private static Properties entries(String... keysAndValues) {
		Properties entries = new Properties();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			entries.setProperty(keysAndValues[i], keysAndValues[i + 1]);
		}
		return entries;
	}

	private static void pack(Path file, String version, String title) throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
		if (title != null) {
			manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, title);
		}
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
