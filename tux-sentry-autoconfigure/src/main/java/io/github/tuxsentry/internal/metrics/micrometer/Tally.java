package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * Count and total of recordings. Thread-safe; adding takes no lock. An amount is added
 * before it is counted, so that a total that is read after the count contains each
 * counted amount.
 */
sealed interface Tally {

	/**
	 * Create a tally of any amounts.
	 */
	static Tally ofDecimals() {
		return new Decimals(new LongAdder(), new DoubleAdder());
	}

	/**
	 * Create a tally of whole amounts, which are added up faster.
	 */
	static Tally ofWholeNumbers() {
		return new WholeNumbers(new LongAdder(), new LongAdder());
	}

	void add(double amount);

	long count();

	double total();

	/** Tally of any amounts. */
	record Decimals(LongAdder counter, DoubleAdder sum) implements Tally {

		@Override
		public void add(double amount) {
			this.sum.add(amount);
			this.counter.increment();
		}

		@Override
		public long count() {
			return this.counter.sum();
		}

		@Override
		public double total() {
			return this.sum.sum();
		}

	}

	/** Tally of whole amounts. */
	record WholeNumbers(LongAdder counter, LongAdder sum) implements Tally {

		@Override
		public void add(double amount) {
			this.sum.add((long) amount);
			this.counter.increment();
		}

		@Override
		public long count() {
			return this.counter.sum();
		}

		@Override
		public double total() {
			return this.sum.sum();
		}

	}

}
