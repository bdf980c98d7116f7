package io.github.tuxsentry.compatibility;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the bot, as compiled with Spring Boot 3.5, with both versions of Spring Boot. The
 * script {@code matrix.sh} runs it with all supported combinations.
 */
class CompatibilityTests {

	private static final Path SPRING_BOOT_3 = Path.of("target/class-path.txt");

	private static final Path SPRING_BOOT_4 = Path.of("class-path/target/class-path.txt");

	@TempDir
	private Path directory;

	@Test
	void theSameChecksPassWithBothVersionsOfSpringBoot() throws IOException, InterruptedException {
		try (BotRun springBoot3 = start("spring-boot-3", SPRING_BOOT_3);
				BotRun springBoot4 = start("spring-boot-4", SPRING_BOOT_4)) {
			springBoot3.await();
			springBoot4.await();
			assertThat(springBoot3.failures()).isEmpty();
			assertThat(springBoot4.failures()).isEmpty();
			assertThat(springBoot3.lines()).anyMatch((line) -> line.startsWith("Spring Boot 3.5."));
			assertThat(springBoot4.lines()).anyMatch((line) -> line.startsWith("Spring Boot 4.1."));
			assertThat(springBoot4.passed()).isNotEmpty().isEqualTo(springBoot3.passed());
			assertThat(springBoot3.lines()).endsWith(springBoot3.passed().size() + " passed, 0 failed");
			assertThat(springBoot3.exitStatus()).isZero();
			assertThat(springBoot4.exitStatus()).isZero();
		}
	}

	/**
	 * Caches are then bound by Spring Boot only if the bot requests its registrar.
	 */
	@Test
	@Tag("long")
	void allChecksButThatOfTheMetersOfSpringBootPassIfBeansAreLazy() throws IOException, InterruptedException {
		String lazy = "--spring.main.lazy-initialization=true";
		try (BotRun springBoot3 = start("spring-boot-3", SPRING_BOOT_3, lazy);
				BotRun springBoot4 = start("spring-boot-4", SPRING_BOOT_4, lazy)) {
			springBoot3.await();
			springBoot4.await();
			assertThat(springBoot3.failures()).singleElement().asString().contains("cache.meters_of_spring_boot");
			assertThat(springBoot4.failures()).singleElement().asString().contains("cache.meters_of_spring_boot");
			assertThat(springBoot4.passed()).isNotEmpty().isEqualTo(springBoot3.passed());
		}
	}

	private BotRun start(String name, Path classPath, String... arguments) throws IOException {
		return BotRun.start(classPath, this.directory.resolve(name + ".txt"), arguments);
	}

}
