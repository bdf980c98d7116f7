package io.github.tuxsentry.internal.locals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LiveLocals}, in JVMs of their own: {@link LocalsProbe}.
 */
class LiveLocalsTests {

	@Test
	void localsAreRightInAnOpenedJvm() throws Exception {
		assertThat(run(true, "--add-opens", "java.base/java.lang=ALL-UNNAMED")).doesNotContain("cannot be read");
	}

	@Test
	void oneLineTellsHowToOpenAnyOther() throws Exception {
		assertThat(run(false).lines()).filteredOn((line) -> line.contains("Local variables cannot be read"))
			.singleElement()
			.asString()
			.contains("--add-opens java.base/java.lang=ALL-UNNAMED", "Add-Opens: java.base/java.lang");
	}

	private static String run(boolean open, String... options) throws Exception {
		List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
		Stream.of(options).forEach(command::add);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), LocalsProbe.class.getName(),
				String.valueOf(open)));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try {
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).as(output).isZero();
			return output;
		}
		finally {
			process.destroyForcibly();
		}
	}

}
