package io.github.tuxsentry.kotlin

import dev.minn.jda.ktx.jdabuilder.injectKTX
import io.github.tuxsentry.discord.JdaBuilderConfigurer
import io.github.tuxsentry.internal.discord.execution.RunningCommands
import io.github.tuxsentry.internal.fault.FaultBarrier
import io.github.tuxsentry.test.discord.LocalDiscord
import io.github.tuxsentry.test.sentry.LocalSentry
import io.github.tuxsentry.tracing.SentryCoroutineContext
import java.time.Duration
import java.util.function.Supplier
import net.dv8tion.jda.api.JDA
import net.dv8tion.jda.api.JDABuilder
import org.assertj.core.api.Assertions.assertThat
import org.awaitility.Awaitility
import org.springframework.beans.factory.getBean
import org.springframework.beans.factory.config.BeanDefinitionCustomizer
import org.springframework.boot.SpringBootConfiguration
import org.springframework.boot.WebApplicationType
import org.springframework.boot.autoconfigure.EnableAutoConfiguration
import org.springframework.boot.builder.SpringApplicationBuilder
import org.springframework.context.ApplicationContextInitializer
import org.springframework.context.support.GenericApplicationContext

/**
 * Spring bot in Kotlin on a real JDA, with a local Discord and a local Sentry.
 */
class KotlinBot(
    private val build: ((JDABuilder, JdaBuilderConfigurer) -> JDA)? = { builder, sentry ->
        sentry.configure(builder.injectKTX()).build()
    },
    private val customize: (GenericApplicationContext, LocalDiscord) -> Unit = { _, _ -> },
) : AutoCloseable {

    val sentry: LocalSentry = LocalSentry.start()

    val discord: LocalDiscord = LocalDiscord.start()

    private val context = SpringApplicationBuilder(Application::class.java)
        .web(WebApplicationType.NONE)
        .initializers(ApplicationContextInitializer<GenericApplicationContext> { register(it) })
        .run(*(PROPERTIES + ("sentry.dsn" to sentry.dsn())).map { "--${it.key}=${it.value}" }.toTypedArray())

    private fun register(beans: GenericApplicationContext) {
        if (build != null) {
            beans.registerBean(JDA::class.java, Supplier {
                build(discord.configure(JDABuilder.createDefault(null)), beans.getBean<JdaBuilderConfigurer>()).awaitReady()
            }, BeanDefinitionCustomizer { it.destroyMethodName = "shutdownNow" })
        }
        customize(beans, discord)
    }

    val jda: JDA
        get() = bean()

    inline fun <reified T : Any> bean(): T = bean(T::class.java)

    fun <T : Any> bean(type: Class<T>): T = context.getBean(type)

    fun awaitIdle() {
        Awaitility.await("the end of all commands").atMost(Duration.ofSeconds(30)).untilAsserted {
            assertThat(bean<RunningCommands>().size()).isZero()
        }
        assertThat(bean<FaultBarrier>().count()).isZero()
    }

    fun stop() = context.close()

    override fun close() {
        stop()
        discord.close()
        sentry.close()
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    class Application

    companion object {

        private val PROPERTIES = mapOf("tux.sentry.sampling.commands" to "1", "tux.sentry.metrics.step" to "1s",
            "tux.sentry.discord.idle-timeout" to "20ms")

        /** Create a bot with [Commands]. */
        fun withCommands() = KotlinBot { beans, _ ->
            beans.registerBean(Commands::class.java, Supplier {
                Commands(beans.getBean<JDA>(), beans.getBean<SentryCoroutineContext>())
            })
        }

    }

}
