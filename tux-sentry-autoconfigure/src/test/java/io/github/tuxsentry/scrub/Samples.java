package io.github.tuxsentry.scrub;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Samples of every kind of secret, made up with a fixed seed: none is one of anybody, and
 * none stands in a file.
 */
public final class Samples {

	private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

	private static final String DIGITS = "0123456789";

	private static final String ALPHANUMERIC = UPPER + LOWER + DIGITS;

	private static final String WORD = ALPHANUMERIC + "_-";

	private static final String HEX = DIGITS + "abcdef";

	private final Random random;

	private final Map<String, Supplier<Sample>> kinds = new LinkedHashMap<>();

	public Samples(long seed) {
		this.random = new Random(seed);
		discord();
		web();
		vendors();
		names();
		addresses();
	}

	/**
	 * A text with a secret in it.
	 *
	 * @param kind the kind of the secret
	 * @param secret what must not be found anywhere
	 * @param text the text in which it stands
	 */
	public record Sample(String kind, String secret, String text) {
	}

	public Map<String, List<Sample>> ofEachKind(int number) {
		Map<String, List<Sample>> samples = new LinkedHashMap<>();
		this.kinds.forEach((kind, maker) -> {
			List<Sample> made = new ArrayList<>();
			for (int i = 0; i < number; i++) {
				made.add(maker.get());
			}
			samples.put(kind, made);
		});
		return samples;
	}

	private void discord() {
		alone("discord token", () -> base64(snowflake()) + "." + some(WORD, 6) + "." + some(WORD, 27 + random(12)));
		alone("mfa token", () -> "mfa." + some(WORD, 84));
		alone("interaction token", this::interactionToken);
		within("interaction route", this::interactionToken,
				() -> "POST https://discord.com/api/v10/interactions/" + snowflake() + "/%s/callback failed");
		within("follow-up route", this::interactionToken, () -> "webhooks/" + snowflake() + "/%s/messages/@original");
		within("webhook", () -> some(WORD, 68), () -> "https://"
				+ one("discord.com", "ptb.discord.com", "discordapp.com") + "/api/webhooks/" + snowflake() + "/%s");
	}

	private String interactionToken() {
		return base64("interaction:" + snowflake() + ":" + some(ALPHANUMERIC, 100));
	}

	private void web() {
		alone("jwt", () -> base64("{\"alg\":\"HS256\",\"kid\":\"" + some(HEX, 8) + "\"}") + "."
				+ base64("{\"sub\":\"" + some(DIGITS, 12) + "\"}") + "." + some(WORD, 43));
		within("bearer", () -> some(ALPHANUMERIC, 24 + random(20)), () -> one("Bearer %s", "bearer %s rejected"));
		within("authorization header", () -> some(ALPHANUMERIC, 10 + random(30)),
				() -> one("Authorization: Bearer %s", "Authorization: Bot %s", "authorization=%s",
						"{\"Authorization\": \"Token %s\"}", "curl -H 'Authorization: Basic %s' localhost"));
		within("basic credentials", () -> base64("bob:" + some(ALPHANUMERIC, 12)), () -> "sent Basic %s to x");
		within("cookie header", () -> some(ALPHANUMERIC, 20), () -> one("Cookie: a=1; sid=%s",
				"Set-Cookie: id=%s; Path=/; HttpOnly", "[cookie:\"theme=dark; s=%s\", host:\"localhost\"]"));
		within("login in a URL", this::password, () -> one("postgres", "mysql", "redis", "mongodb+srv", "amqp", "https")
				+ "://bob:%s@" + one("db", "localhost", "db.example") + ":5432/bot");
		within("query parameter", () -> some(ALPHANUMERIC, 12 + random(20)), () -> "GET https://api.example/v1?page=2&"
				+ one("api_key", "token", "secret", "password", "access_token", "client_secret", "sig") + "=%s&x=1");
		within("escaped query parameter", () -> some(ALPHANUMERIC, 12),
				() -> "next=https%%3A%%2F%%2Fapi.example%%3Ftoken%%3D%s%%26page%%3D2");
		within("private key", () -> some(ALPHANUMERIC + "+/", 64),
				() -> "-----BEGIN " + one("RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY")
						+ "-----\nMIIE\n%s\n-----END RSA PRIVATE KEY-----");
	}

