package io.github.tuxsentry.kotlin

import java.nio.file.Path
import kotlin.io.path.readText
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/**
 * Tests for the Kotlin examples of the documentation, which are compiled here.
 */
class DocumentationTests {

    @Test
    fun everyExampleStandsInSourceThatIsCompiled() {
        val source = withoutIndentation(
            Path.of("src/test/kotlin/io/github/tuxsentry/kotlin/Examples.kt").readText())
        val examples = Regex("```kotlin\\n(.*?)```", RegexOption.DOT_MATCHES_ALL)
            .findAll(Path.of("../../docs/kotlin.md").readText())
            .map { withoutIndentation(it.groupValues[1]) }
            .toList()
        assertThat(examples).isNotEmpty.allSatisfy { assertThat(source).contains(it) }
    }

    private fun withoutIndentation(code: String) = code.lines().joinToString("\n") { it.trim() }.trim()

}
