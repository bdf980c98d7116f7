package io.github.tuxsentry.kotlin

import java.nio.file.Path
import kotlin.io.path.readText
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/**
 * Tests for the Kotlin examples of the documentation, which are compiled here.
 */
class DocumentationTests {

    private val source = withoutIndentation(
        Path.of("src/test/kotlin/io/github/tuxsentry/kotlin/Examples.kt").readText())

    @Test
    fun everyExampleStandsInSourceThatIsCompiled() {
        val examples = Regex("```kotlin\\n(.*?)```", RegexOption.DOT_MATCHES_ALL)
            .findAll(Path.of("../../docs/kotlin.md").readText())
            .map { withoutIndentation(it.groupValues[1]) }
            .toList()
        assertThat(examples).isNotEmpty.allSatisfy { assertThat(source).contains(it) }
    }

    @Test
    fun everyExampleInTheJavadocStandsInSourceThatIsCompiled() {
        val api = Path.of("../../tux-sentry-autoconfigure/src/main/java/io/github/tuxsentry/tracing")
        val examples = Regex("<pre class=\"code\">\\n(.*?)</pre>", RegexOption.DOT_MATCHES_ALL)
            .findAll(api.resolve("SentryCoroutineContext.java").readText())
            .map { withoutIndentation(it.groupValues[1].replace(Regex("(?m)^ +\\* ?"), "")) }
            .toList()
        assertThat(examples).isNotEmpty.allSatisfy { assertThat(source).contains(it) }
    }

    private fun withoutIndentation(code: String) = code.lines().joinToString("\n") { it.trim() }.trim()

}
