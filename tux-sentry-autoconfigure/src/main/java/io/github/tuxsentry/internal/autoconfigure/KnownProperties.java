package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.context.annotation.Import;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * All properties below {@code tux.sentry}: those of the records that are enabled by the
 * library's auto-configurations and the configurations that these contain or import,
 * whether or not these are active.
 */
final class KnownProperties {

	static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("tux.sentry");

	static final String AUTO_CONFIGURATIONS = "META-INF/spring/" + AutoConfiguration.class.getName() + ".imports";

	private static final String PACKAGE = "io.github.tuxsentry.";

	private final List<Property> properties;

	private KnownProperties(List<Property> properties) {
		this.properties = properties;
	}

	static KnownProperties find(@Nullable ClassLoader classLoader, MetadataReaderFactory readers) {
		return new KnownProperties(recordsIn(classLoader, readers).flatMap(KnownProperties::propertiesOf)
			.sorted(Comparator.comparing(Property::name))
			.toList());
	}

	static Stream<Class<?>> recordsIn(@Nullable ClassLoader classLoader, MetadataReaderFactory readers) {
		return readersIn(classLoader, readers)
			.flatMap((reader) -> classesIn(reader.getAnnotationMetadata(), EnableConfigurationProperties.class))
			.distinct()
			.map((name) -> ClassUtils.resolveClassName(name, classLoader));
	}

	/**
	 * Return the names of the auto-configurations and the configurations that these
	 * contain or import.
	 */
	static Stream<String> configurationsIn(@Nullable ClassLoader classLoader, MetadataReaderFactory readers) {
		return readersIn(classLoader, readers).map((reader) -> reader.getClassMetadata().getClassName()).distinct();
	}

	static Stream<MetadataReader> readersIn(@Nullable ClassLoader classLoader, MetadataReaderFactory readers) {
		return StreamSupport.stream(ImportCandidates.load(AutoConfiguration.class, classLoader).spliterator(), false)
			.filter((name) -> name.startsWith(PACKAGE))
			.flatMap((autoConfiguration) -> withNested(autoConfiguration, readers));
	}

	private static Stream<MetadataReader> withNested(String configuration, MetadataReaderFactory readers) {
		MetadataReader reader = read(configuration, readers);
		Stream<String> nested = Stream.concat(classesIn(reader.getAnnotationMetadata(), Import.class),
				Arrays.stream(reader.getClassMetadata().getMemberClassNames()));
		return Stream.concat(Stream.of(reader), nested.flatMap((name) -> withNested(name, readers)));
	}

	private static MetadataReader read(String configuration, MetadataReaderFactory readers) {
		try {
			return readers.getMetadataReader(configuration);
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read " + configuration, ex);
		}
	}

	private static Stream<String> classesIn(AnnotationMetadata annotations, Class<?> type) {
		MergedAnnotation<?> annotation = annotations.getAnnotations().get(type.getName());
		return annotation.isPresent() ? Arrays.stream(annotation.getStringArray(MergedAnnotation.VALUE))
				: Stream.empty();
	}

	private static Stream<Property> propertiesOf(Class<?> properties) {
		String prefix = MergedAnnotations.from(properties).get(ConfigurationProperties.class).getString("prefix");
		return propertiesAt(ConfigurationPropertyName.of(prefix), ResolvableType.forClass(properties));
	}

	private static Stream<Property> propertiesAt(ConfigurationPropertyName name, ResolvableType type) {
		Class<?> values = type.toClass();
		if (values.isRecord()) {
			return Arrays.stream(values.getRecordComponents())
				.flatMap((component) -> propertiesAt(
						name.append(DataObjectPropertyName.toDashedForm(component.getName())),
						ResolvableType.forType(component.getGenericType())));
		}
		Stream<Property> property = Stream.of(new Property(name, Map.class.isAssignableFrom(values)));
		return Collection.class.isAssignableFrom(values)
				? Stream.concat(property, propertiesAt(name.append("[0]"), type.asCollection().getGeneric()))
				: property;
	}

