package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Halves of a list such that of any two elements, each is in one of the halves without
 * the other. There are few halves even of many elements.
 */
final class Halves {

	private Halves() {
	}

	static <T> Stream<List<T>> of(List<T> elements) {
		return IntStream.range(0, Integer.SIZE - Integer.numberOfLeadingZeros(elements.size() - 1))
			.boxed()
			.flatMap((digit) -> Stream.of(withDigit(elements, digit, 0), withDigit(elements, digit, 1)));
	}

	private static <T> List<T> withDigit(List<T> elements, int digit, int value) {
		return IntStream.range(0, elements.size())
			.filter((number) -> (number >> digit & 1) == value)
			.mapToObj(elements::get)
			.toList();
	}

}
