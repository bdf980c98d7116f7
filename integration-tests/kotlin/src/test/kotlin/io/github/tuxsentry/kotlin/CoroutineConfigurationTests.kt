package io.github.tuxsentry.kotlin

import dev.minn.jda.ktx.events.CoroutineEventManager
import io.github.tuxsentry.internal.discord.EventDispatch
import io.github.tuxsentry.internal.discord.ktx.TuxSentryJdaKtxAutoConfiguration
import io.github.tuxsentry.internal.kotlin.TuxSentryKotlinAutoConfiguration
import io.github.tuxsentry.test.sentry.LocalSentry
import io.github.tuxsentry.tracing.ContextPropagation
import io.github.tuxsentry.tracing.SentryCoroutineContext
import io.sentry.Sentry
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AutoClose
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource
import org.springframework.beans.factory.getBean
import org.springframework.boot.autoconfigure.EnableAutoConfiguration
import org.springframework.boot.test.context.FilteredClassLoader
import org.springframework.boot.test.context.assertj.AssertableApplicationContext
import org.springframework.boot.test.context.runner.ApplicationContextRunner

/**
 * Tests for [TuxSentryKotlinAutoConfiguration] and [TuxSentryJdaKtxAutoConfiguration].
 */
class CoroutineConfigurationTests {

    @AutoClose
    private val sentry = LocalSentry.start()

    private val contexts = ApplicationContextRunner()
        .withUserConfiguration(Application::class.java)
        .withPropertyValues("sentry.dsn=${sentry.dsn()}")

    private fun run(runner: ApplicationContextRunner = contexts, check: (AssertableApplicationContext) -> Unit) {
        runner.run { check(it) }
    }

    @Test
    fun propagatesTheScopesOfTheThread() = run { context ->
        Sentry.setTag("origin", "thread")
        assertThat(tagsSeenWith(context.getBean<SentryCoroutineContext>())).containsEntry("origin", "thread")
        assertThat(context).hasSingleBean(EventDispatch.Factory::class.java)
    }

    @ParameterizedTest
    @ValueSource(strings = ["tux.sentry.tracing.coroutines.enabled", "tux.sentry.tracing.context.enabled", "tux.sentry.enabled"])
    fun doesNothingIfDisabled(property: String) = run(contexts.withPropertyValues("$property=false")) { context ->
        val disabled = context.getBean<SentryCoroutineContext>()
        assertThat(disabled.ofThread() as Any).isSameAs(EmptyCoroutineContext)
        assertThat(runBlocking(disabled) { "done" }).isEqualTo("done")
        assertThat(context).doesNotHaveBean(EventDispatch.Factory::class.java)
    }

    @Test
    fun backsOffForABeanOfTheApplication() {
        val own = object : SentryCoroutineContext {
            override val key = SentryCoroutineContext.KEY

            override fun ofThread() = EmptyCoroutineContext
        }
        run(contexts.withBean("own", SentryCoroutineContext::class.java, { own })) { context ->
            assertThat(context).getBean(SentryCoroutineContext::class.java).isSameAs(own)
        }
    }

    @Test
    fun backsOffWithoutCoroutines() =
        run(contexts.withClassLoader(FilteredClassLoader("kotlinx", "dev.minn"))) { context ->
            assertThat(context).hasNotFailed()
                .doesNotHaveBean(TuxSentryKotlinAutoConfiguration::class.java)
                .doesNotHaveBean(TuxSentryJdaKtxAutoConfiguration::class.java)
                .hasSingleBean(ContextPropagation::class.java)
        }

    @Test
    fun supportsCoroutinesWithoutJdaKtx() =
        run(contexts.withClassLoader(FilteredClassLoader(CoroutineEventManager::class.java))) { context ->
            assertThat(context).hasSingleBean(SentryCoroutineContext::class.java)
                .doesNotHaveBean(TuxSentryJdaKtxAutoConfiguration::class.java)
        }

    private fun tagsSeenWith(sentryContext: SentryCoroutineContext): Map<String, String> = runBlocking {
        val tags = mutableMapOf<String, String>()
        launch(Dispatchers.IO + sentryContext) { Sentry.configureScope { scope -> tags.putAll(scope.tags) } }.join()
        tags
    }

    @EnableAutoConfiguration
    class Application

}
