package io.github.tuxsentry.scrub;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretNamesTests {

	@ParameterizedTest
	@CsvSource({ "password, password", "DB_PASSWORD, password", "spring.datasource.password, password",
			"userPassword, password", "mysqlpassword, password", "pwd, password", "password2, password",
			"passwordHash, password", "new-password-confirmation, password", "token, token", "DISCORD_TOKEN, token",
			"accessToken, token", "x-csrf-token, token", "bottoken, token", "client_secret, secret", "secrets, secret",
			"apiKey, api key", "API-KEY, api key", "APIKey, api key", "x_api_key, api key",
			"aws_secret_access_key, key", "privateKey, key", "AccountKey, key", "Authorization, authorization",
			"Proxy-Authorization, authorization", "proxyauthorization, authorization", "Cookie, cookie",
			"Set-Cookie, cookie", "JSESSIONID, session id", "session_id, session id", "credentials, credentials",
			"jwt, jwt", "mfa_code, one-time code", "mfaCode, one-time code", "MFACode, one-time code",
			"backupCodes, one-time code", "seedPhrase, passphrase", "connectionString, connection string",
			"password_, password", "to\u200Bken, token" })
	void aNameWhoseLastWordTellsOfASecretIsOne(String name, String kind) {
		assertThat(Scrubber.standard().labelOf(name)).isEqualTo("[" + kind + "]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "token_count", "tokenizer", "author", "authority", "key", "keyboard", "monkey", "compass",
			"passenger", "password_length", "tokenType", "secretary", "cookie_jar_size", "session", "code", "", "_",
			"user", "guild.id", "passwordPolicy", "authenticated", "123", "MFACODE", "mFACode" })
	void aNameThatOnlyLooksAlikeIsNone(String name) {
		assertThat(Scrubber.standard().labelOf(name)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "guild_pin", "guildPin", "GUILD-PIN", "guildpin" })
	void ownNamesAreFoundInAnySpelling(String name) {
		SecretNames names = new SecretNames(List.of("guild-pin"), List.of());
		assertThat(names.label(name, 0, name.length())).isEqualTo("[guild pin]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "page_token", "pageToken", "PAGE-TOKEN" })
	void allowedNamesAreNoSecrets(String name) {
		SecretNames names = new SecretNames(List.of(), List.of("page-token"));
		assertThat(names.label(name, 0, name.length())).isNull();
		assertThat(names.label("token", 0, 5)).isEqualTo("[token]");
	}

	@ParameterizedTest
	@CsvSource({ "session, session id", "session_, session id", "X-Signature, signature", "token_acme, token",
			"CONNECTION_STRING_ACME, connection string", "backup_codes_of_bob, one-time code" })
	void uncertainNamesHaveALabelForGeneratedValues(String name, String kind) {
		SecretNames names = new SecretNames(List.of(), List.of());
		assertThat(names.mayBeUncertain(name, 0, name.length())).isTrue();
		assertThat(names.uncertainLabel(name, 0, name.length())).isEqualTo("[" + kind + "]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "guild", "123", "" })
	void certainNamesAreRuledOut(String name) {
		SecretNames names = new SecretNames(List.of(), List.of());
		assertThat(names.mayBeUncertain(name, 0, name.length())).isFalse();
		assertThat(names.uncertainLabel(name, 0, name.length())).isNull();
	}

}
