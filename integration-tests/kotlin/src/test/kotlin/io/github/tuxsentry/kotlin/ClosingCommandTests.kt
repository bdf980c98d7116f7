package io.github.tuxsentry.kotlin

import dev.minn.jda.ktx.coroutines.await
import dev.minn.jda.ktx.events.onCommand
import io.github.tuxsentry.test.sentry.SentryAssertions.assertThat
import org.junit.jupiter.api.Test

/**
 * A suspended command that closes the application that it is a part of.
 */
class ClosingCommandTests {

    @Test
    fun succeedsIfItsUserHasAReply() {
        KotlinBot().use { bot ->
            bot.jda.onCommand("close") {
                it.reply("bye").await()
                bot.stop()
            }
            bot.discord.slash("close").by("alice").send()
            assertThat(bot.sentry.awaitTransaction("command.close")).hasStatus("ok")
        }
    }

}
