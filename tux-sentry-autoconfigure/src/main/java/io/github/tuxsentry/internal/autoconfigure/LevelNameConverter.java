package io.github.tuxsentry.internal.autoconfigure;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/**
 * Converter for levels of properties, which also accepts the names of Python and ASAB.
 * {@code notice} lies between info and warning: as a minimum level, it excludes info.
 */
final class LevelNameConverter implements GenericConverter {

	private static final Map<Class<?>, Map<String, ? extends Enum<?>>> LEVELS = Map.of(LogLevel.class,
			Map.of("notice", LogLevel.WARN, "warning", LogLevel.WARN, "critical", LogLevel.FATAL), Level.class,
			Map.of("notice", Level.WARN, "warning", Level.WARN, "critical", Level.ERROR, "fatal", Level.ERROR),
			SentryLevel.class,
			Map.of("notice", SentryLevel.WARNING, "warn", SentryLevel.WARNING, "critical", SentryLevel.FATAL));

	@Override
	public Set<ConvertiblePair> getConvertibleTypes() {
		return LEVELS.keySet()
			.stream()
			.map((type) -> new ConvertiblePair(String.class, type))
			.collect(Collectors.toSet());
	}

	@Override
	public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
		Map<String, ? extends Enum<?>> levels = LEVELS.getOrDefault(targetType.getType(), Map.of());
		Enum<?> level = (source != null) ? levels.get(source.toString().strip().toLowerCase(Locale.ROOT)) : null;
		return (level != null) ? level
				: ApplicationConversionService.getSharedInstance().convert(source, sourceType, targetType);
	}

}
