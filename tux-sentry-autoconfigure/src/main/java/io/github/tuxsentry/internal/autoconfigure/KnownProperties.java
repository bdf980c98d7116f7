package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * All properties below {@code tux.sentry}: those of the records that are enabled by the
 * library's auto-configurations, whether or not these are active.
 */
final class KnownProperties {

	static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("tux.sentry");

	private static final String PACKAGE = "io.github.tuxsentry.";

	private final List<KnownProperty> properties;

	private KnownProperties(List<KnownProperty> properties) {
		this.properties = properties;
	}

	static KnownProperties find(@Nullable ClassLoader classLoader) {
		MetadataReaderFactory readers = new SimpleMetadataReaderFactory(classLoader);
		return new KnownProperties(
				StreamSupport.stream(ImportCandidates.load(AutoConfiguration.class, classLoader).spliterator(), false)
					.filter((name) -> name.startsWith(PACKAGE))
					.flatMap((autoConfiguration) -> recordsOf(autoConfiguration, readers))
					.distinct()
					.map((name) -> ClassUtils.resolveClassName(name, classLoader))
					.flatMap(KnownProperties::propertiesOf)
					.sorted(Comparator.comparing(KnownProperty::name))
					.toList());
	}

	private static Stream<String> recordsOf(String autoConfiguration, MetadataReaderFactory readers) {
		try {
			var attributes = readers.getMetadataReader(autoConfiguration)
				.getAnnotationMetadata()
				.getAnnotationAttributes(EnableConfigurationProperties.class.getName(), true);
			return (attributes != null) ? Arrays.stream((String[]) attributes.get("value")) : Stream.empty();
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read " + autoConfiguration, ex);
		}
	}

	private static Stream<KnownProperty> propertiesOf(Class<?> properties) {
		ConfigurationProperties annotation = AnnotatedElementUtils.getMergedAnnotation(properties,
				ConfigurationProperties.class);
		return (annotation != null) ? KnownProperty.of(ConfigurationPropertyName.of(annotation.prefix()), properties)
				: Stream.empty();
	}

	boolean contain(ConfigurationPropertyName name) {
		return this.properties.stream().anyMatch((property) -> property.covers(name));
	}

	boolean containVariable(String variable) {
		return this.properties.stream().anyMatch((property) -> property.coversVariable(variable));
	}

	List<String> names() {
		return this.properties.stream().map((property) -> property.name().toString()).toList();
	}

	/**
	 * Return the property that was probably meant.
	 */
	Optional<String> nearestTo(ConfigurationPropertyName unknown) {
		String name = unknown.toString();
		return names().stream()
			.min(Comparator.comparingInt((known) -> EditDistance.between(known, name)))
			.filter((known) -> EditDistance.between(known, name) <= Math.max(2,
					(name.length() - ROOT.toString().length()) / 3));
	}

	/**
	 * Return the properties that are allowed in place of an unknown one: all below its
	 * nearest parent that has any.
	 */
	List<String> allowedInsteadOf(ConfigurationPropertyName unknown) {
		ConfigurationPropertyName parent = unknown.getParent();
		while (parent.getNumberOfElements() > ROOT.getNumberOfElements() && below(parent).isEmpty()) {
			parent = parent.getParent();
		}
		return below(parent);
	}

	private List<String> below(ConfigurationPropertyName parent) {
		return this.properties.stream().flatMap((property) -> namesBelow(parent, property)).distinct().toList();
	}

	private static Stream<String> namesBelow(ConfigurationPropertyName parent, KnownProperty property) {
		int depth = parent.getNumberOfElements();
		if (parent.isAncestorOf(property.name())) {
			boolean direct = property.name().getNumberOfElements() == depth + 1;
			return Stream.of(property.name().chop(depth + 1) + (direct ? "" : ".*"));
		}
		if (property.parts().isEmpty() || depth != property.name().getNumberOfElements() + 1
				|| !property.name().isParentOf(parent) || !parent.isNumericIndex(depth - 1)) {
			return Stream.empty();
		}
		return property.parts().stream().map((part) -> parent.append(part).toString());
	}

}
