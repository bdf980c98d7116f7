package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.tuxsentry.test.sentry.LocalSentry;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.MultiValueMap;

/**
 * The context of a bot: all auto-configurations of the library, Sentry's own for its SDK,
 * and AOP.
 */
public final class BotContext {

	private static final String PACKAGE = "io.github.tuxsentry.";

	private static final String WITHOUT_ASPECTS_OF_SENTRY = "sentry.enable-aot-compatibility=true";

	private static final ClassLoader CLASS_LOADER = BotContext.class.getClassLoader();

	// Constants, since each context would otherwise find and sort the same classes.
	private static final List<Class<?>> OURS = find();

	private static final AutoConfigurations WITHOUT_SENTRY = with(AopAutoConfiguration.class);

	private static final AutoConfigurations ALL = with(NamedAutoConfigurations.named("SentryAutoConfiguration"),
			AopAutoConfiguration.class);

	private static final MetadataReaderFactory METADATA_READERS = metadataReaders();

	private BotContext() {
	}

	public static ApplicationContextRunner withoutDsn() {
		return new ApplicationContextRunner().withInitializer(new SentryPropertyDefaults.Initializer())
			.withInitializer(BotContext::shareMetadata)
			.withPropertyValues("tux.sentry.startup.send-transaction=false",
					"tux.sentry.shutdown.send-transaction=false", WITHOUT_ASPECTS_OF_SENTRY)
			.withConfiguration(ALL);
	}

	public static ApplicationContextRunner sendingTo(LocalSentry sentry) {
		return withoutDsn().withPropertyValues("sentry.dsn=" + sentry.dsn());
	}

	/**
	 * Returns a context as it is without a class of Sentry on the class path.
	 * @return the runner
	 */
	public static ApplicationContextRunner onlyOurs() {
		return new ApplicationContextRunner().withConfiguration(WITHOUT_SENTRY);
	}

	public static List<Class<?>> autoConfigurations() {
		return OURS;
	}

	/**
	 * Return all configuration classes of the library: its auto-configurations, what they
	 * import and what they nest.
	 */
	public static Stream<Class<?>> configurations() {
		return autoConfigurations().stream().flatMap(BotContext::withImported);
	}

	private static Stream<Class<?>> withImported(Class<?> configuration) {
		if (!isForPresentClasses(configuration)) {
			return Stream.empty();
		}
		Import imported = configuration.getAnnotation(Import.class);
		Stream<Class<?>> others = Stream.concat(Stream.of(configuration.getDeclaredClasses()),
				Stream.of((imported != null) ? imported.value() : new Class<?>[0]));
		return Stream.concat(Stream.of(configuration), others.flatMap(BotContext::withImported));
	}

	/**
	 * Some configurations are for classes of another version of Spring or Spring Boot.
	 */
	private static boolean isForPresentClasses(Class<?> configuration) {
		MultiValueMap<String, Object> conditions = metadata(configuration)
			.getAllAnnotationAttributes(ConditionalOnClass.class.getName(), true);
		return conditions == null || conditions.values()
			.stream()
			.flatMap(Collection::stream)
			.flatMap((names) -> Stream.of((String[]) names))
			.allMatch((name) -> ClassUtils.isPresent(name, null));
	}

	private static AnnotationMetadata metadata(Class<?> type) {
		try {
			return METADATA_READERS.getMetadataReader(type.getName()).getAnnotationMetadata();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Class<?>> find() {
		return StreamSupport.stream(ImportCandidates.load(AutoConfiguration.class, CLASS_LOADER).spliterator(), false)
			.filter((name) -> name.startsWith(PACKAGE))
			.<Class<?>>map((name) -> ClassUtils.resolveClassName(name, CLASS_LOADER))
			.toList();
	}

	private static AutoConfigurations with(Class<?>... others) {
		return AutoConfigurations.of(Stream.concat(OURS.stream(), Stream.of(others)).toArray(Class[]::new));
	}

	private static MetadataReaderFactory metadataReaders() {
		CachingMetadataReaderFactory readers = new CachingMetadataReaderFactory(CLASS_LOADER);
		readers.setCacheLimit(2000);
		return readers;
	}

	/**
	 * Let a context use the metadata of classes that another one has read, as Spring Boot
	 * does within one context. With another class loader, other annotations are present.
	 */
	private static void shareMetadata(ConfigurableApplicationContext context) {
		if (context.getClassLoader() == CLASS_LOADER
				&& context.getBeanFactory() instanceof BeanDefinitionRegistry definitions) {
			context.getBeanFactory().registerSingleton("metadataReaders", METADATA_READERS);
			definitions.getBeanDefinition(AnnotationConfigUtils.CONFIGURATION_ANNOTATION_PROCESSOR_BEAN_NAME)
				.getPropertyValues()
				.add("metadataReaderFactory", METADATA_READERS);
		}
	}

}
