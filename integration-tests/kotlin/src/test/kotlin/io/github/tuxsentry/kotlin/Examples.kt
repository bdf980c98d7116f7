package io.github.tuxsentry.kotlin

import dev.minn.jda.ktx.jdabuilder.injectKTX
import io.github.tuxsentry.discord.JdaBuilderConfigurer
import io.github.tuxsentry.tracing.SentryCoroutineContext
import java.util.concurrent.CopyOnWriteArrayList
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import net.dv8tion.jda.api.JDA
import net.dv8tion.jda.api.JDABuilder
import net.dv8tion.jda.api.events.GenericEvent
import net.dv8tion.jda.api.hooks.IEventManager
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration

/**
 * Examples of the documentation.
 */
class Examples {

    @Configuration(proxyBeanMethods = false)
    class Client(private val token: () -> String) {

        @Bean(destroyMethod = "shutdown")
        fun jda(sentry: JdaBuilderConfigurer): JDA =
            sentry.configure(JDABuilder.createLight(token()).injectKTX()).build()

    }

    class Search(private val sentryContext: SentryCoroutineContext, private val index: Index) {

        private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default + sentryContext)

        fun refresh() = scope.launch { index.rebuild() }

        fun rebuild() = runBlocking(sentryContext) {
            launch(Dispatchers.IO) { index.rebuild() }
        }

    }

    fun interface Index {

        fun rebuild()

    }

    /** Event manager that launches a coroutine with each event. */
    class OwnEventManager(private val sentryContext: SentryCoroutineContext) : IEventManager {

        private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)

        private val listeners = CopyOnWriteArrayList<suspend (GenericEvent) -> Unit>()

        fun on(listener: suspend (GenericEvent) -> Unit) {
            listeners.add(listener)
        }

        override fun handle(event: GenericEvent) {
            scope.launch(sentryContext.ofThread()) { dispatch(event) }
        }

        private suspend fun dispatch(event: GenericEvent) = listeners.forEach { it(event) }

        override fun register(listener: Any) = throw UnsupportedOperationException()

        override fun unregister(listener: Any) = throw UnsupportedOperationException()

        override fun getRegisteredListeners(): List<Any> = emptyList()

    }

}
