package io.github.tuxsentry.kotlin

import io.github.tuxsentry.SentryManager
import io.github.tuxsentry.test.sentry.SentryAssertions.assertThat
import io.github.tuxsentry.test.sentry.SentryItem
import java.time.Duration
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.CsvSource
import org.junit.jupiter.params.provider.ValueSource

/**
 * Scopes, spans and commands follow the coroutines of a bot on jda-ktx.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoroutineCommandsTests {

    private val bot = KotlinBot.withCommands()

    private val sentry = bot.sentry

    @AfterEach
    fun nothingIsLeft() {
        bot.awaitIdle()
        bot.bean<SentryManager>().flush(Duration.ofSeconds(10))
        sentry.clear()
    }

    @AfterAll
    fun close() = bot.close()

    @Test
    fun aSuspendedCommandEndsWithItsReply() {
        bot.discord.slash("ok").by("alice").send().awaitReply()
        val transaction = sentry.awaitTransaction("command.ok")
        assertThat(transaction).hasStatus("ok").hasUsername("alice").hasBreadcrumb("Replying")
        assertThat(transaction.seconds()).isGreaterThanOrEqualTo(0.1)
        assertThat(transaction.calls()).hasSize(1)
    }

    @Test
    fun aFailureAfterASuspensionIsOneEventInItsCommand() {
        bot.discord.slash("fail").by("alice").send()
        val transaction = sentry.awaitTransaction("command.fail")
        val event = sentry.awaitEvent { true }
        assertThat(transaction).hasStatus("internal_error").hasTag("half", "second")
        assertThat(transaction.seconds()).isGreaterThanOrEqualTo(0.1)
        assertThat(event).hasTraceIdOf(transaction)
            .hasUsername("alice")
            .hasTag("command.name", "fail")
            .hasTag("cog.name", "Commands")
            .hasTag("half", "second")
            .hasExceptionOfType(IllegalStateException::class.java)
            .hasExceptionMessage("after a delay")
        assertThat(event.exceptions().last()["mechanism"]["handled"].asBoolean(true)).isFalse()
        assertThat(event.exceptions().last()["mechanism"]["type"].asText()).isEqualTo("jda")
        assertThat(sentry.awaitMetric { it.name() == "bot.command.usage" }).hasAttribute("success", false)
        flush()
        assertThat(sentry).hasEvents(1)
    }

    @Test
    fun aLazyCoroutineThatIsCanceledBeforeItStartsIsNotAwaited() {
        bot.discord.slash("canceled").by("alice").send().awaitReply()
        val deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos()
        while (sentry.transactions().isEmpty()) {
            assertThat(System.nanoTime()).`as`("the command has not ended in time").isLessThan(deadline)
            System.gc()
            Thread.sleep(50)
        }
        assertThat(sentry.awaitTransaction("command.canceled")).hasStatus("ok")
    }

    @Test
    fun aDeferredReplyHasASpanForEachCall() {
        bot.discord.slash("defer").by("alice").send()
        val transaction = sentry.awaitTransaction("command.defer")
        assertThat(transaction).hasStatus("ok")
        assertThat(transaction.seconds()).isGreaterThanOrEqualTo(0.3)
        assertThat(transaction.calls()).hasSize(2)
    }

    @Test
    fun aButtonIsFollowed() {
        bot.discord.button("pressed").by("bob").send()
        val event = sentry.awaitEvent { it.message() == "Pressed" }
        val transaction = sentry.awaitTransaction { true }
        assertThat(transaction).hasStatus("ok")
        assertThat(event).hasUsername("bob").hasTraceIdOf(transaction)
        assertThat(transaction.calls()).hasSize(1)
    }

    @ParameterizedTest
    @ValueSource(strings = ["children", "contexts", "own"])
    fun childrenOtherContextsAndOwnScopesBelongToTheCommand(command: String) {
        bot.discord.slash(command).by("alice").send()
        val transaction = sentry.awaitTransaction("command.$command")
        flush()
        assertThat(transaction).hasStatus("ok").hasUsername("alice")
        val expected = mapOf("children" to 2, "contexts" to 4, "own" to 1).getValue(command)
        assertThat(sentry.events()).hasSize(expected).allSatisfy { event ->
            assertThat(event).hasUsername("alice").hasTag("command.name", command).hasTraceIdOf(transaction)
        }
    }

    @ParameterizedTest
    @CsvSource("launched, internal_error", "uncaught, internal_error", "escaped, aborted")
    fun anUncaughtFailureOfALaunchedCoroutineFailsTheCommand(command: String, status: String) {
        bot.discord.slash(command).by("alice").send()
        val transaction = sentry.awaitTransaction("command.$command")
        assertThat(transaction).hasStatus(status)
        assertThat(transaction.seconds()).isGreaterThanOrEqualTo(0.1)
        val event = sentry.awaitEvent { true }
        assertThat(event).hasUsername("alice").hasTag("command.name", command).hasTraceIdOf(transaction)
        assertThat(event.exceptions().last()["mechanism"]["handled"].asBoolean(true)).isFalse()
        flush()
        assertThat(sentry).hasEvents(1)
    }

    @Test
    fun failuresThatTheBotHandlesDoNotFailTheCommand() {
        bot.discord.slash("handled").by("alice").send().awaitReply()
        assertThat(sentry.awaitTransaction("command.handled")).hasStatus("ok")
        flush()
        assertThat(sentry).hasNoEvents()
    }

    @Test
    fun aSpanIsCurrentAcrossSuspensions() {
        bot.discord.slash("span").by("alice").send()
        assertThat(sentry.awaitTransaction("command.span")).hasStatus("ok").hasSpan("work", "across suspensions")
    }

    @Test
    fun aCommandThatWaitsForAButtonContinuesAfterIt() {
        bot.discord.slash("waits").by("alice").send().awaitReply()
        bot.discord.button("pressed").by("bob").send()
        val waiting = sentry.awaitTransaction("command.waits")
        val pressed = sentry.awaitTransaction { it.name() != "command.waits" }
        assertThat(waiting).hasStatus("ok").hasUsername("alice").hasBreadcrumb("Pressed by bob")
        assertThat(pressed).hasStatus("ok").hasUsername("bob")
        assertThat(pressed.traceId()).isNotEqualTo(waiting.traceId())
    }

    @Test
    fun commandsOfManyUsersAtOnceAreNotMixedUp() {
        val users = (1..CROWD).map { "user$it" }
        users.forEach { bot.discord.slash("crowd").by(it).send() }
        val transactions = sentry.awaitItems(SentryItem.TRANSACTION, CROWD, Duration.ofSeconds(30))
        assertThat(transactions.map { it.user()["username"].asText() }).containsExactlyInAnyOrderElementsOf(users)
        assertThat(transactions.map { it.traceId() }).doesNotHaveDuplicates()
        assertThat(transactions).allSatisfy { transaction ->
            val user = transaction.user()["username"].asText()
            assertThat(transaction).hasStatus("ok").hasTag("crowd", user)
            assertThat(transaction.calls()).hasSize(2)
            assertThat(transaction.breadcrumbs().mapNotNull { it["message"]?.asText() }
                .filter { it.startsWith("Working") }).containsExactly("Working for $user")
        }
    }

    private fun flush() {
        bot.awaitIdle()
        bot.bean<SentryManager>().flush(Duration.ofSeconds(10))
    }

    private companion object {

        const val CROWD = 25

    }

}

fun SentryItem.seconds(): Double = payload()["timestamp"].asDouble() - payload()["start_timestamp"].asDouble()

fun SentryItem.calls(): List<String> =
    spans().map { it["description"]?.asText().orEmpty() }.filter { "/interactions/" in it || "/webhooks/" in it }
