package io.github.tuxsentry.internal.beans;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApplicationClasses}.
 */
class ApplicationClassesTests {

	@Test
	void containClassesWhoseNamesAreLikeThoseOfTheLibrary() {
		assertThat(ApplicationClasses.mayContain(getClass())).isTrue();
	}

	@Test
	void containAnyOtherClass() {
		assertThat(ApplicationClasses.mayContain(Test.class)).isTrue();
	}

	@Test
	void doNotContainClassesOfTheLibraryAndOfSpring() {
		assertThat(ApplicationClasses.mayContain(FaultBarrier.class)).isFalse();
		assertThat(ApplicationClasses.mayContain(StandardEnvironment.class)).isFalse();
	}

}
