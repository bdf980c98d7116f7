package io.github.tuxsentry.internal.serialization;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Snapshot}.
 */
class SnapshotTests {

	@Test
	void hasTheElementsOfCollectionsAndArrays() {
		assertThat(Snapshot.elements(List.of("a", 1), 10)).containsExactly("a", 1);
		assertThat(Snapshot.elements(new String[] { "a", null }, 10)).containsExactly("a", null);
		assertThat(Snapshot.elements(new int[] { 1, 2 }, 10)).containsExactly(1, 2);
		assertThat(Snapshot.elements(List.of(), 10)).isEmpty();
	}

	@Test
	void hasNoMoreElementsThanAllowed() {
		assertThat(Snapshot.elements(List.of(1, 2, 3), 2)).containsExactly(1, 2);
		assertThat(Snapshot.elements(List.of(1, 2, 3), 3)).containsExactly(1, 2, 3);
		assertThat(Snapshot.elements(new int[] { 1, 2, 3 }, 2)).containsExactly(1, 2);
		assertThat(Snapshot.elements(IntStream.range(0, 1000).boxed().toList(), 1000)).hasSize(1000);
	}

	@Test
	void hasTheEntriesOfAMap() {
		Map<Object, Object> map = new LinkedHashMap<>();
		map.put("a", 1);
		map.put(2, null);
		map.put(null, "c");
		assertThat(Snapshot.entries(map, 10)).containsExactly(new Snapshot.Entry("a", 1), new Snapshot.Entry("2", null),
				new Snapshot.Entry("null", "c"));
		assertThat(Snapshot.entries(map, 2)).containsExactly(new Snapshot.Entry("a", 1), new Snapshot.Entry("2", null));
	}

	@Test
	void isTakenAgainIfACollectionChangesMeanwhile() {
		assertThat(Snapshot.elements(new Failing<>(List.of(1, 2), 2), 10)).containsExactly(1, 2);
		assertThat(Snapshot.entries(failing(2), 10)).containsExactly(new Snapshot.Entry("a", 1),
				new Snapshot.Entry("b", 2));
	}

	@Test
	void isTakenAgainOnlyIfItFailsAndNotForever() {
		Failing<Integer> read = new Failing<>(List.of(1, 2), 0);
		assertThat(Snapshot.elements(read, 10)).containsExactly(1, 2);
		assertThat(read.reads).isEqualTo(1);
		Failing<Integer> elements = new Failing<>(List.of(1, 2), Integer.MAX_VALUE);
		assertThat(Snapshot.elements(elements, 10)).containsExactly(1);
		assertThat(elements.reads).isEqualTo(3);
		assertThat(Snapshot.entries(failing(Integer.MAX_VALUE), 10)).containsExactly(new Snapshot.Entry("a", 1));
	}

	@Test
	void hasTheComponentsOfARecord() {
		assertThat(Snapshot.components(new Option("token", "x"))).containsExactly(new Snapshot.Entry("name", "token"),
				new Snapshot.Entry("value", "[unreadable]"));
	}

	@Test
	void hasASizeWhateverTheObjectSays() {
		assertThat(Snapshot.size(List.of(1, 2))).isEqualTo(2);
		assertThat(Snapshot.size(Map.of("a", 1))).isEqualTo(1);
		assertThat(Snapshot.size(new int[3])).isEqualTo(3);
		assertThat(Snapshot.size(new Sized(-5))).isEqualTo(-5);
		assertThat(Snapshot.elements(new Sized(-5), 10)).containsExactly("a");
		assertThat(Snapshot.elements(new Sized(Integer.MAX_VALUE), 10)).containsExactly("a");
		assertThat(Snapshot.size(new ArrayList<>() {

			@Override
			public int size() {
				throw new UnsupportedOperationException();
			}

		})).isZero();
	}

	private static Map<String, Integer> failing(int failures) {
		Map<String, Integer> entries = new LinkedHashMap<>();
		entries.put("a", 1);
		entries.put("b", 2);
		Failing<Map.Entry<String, Integer>> set = new Failing<>(List.copyOf(entries.entrySet()), failures);
		return new AbstractMap<>() {

			@Override
			public Set<Entry<String, Integer>> entrySet() {
				return new AbstractSet<>() {

					@Override
					public Iterator<Entry<String, Integer>> iterator() {
						return set.iterator();
					}

					@Override
					public int size() {
						return set.size();
					}

				};
			}

		};
	}

	private record Option(String name, String value) {

		@Override
		public String value() {
			throw new IllegalStateException("of the bot");
		}

	}

	/**
	 * Collection that fails after its first element, a number of times.
	 */
	private static final class Failing<E> extends AbstractCollection<E> {

		private final Collection<E> elements;

		private final int failures;

		private int reads;

		Failing(Collection<E> elements, int failures) {
			this.elements = elements;
			this.failures = failures;
		}

		@Override
		public Iterator<E> iterator() {
			Iterator<E> iterator = this.elements.iterator();
			boolean fails = this.reads++ < this.failures;
			return new Iterator<>() {

				private int position;

				@Override
				public boolean hasNext() {
					return iterator.hasNext();
				}

				@Override
				public E next() {
					if (fails && this.position++ > 0) {
						throw new ConcurrentModificationException();
					}
					return iterator.next();
				}

			};
		}

		@Override
		public int size() {
			return this.elements.size();
		}

	}

	private static final class Sized extends AbstractCollection<String> {

		private final int size;

		Sized(int size) {
			this.size = size;
		}

		@Override
		public Iterator<String> iterator() {
			return List.of("a").iterator();
		}

		@Override
		public int size() {
			return this.size;
		}

	}

}