	boolean contain(ConfigurationPropertyName name) {
		ConfigurationPropertyName first = withFirstIndexes(name);
		return this.properties.stream().anyMatch((property) -> property.covers(first));
	}

	/**
	 * Return whether an environment variable may represent a property. The words of a
	 * variable are either all separated or all joined, so that only letters and digits
	 * are compared.
	 */
	boolean containVariable(String variable) {
		String first = lettersAndDigits(variable.replaceAll("_\\d+(?=_|$)", "_0"));
		return this.properties.stream().anyMatch((property) -> property.coversVariable(first));
	}

	List<String> names() {
		return this.properties.stream()
			.map((property) -> property.name().toString())
			.filter((name) -> name.indexOf('[') < 0)
			.toList();
	}

	/**
	 * Return the property that was probably meant.
	 */
	Optional<String> nearestTo(ConfigurationPropertyName unknown) {
		String name = unknown.toString();
		int tolerance = Math.max(2, (name.length() - ROOT.toString().length()) / 3);
		return names().stream()
			.min(Comparator.comparingInt((known) -> distance(known, name)))
			.filter((known) -> distance(known, name) <= tolerance);
	}

	/**
	 * Return the number of characters to insert, delete or replace in order to change one
	 * name into another.
	 */
	private static int distance(String one, String other) {
		int[] distances = new int[other.length() + 1];
		Arrays.setAll(distances, (column) -> column);
		for (int row = 1; row <= one.length(); row++) {
			int diagonal = distances[0];
			distances[0] = row;
			for (int column = 1; column <= other.length(); column++) {
				int replaced = diagonal + ((one.charAt(row - 1) == other.charAt(column - 1)) ? 0 : 1);
				diagonal = distances[column];
				distances[column] = Math.min(replaced, 1 + Math.min(diagonal, distances[column - 1]));
			}
		}
		return distances[other.length()];
	}

	/**
	 * Return the properties that are allowed in place of an unknown one: all below its
	 * nearest parent that has any.
	 */
	List<String> allowedInsteadOf(ConfigurationPropertyName unknown) {
		ConfigurationPropertyName parent = ROOT.equals(unknown) ? ROOT : unknown.getParent();
		while (parent.getNumberOfElements() > ROOT.getNumberOfElements() && below(parent).isEmpty()) {
			parent = parent.getParent();
		}
		return below(parent);
	}

	private List<String> below(ConfigurationPropertyName parent) {
		ConfigurationPropertyName first = withFirstIndexes(parent);
		int depth = parent.getNumberOfElements();
		return this.properties.stream()
			.map(Property::name)
			.filter((name) -> first.isAncestorOf(name) && name.toString().indexOf('[', first.toString().length()) < 0)
			.map((name) -> parent.append(name.getElement(depth, Form.DASHED))
					+ ((name.getNumberOfElements() > depth + 1) ? ".*" : ""))
			.distinct()
			.toList();
	}

	private static ConfigurationPropertyName withFirstIndexes(ConfigurationPropertyName name) {
		return ConfigurationPropertyName.of(name.toString().replaceAll("\\[\\d+]", "[0]"));
	}

	private static String lettersAndDigits(String text) {
		return text.replaceAll("[^\\p{L}\\p{Nd}]", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Supported property. The elements of a list are represented by the first one.
	 *
	 * @param name the name
	 * @param map whether any name below the property is allowed
	 */
	private record Property(ConfigurationPropertyName name, boolean map) {

		boolean covers(ConfigurationPropertyName candidate) {
			return this.name.equals(candidate) || (this.map && this.name.isAncestorOf(candidate));
		}

		boolean coversVariable(String candidate) {
			String own = lettersAndDigits(this.name.toString());
			return this.map ? candidate.startsWith(own) : candidate.equals(own);
		}

	}

}
