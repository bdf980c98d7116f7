package io.github.tuxsentry.kotlin

import dev.minn.jda.ktx.coroutines.await
import dev.minn.jda.ktx.events.await
import dev.minn.jda.ktx.events.getDefaultScope
import dev.minn.jda.ktx.events.onButton
import dev.minn.jda.ktx.events.onCommand
import dev.minn.jda.ktx.interactions.components.primary
import dev.minn.jda.ktx.util.SLF4J
import io.github.tuxsentry.tracing.SentryCoroutineContext
import io.sentry.Sentry
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import net.dv8tion.jda.api.JDA
import net.dv8tion.jda.api.components.actionrow.ActionRow
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent

/**
 * Commands of a bot that use all ways in which coroutines can suspend.
 */
class Commands(jda: JDA, sentryContext: SentryCoroutineContext) {

    private val log by SLF4J

    private val own = CoroutineScope(SupervisorJob() + Dispatchers.Default + sentryContext)

    private val launches = getDefaultScope(context = sentryContext)

    init {
        jda.onCommand("ok") {
            delay(100)
            log.info("Replying")
            it.reply("pong").await()
        }
        jda.onCommand("fail") {
            it.deferReply().await()
            Sentry.setTag("half", "second")
            delay(100)
            throw IllegalStateException("after a delay")
        }
        jda.onCommand("canceled") {
            own.async(start = CoroutineStart.LAZY) { report("never") }.cancel()
            it.reply("pong").await()
        }
        jda.onCommand("defer") {
            it.deferReply().await()
            delay(300)
            it.hook.sendMessage("done").await()
        }
        jda.onCommand("children") {
            coroutineScope {
                val one = async(Dispatchers.Default) { report("on Default") }
                val other = async(Dispatchers.IO) { report("on IO") }
                one.await()
                other.await()
            }
            it.reply("done").await()
        }
        jda.onCommand("contexts") {
            withContext(Dispatchers.IO) { report("within another context") }
            withTimeout(10_000) { report("within a timeout") }
            flow { emit(report("within a flow")) }.flowOn(Dispatchers.IO).collect { report("of a collector") }
            it.reply("done").await()
        }
        jda.onCommand("launched") {
            (jda.eventManager as CoroutineScope).launch {
                delay(100)
                throw IllegalStateException("in a launched coroutine")
            }
            it.reply("done").await()
        }
        jda.onCommand("span") {
            val span = Sentry.getSpan()!!.startChild("work", "across suspensions")
            delay(50)
            withContext(Dispatchers.IO) { delay(10) }
            span.finish()
            it.reply("done").await()
        }
        jda.onCommand("waits") {
            val pressed = coroutineScope {
                val press = async(start = CoroutineStart.UNDISPATCHED) {
                    jda.await<ButtonInteractionEvent> { event -> event.componentId == "pressed" }
                }
                it.reply("Which?").setComponents(ActionRow.of(primary("pressed", "Press"))).await()
                press.await()
            }
            log.info("Pressed by {}", pressed.user.name)
        }
        jda.onButton("pressed") {
            delay(50)
            log.error("Pressed")
            it.deferEdit().await()
        }
        jda.onCommand("handled") {
            runCatching { withTimeout(20) { delay(60_000) } }
            runCatching { coroutineScope { async { throw IllegalStateException("handled") }.await() } }
            it.reply("done").await()
        }
        jda.onCommand("crowd") { crowd(it) }
        jda.onCommand("own") {
            own.launch {
                delay(100)
                report("in a scope of its own")
            }
            it.reply("done").await()
        }
        jda.onCommand("escaped") {
            own.launch {
                delay(100)
                throw IllegalStateException("in a scope without a handler")
            }
            it.reply("done").await()
        }
        jda.onCommand("uncaught") {
            launches.launch {
                delay(100)
                throw IllegalStateException("in a scope of its own")
            }
            it.reply("done").await()
        }
    }

    private suspend fun report(place: String) {
        delay(20)
        log.error("Reported {}", place)
    }

    private suspend fun crowd(event: GenericCommandInteractionEvent) {
        event.deferReply().await()
        delay(20)
        Sentry.setTag("crowd", event.user.name)
        withContext(Dispatchers.IO) { delay(20) }
        log.info("Working for {}", event.user.name)
        coroutineScope { launch(Dispatchers.Default) { delay(10) } }
        event.hook.sendMessage("done").await()
    }

}
