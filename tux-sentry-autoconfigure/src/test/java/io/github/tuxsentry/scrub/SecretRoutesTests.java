package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretRoutes}.
 */
class SecretRoutesTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					https://discord.com/api/webhooks/123456789012345678/abcdefgh1 | https://discord.com/api/webhooks/123456789012345678/[webhook token]
					https://discord.com/api/webhooks/123456789012345678/messages/@original | https://discord.com/api/webhooks/123456789012345678/[webhook token]/@original
					https://discord.com/api/webhooks/123456789012345678/abcdefgh1/messages/@original | https://discord.com/api/webhooks/123456789012345678/[webhook token]/messages/@original
					https://discord.com/api/v10/interactions/123456789012345678/abcdefgh1/callback | https://discord.com/api/v10/interactions/123456789012345678/[interaction token]/callback
					https://hooks.slack.com/services/T0AB/B0CD/abcdefgh12345678 | https://hooks.slack.com/services/T0AB/B0CD/[webhook token]
					https://hooks.slack.com/workflows/T0AB/B0CD/123/abcdefgh12345678 | https://hooks.slack.com/workflows/T0AB/B0CD/123/[webhook token]
					https://hooks.slack.com/triggers/T0AB/123/abcdefgh12345678 | https://hooks.slack.com/triggers/T0AB/123/[webhook token]
					https://example.webhook.office.com/webhookb2/a-b@c-d/IncomingWebhook/abcdefgh12345678/e-f | https://example.webhook.office.com/webhookb2/a-b@c-d/IncomingWebhook/[webhook token]
					https://hooks.zapier.com/hooks/catch/123456/abcdefg1 | https://hooks.zapier.com/hooks/catch/[webhook token]
					https://hooks.zapier.com/hooks/catch/123456/abcdefg1/silent/ | https://hooks.zapier.com/hooks/catch/[webhook token]
					https://x.tines.com/webhook/abcdefgh12345678/ijklmnop12345678 | https://x.tines.com/webhook/[webhook token]
					https://api.telegram.org/bot123456789:AAabcdefghijklmnopqrstuvwxyz12345/getMe | https://api.telegram.org/bot[telegram token]/getMe
					bot123456789:AAabcdefghijklmnopqrstuvwxyz12345 | bot[telegram token]
					xbot123456789:AAabcdefghijklmnopqrstuvwxyz12345 | xbot[telegram token]
					123456789:AAabcdefghijklmnopqrstuvwxyz12345 | [telegram token]
					1234567:AAabcdefghijklmnopqrstuvwxyz12345 | [telegram token]
					12345678901:AAabcdefghijklmnopqrstuvwxyz12345 | [telegram token]
					https://maker.ifttt.com/trigger/x/with/key/abcdefgh12345678 | https://maker.ifttt.com/trigger/x/with/key/[webhook token]
					https://hooks.slack.com/services/T0AB/B0CD/abcdefgh12345678/ | https://hooks.slack.com/services/T0AB/B0CD/[webhook token]/
					https://hooks.slack.com/services/T0AB/1/2/3/4/abcdefgh12345678 | https://hooks.slack.com/services/T0AB/1/2/3/4/[webhook token]
					123456:AAabcdefghijklmnopqrstuvwxyz12345 | [telegram token]
					https://hook.eu1.make.com/abcdefgh12345678 | https://hook.eu1.make.com/[webhook token]
					https://hook.us1.make.com/abcdefgh12345678 | https://hook.us1.make.com/[webhook token]
					https://hooks.slack.com/triggers/E0AB/123/abcdefgh12345678 | https://hooks.slack.com/triggers/E0AB/123/[webhook token]
					""")
	void tokenInAPathIsReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			https://discord.com/api/webhooks/123456789012345678/abcdefg
			https://discord.com/api/webhooks/123456789012345678/
			https://discord.com/api/webhooks/123456789012345678
			https://discord.com/api/webhooks/x/abcdefgh1
			https://hooks.slack.com/services/T0AB/B0CD
			https://api.telegram.org/bot123456789:AAabcdefghijk/getMe
			/botx:AAabcdefghijklmnopqrstuvwxyz12345/getMe
			https://maker.ifttt.com/use/abcdefgh12345678
			/secret/abcdefgh12345678
			/sendMessage/abcdefgh12345678
			/api/key/abcdefgh12345678
			https://hooks.slack.com/services/Tabcdefgh12345678
			https://hooks.slack.com/services/T0AB//abcdefgh12345678
			https://hooks.slack.com/services/T0AB/1/2/3/4/5/abcdefgh12345678
			https://hooks.slack.com/services/T0AB/abcdefg
			https://discord.com/api/webhooks//abcdefgh1
			12345:AAabcdefghijklmnopqrstuvwxyz12345
			123456789:BAabcdefghijklmnopqrstuvwxyz12345
			https://x.tynes.com/webhook/abcdefgh12345678
			/stores/abc/trains/x/home/y/kelp
			""")
	void otherPathsAreKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

}
