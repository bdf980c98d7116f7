package io.github.tuxsentry.filter;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CauseChain}.
 */
class CauseChainTests {

	@Test
	void isEmptyWithoutAnException() {
		assertThat(CauseChain.of(null)).isEmpty();
	}

	@Test
	void startsWithTheOutermost() {
		IOException cause = new IOException();
		IllegalStateException outermost = new IllegalStateException(cause);
		assertThat(CauseChain.of(outermost)).containsExactly(outermost, cause);
	}

	@Test
	void endsThoughItBitesItsTail() {
		Exception one = new Exception();
		one.initCause(new Exception(one));
		assertThat(CauseChain.of(one)).hasSize(50);
	}

}
