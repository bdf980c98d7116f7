package io.github.tuxsentry.kotlin

import dev.minn.jda.ktx.coroutines.await
import dev.minn.jda.ktx.events.CoroutineEventManager
import dev.minn.jda.ktx.events.onCommand
import dev.minn.jda.ktx.jdabuilder.injectKTX
import io.github.tuxsentry.SentryManager
import io.github.tuxsentry.discord.JdaBuilderConfigurer
import io.github.tuxsentry.test.sentry.SentryAssertions.assertThat
import java.time.Duration
import java.util.function.Supplier
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.delay
import kotlinx.coroutines.withTimeout
import net.dv8tion.jda.api.events.GenericEvent
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent
import net.dv8tion.jda.api.hooks.ListenerAdapter
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder
import net.dv8tion.jda.api.sharding.ShardManager
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.springframework.beans.factory.getBean
import org.springframework.beans.factory.config.BeanDefinitionCustomizer

/**
 * Event managers of jda-ktx are followed however the bot creates and uses them.
 */
class EventManagersTests {

    @Test
    fun areFollowedWithAShardManager() {
        KotlinBot(build = null) { beans, discord ->
            beans.registerBean(ShardManager::class.java, Supplier {
                beans.getBean<JdaBuilderConfigurer>()
                    .configure(discord.configure(DefaultShardManagerBuilder.createDefault(null)).injectKTX())
                    .build()
            }, BeanDefinitionCustomizer { it.destroyMethodName = "shutdown" })
        }.use { bot ->
            val manager = bot.bean<ShardManager>()
            manager.shards.forEach { shard ->
                shard.awaitReady()
                assertThat(shard.eventManager).isInstanceOf(CoroutineEventManager::class.java)
            }
            manager.onCommand("fails") {
                it.deferReply().await()
                throw IllegalStateException("in a shard")
            }
            bot.discord.slash("fails").by("alice").send()
            val transaction = bot.sentry.awaitTransaction("command.fails")
            assertThat(transaction).hasStatus("internal_error")
            assertThat(bot.sentry.awaitEvent { true }).hasTraceIdOf(transaction).hasTag("cog.name", "EventManagersTests")
        }
    }

    @Test
    fun aSubclassKeepsItsDispatchAndItsFailuresAreReported() {
        val subclass = Subclass()
        KotlinBot(build = { builder, sentry -> sentry.configure(builder.setEventManager(subclass)).build() }).use { bot ->
            assertThat(bot.jda.eventManager).isSameAs(subclass)
            bot.jda.onCommand("fails") {
                it.deferReply().await()
                delay(100)
                throw IllegalStateException("after a delay")
            }
            bot.discord.slash("fails").by("alice").send()
            val transaction = bot.sentry.awaitTransaction("command.fails")
            assertThat(transaction).hasStatus("internal_error")
            assertThat(transaction.seconds()).isGreaterThanOrEqualTo(0.1)
            assertThat(bot.sentry.awaitEvent { true }).hasTraceIdOf(transaction).hasUsername("alice")
            bot.flush()
            assertThat(bot.sentry).hasEvents(1)
            assertThat(subclass.called).isTrue()
        }
    }

    @Test
    fun listenersAreCountedAndTimeOut() {
        val manager = CoroutineEventManager(timeout = 100.milliseconds)
        manager.register(Plain())
        KotlinBot(build = { builder, sentry -> sentry.configure(builder.setEventManager(manager)).build() }).use { bot ->
            assertThat(bot.sentry.awaitMetric { it.name() == "bot.cog.operation.count" }).hasAttribute("cog", "Plain")
            assertThat((bot.jda.eventManager as CoroutineEventManager).timeout).isEqualTo(100.milliseconds)
            bot.jda.onCommand("slow") {
                it.deferReply().await()
                delay(60_000)
            }
            bot.jda.onCommand("late") {
                withTimeout(10) { delay(60_000) }
            }
            bot.discord.slash("slow").by("alice").send()
            assertThat(bot.sentry.awaitTransaction("command.slow")).hasStatus("deadline_exceeded")
            bot.flush()
            assertThat(bot.sentry).hasNoEvents()
            bot.discord.slash("late").by("alice").send()
            assertThat(bot.sentry.awaitTransaction("command.late")).hasStatus("deadline_exceeded")
            assertThat(bot.sentry.awaitEvent { true }).hasTag("cog.name", "EventManagersTests")
            bot.discord.slash("plain").by("alice").send()
            assertThat(bot.sentry.awaitEvent { it.tag("command.name") == "plain" }).hasTag("cog.name", "Plain")
            bot.flush()
            assertThat(bot.sentry).hasEvents(2)
        }
    }

    @Test
    fun aScopeThatHasEndedIsReportedOnce() {
        KotlinBot().use { bot ->
            bot.jda.onCommand("todo") { TODO() }
            bot.jda.onCommand("fine") { it.reply("fine").await() }
            bot.discord.slash("fine").by("alice").send().awaitReply()
            assertThat(bot.sentry.awaitTransaction("command.fine")).hasStatus("ok")
            bot.discord.slash("todo").by("alice").send()
            assertThat(bot.sentry.awaitTransaction("command.todo")).hasStatus("internal_error")
            assertThat(bot.sentry.awaitEvent { true }).hasExceptionOfType(NotImplementedError::class.java)
                .hasTag("command.name", "todo")
                .hasTag("cog.name", "EventManagersTests")
            bot.flush()
            assertThat(bot.sentry).hasEvents(1)
            bot.sentry.clear()
            repeat(3) {
                bot.discord.slash("fine").by("alice").send()
                bot.sentry.awaitTransaction("command.fine")
                bot.flush()
            }
            assertThat(bot.sentry.transactions()).isNotEmpty.allSatisfy { assertThat(it).hasStatus("internal_error") }
            assertThat(bot.sentry.events()).singleElement()
                .satisfies({ assertThat(it.exceptions().last()["type"].asText()).isEqualTo("InactiveScopeException") })
            assertThat(bot.jda.eventManager as CoroutineEventManager).isNotNull
        }
    }

    private class Subclass : CoroutineEventManager() {

        @Volatile
        var called = false

        override suspend fun runListener(listener: Any, event: GenericEvent) {
            called = true
            super.runListener(listener, event)
        }

    }

    private class Plain : ListenerAdapter() {

        override fun onSlashCommandInteraction(event: SlashCommandInteractionEvent) {
            check(event.name != "plain") { "in a listener that does not suspend" }
        }

    }

}

fun KotlinBot.flush() {
    awaitIdle()
    bean<SentryManager>().flush(Duration.ofSeconds(10))
}
