package io.github.tuxsentry.internal.autoconfigure;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Supported property: a single value, a list of values or of records, or a map with
 * arbitrary keys.
 *
 * @param name the name
 * @param kind the kind of names that are allowed below the property
 * @param parts the names of the components of each record of a list
 */
record KnownProperty(ConfigurationPropertyName name, Kind kind, List<String> parts) {

	static Stream<KnownProperty> of(ConfigurationPropertyName prefix, Class<?> properties) {
		return Arrays.stream(properties.getRecordComponents()).flatMap((component) -> of(prefix, component));
	}

	private static Stream<KnownProperty> of(ConfigurationPropertyName prefix, RecordComponent component) {
		ConfigurationPropertyName name = prefix.append(DataObjectPropertyName.toDashedForm(component.getName()));
		Class<?> type = component.getType();
		if (type.isRecord()) {
			return of(name, type);
		}
		if (Map.class.isAssignableFrom(type)) {
			return Stream.of(new KnownProperty(name, Kind.MAP, List.of()));
		}
		if (Collection.class.isAssignableFrom(type)) {
			return Stream.of(new KnownProperty(name, Kind.LIST, partsOf(component.getGenericType())));
		}
		return Stream.of(new KnownProperty(name, Kind.VALUE, List.of()));
	}

	private static List<String> partsOf(Type list) {
		boolean ofRecords = list instanceof ParameterizedType generic
				&& generic.getActualTypeArguments()[0] instanceof Class<?> element && element.isRecord();
		if (!ofRecords) {
			return List.of();
		}
		Class<?> element = (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
		return Arrays.stream(element.getRecordComponents())
			.map((part) -> DataObjectPropertyName.toDashedForm(part.getName()))
			.toList();
	}

	boolean covers(ConfigurationPropertyName candidate) {
		if (this.name.equals(candidate)) {
			return true;
		}
		if (this.kind == Kind.VALUE || !this.name.isAncestorOf(candidate)) {
			return false;
		}
		int index = this.name.getNumberOfElements();
		return this.kind == Kind.MAP || (candidate.isNumericIndex(index) && isPart(candidate, index));
	}

	private boolean isPart(ConfigurationPropertyName candidate, int index) {
		ConfigurationPropertyName element = candidate.chop(index + 1);
		if (this.parts.isEmpty()) {
			return candidate.equals(element);
		}
		return this.parts.stream().anyMatch((part) -> element.append(part).equals(candidate));
	}

	/**
	 * Return whether an environment variable may represent the property. The words of a
	 * variable are either all separated or all joined, so that only letters and digits
	 * are compared.
	 */
	boolean coversVariable(String variable) {
		String candidate = lettersAndDigits(variable);
		String own = lettersAndDigits(this.name.toString());
		if (!candidate.startsWith(own)) {
			return false;
		}
		String rest = candidate.substring(own.length());
		return switch (this.kind) {
			case VALUE -> rest.isEmpty();
			case MAP -> true;
			case LIST -> rest.isEmpty() || Character.isDigit(rest.charAt(0));
		};
	}

	private static String lettersAndDigits(String text) {
		StringBuilder kept = new StringBuilder(text.length());
		text.chars()
			.filter(Character::isLetterOrDigit)
			.map(Character::toLowerCase)
			.forEach((character) -> kept.append((char) character));
		return kept.toString();
	}

	/**
	 * Kind of names that are allowed below a property.
	 */
	enum Kind {

		VALUE, LIST, MAP

	}

}
