package io.github.tuxsentry.internal.binding;

import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.internal.text.Wildcard;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Conversion of configured patterns to {@link Wildcard wildcards}.
 */
public final class WildcardBinding {

	private WildcardBinding() {
	}

	public static Wildcard read(String property, String pattern) {
		try {
			return Wildcard.of(pattern);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(property, pattern, Wildcard.ALLOWED);
		}
	}

	public static List<Wildcard> read(String property, List<String> patterns) {
		List<Wildcard> wildcards = new ArrayList<>();
		for (int i = 0; i < patterns.size(); i++) {
			wildcards.add(read(property + "[" + i + "]", patterns.get(i)));
		}
		return wildcards;
	}

}
