package io.github.tuxsentry.internal.tracing;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LazyCopy}.
 */
class LazyCopyTests {

	private final Map<String, Object> entries = new HashMap<>(Map.of("a", 1, "b", 2));

	private final Map<String, Object> original = Collections.unmodifiableMap(this.entries);

	@Test
	void hasTheEntriesOfTheOriginal() {
		LazyCopy<Object> copy = new LazyCopy<>(this.original);
		assertThat(copy.get("a")).isEqualTo(1);
		assertThat(copy.get("none")).isNull();
		assertThat(copy.get(null)).isNull();
		assertThat(copy.containsKey("b")).isTrue();
		assertThat(copy.containsKey(null)).isFalse();
		assertThat(copy.size()).isEqualTo(2);
		assertThat(copy).isEqualTo(this.original).hasSameHashCodeAs(this.original).hasToString("{a=1, b=2}");
	}

	static List<Consumer<Map<String, Object>>> modifications() {
		return List.of((map) -> map.put("c", 3), (map) -> map.put("a", "changed"),
				(map) -> map.putAll(Map.of("b", 1, "c", 3)), (map) -> map.remove("a"), (map) -> map.remove("none"),
				(map) -> map.putIfAbsent("c", 3), (map) -> map.merge("a", 1, (one, two) -> two),
				(map) -> map.computeIfAbsent("c", (key) -> 3), (map) -> map.replaceAll((key, value) -> value + "!"),
				(map) -> map.keySet().removeIf("a"::equals), (map) -> map.keySet().retainAll(List.of("b")),
				(map) -> map.values().remove(2),
				(map) -> map.entrySet().removeIf((entry) -> entry.getValue().equals(2)),
				(map) -> map.entrySet().forEach((entry) -> entry.setValue("set")), Map::clear);
	}

	@ParameterizedTest
	@MethodSource("modifications")
	void isModifiedWithoutTheOriginal(Consumer<Map<String, Object>> modification) {
		Map<String, Object> expected = new HashMap<>(this.original);
		modification.accept(expected);
		LazyCopy<Object> copy = new LazyCopy<>(this.original);
		LazyCopy<Object> other = new LazyCopy<>(this.original);
		modification.accept(copy);
		assertThat(copy).isEqualTo(expected).hasSameSizeAs(expected);
		expected.forEach((key, value) -> assertThat(copy.get(key)).isEqualTo(value));
		assertThat(other).isEqualTo(Map.of("a", 1, "b", 2));
		assertThat(this.entries).isEqualTo(Map.of("a", 1, "b", 2));
	}

	@Test
	void viewsRemainThoseOfTheCopy() {
		LazyCopy<Object> copy = new LazyCopy<>(this.original);
		var keys = copy.keySet();
		var entries = copy.entrySet();
		copy.put("c", 3);
		assertThat(keys).containsExactlyInAnyOrder("a", "b", "c");
		assertThat(entries).hasSize(3);
	}

}
