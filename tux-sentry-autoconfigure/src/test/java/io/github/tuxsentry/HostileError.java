package io.github.tuxsentry;

import java.util.function.Supplier;

/**
 * Errors on which code that follows causes, or reads texts, without a guard hangs or
 * breaks.
 */
public enum HostileError {

	CIRCLE_OF_TWO(IllegalStateException.class, () -> circle(2)),

	CIRCLE_OF_THREE(IllegalStateException.class, () -> circle(3)),

	LEADS_INTO_A_CIRCLE(IllegalStateException.class, () -> new IllegalStateException("before it", circle(2))),

	CAUSED_BY_ITSELF(OwnCause.class, OwnCause::new),

	ENDLESS_CAUSES(EndlessCauses.class, EndlessCauses::new),

	HUNDREDS_OF_CAUSES(IllegalStateException.class, HostileError::hundredsOfCauses),

	THOUSANDS_OF_CAUSES(IllegalStateException.class, HostileError::thousandsOfCauses),

	HUNDREDS_OF_SUPPRESSED(IllegalStateException.class, HostileError::suppressingHundreds),

	HUNDREDS_OF_SUPPRESSED_EVERYWHERE(IllegalStateException.class, HostileError::suppressingHundredsEverywhere),

	THOUSANDS_DEEP_OF_SUPPRESSED(IllegalStateException.class, HostileError::suppressingThousandsDeep),

	THROWING_GETTERS(ThrowingGetters.class, ThrowingGetters::new),

	THROWING_TEXTS(ThrowingTexts.class, ThrowingTexts::new),

	NO_FRAMES(NoFrames.class, NoFrames::new);

	private static final int HUNDREDS = 300;

	private static final int THOUSANDS = 5000;

	private final Class<? extends RuntimeException> type;

	private final Supplier<RuntimeException> error;

	HostileError(Class<? extends RuntimeException> type, Supplier<RuntimeException> error) {
		this.type = type;
		this.error = error;
	}

	public RuntimeException create() {
		return this.error.get();
	}

	/**
	 * Returns the type by which the event is to be titled.
	 * @return the error's own
	 */
	public Class<? extends RuntimeException> type() {
		return this.type;
	}

	private static RuntimeException circle(int length) {
		RuntimeException first = new IllegalStateException("first");
		RuntimeException last = first;
		for (int i = 1; i < length; i++) {
			RuntimeException next = new UnsupportedOperationException("number " + i);
			last.initCause(next);
			last = next;
		}
		last.initCause(first);
		return first;
	}

	private static RuntimeException hundredsOfCauses() {
		return manyCauses(HUNDREDS);
	}

	private static RuntimeException thousandsOfCauses() {
		return manyCauses(THOUSANDS);
	}

	private static RuntimeException manyCauses(int number) {
		RuntimeException error = new IllegalArgumentException("root");
		for (int i = 2; i < number; i++) {
			error = new UnsupportedOperationException("number " + i, error);
		}
		return new IllegalStateException("thrown", error);
	}

	private static RuntimeException suppressingHundreds() {
		RuntimeException thrown = new IllegalStateException("thrown", new IllegalArgumentException("root"));
		for (int i = 0; i < HUNDREDS; i++) {
			thrown.addSuppressed(new UnsupportedOperationException("number " + i));
		}
		return thrown;
	}

	private static RuntimeException suppressingHundredsEverywhere() {
		RuntimeException root = new IllegalArgumentException("root");
		RuntimeException thrown = new IllegalStateException("thrown", root);
		for (int i = 0; i < HUNDREDS; i++) {
			Throwable cause = new IllegalArgumentException("cause of number " + i);
			root.addSuppressed(new UnsupportedOperationException("number " + i, cause));
			thrown.addSuppressed(new UnsupportedOperationException("number " + i));
		}
		return thrown;
	}

	/**
	 * Each suppresses the next one.
	 */
	private static RuntimeException suppressingThousandsDeep() {
		RuntimeException error = new IllegalArgumentException("innermost");
		for (int i = 2; i < THOUSANDS; i++) {
			RuntimeException outer = new UnsupportedOperationException("number " + i);
			outer.addSuppressed(error);
			error = outer;
		}
		RuntimeException thrown = new IllegalStateException("thrown");
		thrown.addSuppressed(error);
		return thrown;
	}

	private static final class OwnCause extends RuntimeException {

		@Override
		public synchronized Throwable getCause() {
			return this;
		}

	}

	private static final class EndlessCauses extends RuntimeException {

		@Override
		public synchronized Throwable getCause() {
			return new EndlessCauses();
		}

	}

	private static final class ThrowingGetters extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException("no message");
		}

		@Override
		public synchronized Throwable getCause() {
			throw new IllegalStateException("no cause");
		}

		@Override
		public StackTraceElement[] getStackTrace() {
			throw new IllegalStateException("no stack trace");
		}

	}

	private static final class NoFrames extends RuntimeException {

		@Override
		public StackTraceElement[] getStackTrace() {
			return new StackTraceElement[2];
		}

	}

	private static final class ThrowingTexts extends RuntimeException {

		@Override
		public String getMessage() {
			throw new StackOverflowError("no message");
		}

		@Override
		public String toString() {
			throw new IllegalStateException("no text");
		}

	}

}
