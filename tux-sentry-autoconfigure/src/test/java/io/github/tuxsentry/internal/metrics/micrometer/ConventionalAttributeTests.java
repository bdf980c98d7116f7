package io.github.tuxsentry.internal.metrics.micrometer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.tuxsentry.metrics.BotMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class ConventionalAttributeTests {

	@ParameterizedTest
	@EnumSource
	void theConventionsHaveTheNameAndDoNotDeprecateIt(ConventionalAttribute attribute) throws IOException {
		assertThat(
				new ClassPathResource("conventions/attributes.txt").getContentAsString(StandardCharsets.UTF_8).lines())
			.contains(attribute.key()
					+ ((attribute == ConventionalAttribute.HTTP_RESPONSE_STATUS_CODE) ? " integer" : " string"));
	}

	@ParameterizedTest
	@EnumSource
	void someMetricHasTheAttribute(ConventionalAttribute attribute) {
		assertThat(BotMetric.values()).anyMatch((metric) -> metric.attributes()
			.stream()
			.anyMatch((candidate) -> ConventionalAttribute.find(metric.metricName(), candidate) == attribute));
	}

	@Test
	void theDocumentationListsTheNames() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "metrics.md"));
		assertThat(page.lines()).containsSubsequence(Arrays.stream(ConventionalAttribute.values())
			.map((attribute) -> "| `%s*` | `%s` | `%s` |".formatted(attribute.metrics(), attribute.attribute().key(),
					attribute.key()))
			.toList());
	}

}
