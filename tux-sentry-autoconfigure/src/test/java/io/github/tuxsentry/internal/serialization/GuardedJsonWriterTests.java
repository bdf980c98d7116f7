package io.github.tuxsentry.internal.serialization;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.sentry.NoOpLogger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link GuardedJsonWriter}.
 */
class GuardedJsonWriterTests {

	private final GuardedJsonWriter writer = new GuardedJsonWriter(16);

	@Test
	void writesValuesInStructures() {
		this.writer.begin(true);
		this.writer.name("a");
		this.writer.value("text");
		this.writer.name("\"");
		this.writer.value(true);
		this.writer.name("\"c\":".getBytes(StandardCharsets.UTF_8));
		this.writer.begin(false);
		this.writer.value(1);
		this.writer.value(false);
		this.writer.value((String) null);
		this.writer.begin(true);
		this.writer.end(true);
		this.writer.begin(false);
		this.writer.end(false);
		this.writer.end(false);
		this.writer.name("d");
		this.writer.value(2);
		this.writer.end(true);
		assertThat(json()).isEqualTo("{\"a\":\"text\",\"\\\"\":true,\"c\":[1,false,null,{},[]],\"d\":2}");
		assertThat(this.writer.bytes()).isEqualTo(json().length());
	}

	@Test
	void writesNumbersThatAreValid() {
		this.writer.begin(false);
		for (Number number : new Number[] { 1, 2L, (short) 3, (byte) 4, new AtomicInteger(5), new AtomicLong(6), 7.5,
				0.1f, new BigDecimal("9.50"), BigInteger.TEN }) {
			assertThat(this.writer.number(number)).isTrue();
		}
		this.writer.end(false);
		assertThat(json()).isEqualTo("[1,2,3,4,5,6,7.5,0.1,9.50,10]");
	}

	@Test
	void doesNotWriteNumbersThatReadersDoNotAccept() {
		for (Number number : new Number[] { Double.NaN, Double.POSITIVE_INFINITY, Float.NaN,
				BigInteger.ONE.shiftLeft(256), new BigDecimal(BigInteger.ONE.shiftLeft(256), 2),
				new BigDecimal("1E+999999999") }) {
			assertThat(this.writer.number(number)).isFalse();
		}
		assertThat(this.writer.bytes()).isZero();
		assertThat(GuardedJsonWriter.isTooLarge(BigInteger.ONE.shiftLeft(255))).isFalse();
		assertThat(GuardedJsonWriter.isTooLarge(new BigDecimal(BigInteger.ONE.shiftLeft(255)))).isFalse();
		assertThat(GuardedJsonWriter.isTooLarge(BigInteger.ONE.shiftLeft(256))).isTrue();
		assertThat(GuardedJsonWriter.isTooLarge(new BigDecimal(BigInteger.ONE.shiftLeft(256)))).isTrue();
		assertThat(GuardedJsonWriter.isTooLarge(Double.MAX_VALUE)).isFalse();
	}

	@Test
	void refusesWhatIsNotWellFormed() {
		assertThatIllegalStateException().isThrownBy(() -> this.writer.name("a"));
		assertThatIllegalStateException().isThrownBy(() -> this.writer.end(true));
		this.writer.begin(true);
		assertThatIllegalStateException().isThrownBy(() -> this.writer.value("no name"));
		assertThatIllegalStateException().isThrownBy(() -> this.writer.end(false));
		this.writer.name("a");
		assertThatIllegalStateException().isThrownBy(() -> this.writer.name("b"));
		assertThatIllegalStateException().isThrownBy(() -> this.writer.end(true));
		this.writer.value(1);
		this.writer.end(true);
		assertThatIllegalStateException().isThrownBy(() -> this.writer.value("another root"));
		assertThat(json()).isEqualTo("{\"a\":1}");
	}

	@Test
	void refusesTooManyLevels() {
		for (int i = 0; i < 100; i++) {
			this.writer.begin(false);
		}
		assertThatIllegalStateException().isThrownBy(() -> this.writer.begin(false)).withMessageContaining("100");
		for (int i = 0; i < 100; i++) {
			this.writer.end(false);
		}
		assertThat(json()).isEqualTo("[".repeat(100) + "]".repeat(100));
	}

	@Test
	void truncatesATextThatDoesNotFit() {
		this.writer.begin(false);
		this.writer.value("0123456789", 10);
		this.writer.value("0123456789abcdef", 12);
		this.writer.value("éééééééééééééééé", 20);
		this.writer.value("éééééééé", 15);
		this.writer.value("1234567", 1);
		this.writer.end(false);
		assertThat(json()).isEqualTo("[\"0123456789\",\"012… [cut]\",\"ééééé… [cut]\",\"ééééééé\",\"1234567\"]");
	}

	@Test
	void closesWhatAValueLeavesOpen() {
		this.writer.begin(false);
		guard(() -> {
			this.writer.begin(true);
			this.writer.name("a");
			this.writer.begin(false);
		});
		guard(() -> {
			this.writer.begin(true);
			this.writer.name("a");
		});
		this.writer.end(false);
		assertThat(json()).isEqualTo("[{\"a\":[]},{\"a\":null}]");
	}

	@Test
	void marksAValueThatFails() {
		this.writer.begin(false);
		guard(() -> {
			throw new IllegalArgumentException("of the bot");
		});
		guard(() -> {
			this.writer.begin(true);
			this.writer.name("a");
			throw new IllegalArgumentException("of the bot");
		});
		guard(() -> {
		});
		this.writer.value("next");
		this.writer.end(false);
		assertThat(json())
			.isEqualTo("[\"[unreadable: java.lang.IllegalArgumentException]\",{\"a\":null},null,\"next\"]");
	}

	@Test
	void keepsAValueFromClosingWhatIsAroundIt() {
		this.writer.begin(false);
		guard(() -> guard(() -> this.writer.end(false)));
		guard(() -> {
			guard(() -> this.writer.value(1));
			this.writer.end(false);
		});
		this.writer.end(false);
		assertThat(json()).isEqualTo("[\"[unreadable: java.lang.IllegalStateException]\",1]");
	}

	private void guard(Runnable value) {
		this.writer.guard((own, logger) -> value.run(), new RecordingWriter(new DataSnapshot()),
				NoOpLogger.getInstance());
	}

	private String json() {
		return new String(this.writer.toByteArray(), StandardCharsets.UTF_8);
	}

}
