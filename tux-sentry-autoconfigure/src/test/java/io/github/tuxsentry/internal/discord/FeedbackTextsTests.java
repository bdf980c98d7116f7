package io.github.tuxsentry.internal.discord;

import java.util.Locale;

import io.github.tuxsentry.internal.discord.FeedbackTexts.Text;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FeedbackTexts}.
 */
class FeedbackTextsTests {

	private final StaticMessageSource messages = new StaticMessageSource();

	private final FeedbackTexts texts = new FeedbackTexts(this.messages);

	@Test
	void aTextIsInTheLanguageOfTheUser() {
		this.messages.addMessage("tux.sentry.discord.feedback.button", Locale.GERMAN, "Sag uns mehr");
		assertThat(this.texts.get(Text.BUTTON, DiscordLocale.GERMAN)).isEqualTo("Sag uns mehr");
		assertThat(this.texts.get(Text.BUTTON, DiscordLocale.ENGLISH_UK)).isEqualTo("Tell us more");
	}

	@ParameterizedTest
	@EnumSource
	void aTextThatDiscordWouldRefuseIsCut(Text text) {
		String code = "tux.sentry.discord.feedback." + text.name().toLowerCase(Locale.ROOT);
		this.messages.addMessage(code, Locale.GERMAN, "x".repeat(3000));
		assertThat(this.texts.get(text, DiscordLocale.GERMAN)).startsWith("xxx").endsWith("…").hasSizeLessThan(2001);
	}

	@Test
	void aBlankTextIsTheDefault() {
		this.messages.addMessage("tux.sentry.discord.feedback.title", Locale.GERMAN, " ");
		assertThat(this.texts.get(Text.TITLE, DiscordLocale.GERMAN)).isEqualTo("What happened?");
	}

}
