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
import org.springframework.boot.test.context.runner.ApplicationContextRunner

/**
 * Tests for [TuxSentryKotlinAutoConfiguration] and [TuxSentryJdaKtxAutoConfiguration].
 */
class CoroutineConfigurationTests {

    @AutoClose
    private val sentry = LocalSentry.start()

    private val contextRunner = ApplicationContextRunner()
        .withUserConfiguration(Application::class.java)
        .withPropertyValues("sentry.dsn=${sentry.dsn()}")

    @Test
    fun propagatesTheScopesOfTheThread() = contextRunner.run { context ->
        Sentry.setTag("origin", "thread")
        assertThat(tagsSeenWith(context.getBean<SentryCoroutineContext>())).containsEntry("origin", "thread")
        assertThat(context).hasSingleBean(EventDispatch.Factory::class.java)
    }

    @ParameterizedTest
    @ValueSource(strings = ["tux.sentry.tracing.coroutines.enabled", "tux.sentry.tracing.context.enabled", "tux.sentry.enabled"])
    fun doesNothingIfDisabled(property: String) = contextRunner.withPropertyValues("$property=false").run { context ->
        val disabled = context.getBean<SentryCoroutineContext>()
        assertThat(disabled.ofThread()).isSameAs(EmptyCoroutineContext)
        assertThat(runBlocking(disabled) { "done" }).isEqualTo("done")
        assertThat(context).doesNotHaveBean(EventDispatch.Factory::class.java)
    }

    @Test
    fun backsOffForABeanOfTheApplication() {
        val own = object : SentryCoroutineContext {
            override val key = SentryCoroutineContext.KEY

            override fun ofThread() = EmptyCoroutineContext
        }
        contextRunner.withBean("own", SentryCoroutineContext::class.java, { own }).run { context ->
            assertThat(context).getBean(SentryCoroutineContext::class.java).isSameAs(own)
        }
    }

    @Test
    fun backsOffWithoutCoroutines() = contextRunner.withClassLoader(FilteredClassLoader("kotlinx", "dev.minn"))
        .run { context ->
            assertThat(context).hasNotFailed()
                .doesNotHaveBean(TuxSentryKotlinAutoConfiguration::class.java)
                .doesNotHaveBean(TuxSentryJdaKtxAutoConfiguration::class.java)
                .hasSingleBean(ContextPropagation::class.java)
        }

    @Test
    fun supportsCoroutinesWithoutJdaKtx() =
        contextRunner.withClassLoader(FilteredClassLoader(CoroutineEventManager::class.java)).run { context ->
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