	private void vendors() {
		alone("aws key id", () -> one("AKIA", "ASIA") + some(UPPER + "234567", 16));
		within("aws secret key", () -> some(ALPHANUMERIC + "+/", 40),
				() -> one("aws_secret_access_key = %s", "AWS_SECRET_ACCESS_KEY=%s", "secretAccessKey: '%s'"));
		alone("google key", () -> "AIza" + some(WORD, 35));
		alone("google client secret", () -> "GOCSPX-" + some(WORD, 28));
		alone("google token", () -> "ya29." + some(WORD, 60));
		within("azure account key", () -> some(ALPHANUMERIC + "+/", 86) + "==",
				() -> "DefaultEndpointsProtocol=https;AccountName=bot;AccountKey=%s;EndpointSuffix=x");
		alone("azure client secret", () -> some(ALPHANUMERIC, 3) + "8Q~" + some(ALPHANUMERIC, 34));
		alone("github token", () -> one("ghp_", "gho_", "ghs_", "github_pat_") + some(ALPHANUMERIC, 36));
		alone("gitlab token", () -> one("glpat-", "glrt-", "gldt-") + some(WORD, 19) + some(ALPHANUMERIC, 1));
		alone("slack token", () -> one("xoxb-", "xoxp-", "xapp-1-") + some(DIGITS, 12) + "-" + some(ALPHANUMERIC, 24));
		within("slack webhook", () -> some(ALPHANUMERIC, 24),
				() -> "https://hooks.slack.com/services/T" + some(UPPER, 8) + "/B" + some(UPPER, 8) + "/%s");
		alone("stripe key", () -> one("sk_live_", "rk_live_", "sk_test_") + some(ALPHANUMERIC, 24));
		alone("openai key", () -> one("sk-proj-", "sk-svcacct-", "sk-") + some(ALPHANUMERIC, 48));
		alone("anthropic key", () -> "sk-ant-api03-" + some(WORD, 92) + "AA");
		alone("npm token", () -> "npm_" + some(ALPHANUMERIC, 36));
		alone("pypi token", () -> "pypi-" + some(WORD, 100) + "A");
		alone("sendgrid key", () -> "SG." + some(WORD, 21) + "A." + some(WORD, 42) + "A");
		alone("twilio key", () -> "SK" + some(HEX, 32));
		alone("telegram token", () -> some("123456789", 9) + ":AA" + some(WORD, 32) + "A");
		alone("sentry token", () -> "sntryu_" + some(HEX, 64));
		alone("hugging face token", () -> "hf_" + some(ALPHANUMERIC, 34));
		alone("vault token", () -> "hvs." + some(WORD, 90) + "A");
		alone("digitalocean token", () -> "dop_v1_" + some(HEX, 64));
	}

	private void names() {
		within("password in pairs", this::password,
				() -> one("password", "passwd", "db_password", "DB_PASSWORD", "userPassword")
						+ one("=%s", "=%s and more", "=%s, user=bob"));
		within("password in properties", this::password, () -> one("spring.datasource.password = %s",
				"bot.mail.password: %s", "  password: \"%s\"", "password='%s'"));
		within("secret in JSON", this::password, () -> "{\"user\":\"bob\",\""
				+ one("password", "client_secret", "token", "apiKey", "private_key") + "\":\"%s\",\"x\":1}");
		within("secret in JSON within JSON", this::password,
				() -> "{\"body\":\"{\\\"user\\\":\\\"bob\\\",\\\"password\\\":\\\"%s\\\"}\"}");
		within("token of a record", () -> some(ALPHANUMERIC, 16), () -> "Config[name=x, token=%s, shards=4]");
		within("option of a command", () -> some(ALPHANUMERIC, 16), () -> "java -jar bot.jar --token %s --shards 4");
		within("element of XML", this::password, () -> "<user>bob</user><password>%s</password>");
		within("password in SQL", this::password, () -> "alter user bob with password '%s'");
	}

	private void addresses() {
		alone("email", () -> some(LOWER, 6) + one(".", "_", "+", "") + some(LOWER + DIGITS, 5) + "@" + some(LOWER, 8)
				+ one(".org", ".com", ".co.uk", ".example"));
		alone("IPv4 address", () -> "203.0." + (1 + random(254)) + "." + (1 + random(254)));
		alone("IPv6 address", () -> "2001:db8:" + some(HEX, 3) + "1:" + some(HEX, 2) + "2::" + some(HEX, 2) + "3");
	}

	private String password() {
		return some(ALPHANUMERIC, 6) + one("!", "#", "$", "", "*", "~", "-") + some(ALPHANUMERIC, 6);
	}

	private void alone(String kind, Supplier<String> secret) {
		within(kind, secret, () -> one("%s", "got %s from x", "value is '%s'.", "(%s)", "a=%s", "login failed: %s"));
	}

	private void within(String kind, Supplier<String> secret, Supplier<String> template) {
		this.kinds.put(kind, () -> {
			String made = secret.get();
			return new Sample(kind, made, String.format(template.get(), made));
		});
	}

	private String snowflake() {
		return "1" + some(DIGITS, 17 + random(2));
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private String some(String alphabet, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(this.random.nextInt(alphabet.length())));
		}
		return text.toString();
	}

	private String one(String... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	private int random(int bound) {
		return this.random.nextInt(bound);
	}

}
