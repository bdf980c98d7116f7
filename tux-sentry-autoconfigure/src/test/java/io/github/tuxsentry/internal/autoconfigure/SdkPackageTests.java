package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.SentryIntegrationPackageStorage;
import io.sentry.SentryLevel;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.annotation.Bean;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SdkPackage}.
 */
class SdkPackageTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@BeforeEach
	void forgetOtherContextsOfTheProcess() {
		SentryIntegrationPackageStorage.getInstance().clearStorage();
	}

	@Test
	void anEventNamesTheLibraryAndItsRoomsOnceHoweverManyContextsThereAre() {
		BotContext.sendingTo(this.sentry)
			.run((first) -> BotContext.sendingTo(this.sentry)
				.run((second) -> second.getBean(SentryManager.class).captureMessage("hello", SentryLevel.INFO)));
		JsonNode sdk = this.sentry.awaitEvent((event) -> "hello".equals(event.message())).payload().path("sdk");
		assertThat(sdk.path("packages").findValuesAsText("name")).containsOnlyOnce(SdkPackage.NAME);
		assertThat(integrations(sdk)).doesNotHaveDuplicates()
			.contains("TuxSentry", "TuxSentryJda", "TuxSentryJdbc", "TuxSentryOkHttp", "TuxSentryRestClient",
					"TuxSentryMetrics", "TuxSentryTracing");
	}

	@Test
	void aRoomThatIsSwitchedOffIsNotNamed() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.discord.enabled=false", "tux.sentry.jdbc.enabled=false")
			.run((context) -> context.getBean(SentryManager.class).captureMessage("hello", SentryLevel.INFO));
		SentryItem event = this.sentry.awaitEvent((candidate) -> "hello".equals(candidate.message()));
		assertThat(integrations(event.payload().path("sdk"))).contains("TuxSentry", "TuxSentryOkHttp")
			.doesNotContain("TuxSentryJda", "TuxSentryJdbc");
	}

	@Test
	void theVersionIsThatOfTheArtifact(@TempDir Path artifact) throws IOException {
		Path properties = artifact.resolve(SdkPackage.PROPERTIES);
		Files.createDirectories(properties.getParent());
		Files.writeString(properties, "version=1.2.3\n");
		try (URLClassLoader jar = new URLClassLoader(new URL[] { artifact.toUri().toURL() }, null)) {
			assertThat(SdkPackage.version(jar)).isEqualTo("1.2.3");
		}
		try (URLClassLoader classes = new URLClassLoader(new URL[0], null)) {
			assertThat(SdkPackage.version(classes)).isEqualTo(SdkPackage.UNKNOWN_VERSION);
		}
	}

	@Test
	void everyFeatureIsRecognizedByABeanOfTheLibrary() {
		assertThat(Feature.values()).extracting(Feature::integration)
			.containsExactlyInAnyOrder("Cache", "Coroutines", "Jda", "JdaKtx", "Jdbc", "Log4j2", "Logback", "Metrics",
					"Observations", "OkHttp", "Reactor", "RestClient", "Tasks", "Tracing", "WebClient");
		MetadataReaderFactory readers = new SimpleMetadataReaderFactory();
		List<String> beans = KnownProperties.readersIn(getClass().getClassLoader(), readers)
			.flatMap((reader) -> reader.getAnnotationMetadata().getAnnotatedMethods(Bean.class.getName()).stream())
			.map(MethodMetadata::getMethodName)
			.toList();
		assertThat(beans).containsAll(Arrays.stream(Feature.values()).map(Feature::bean).toList());
	}

	private static List<String> integrations(JsonNode sdk) {
		return sdk.path("integrations").valueStream().map(JsonNode::asText).toList();
	}

}
