package io.github.tuxsentry.scrub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is no secret stays: the lines of source code, of pages and of logs.
 */
class OrdinaryTextTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final int LINES = 5000;

	private static final List<String> LOG_LINES = List.of(
			"2026-11-21T06:00:{n2}.{n3}Z  INFO {n5} --- [           main] com.example.Bot : Starting Bot v1.{n}.{n} using Java 17.0.{n} with PID {n5}",
			"INFO net.dv8tion.jda.api.JDA -- Login Successful!",
			"INFO n.d.j.internal.requests.WebSocketClient -- Connected to WebSocket",
			"DEBUG n.d.j.i.requests.WebSocketClient -- Received guild create for {id}, {n} shards [{n} / {n2}]",
			"WARN JDA RateLimiter -- Encountered 429 on route POST/channels/{channel_id}/messages with bucket {hex} Retry-After: {n4} ms Scope: user",
			"ERROR net.dv8tion.jda.api.requests.RestAction -- RestAction queue returned failure: [ErrorResponseException] 10062: Unknown interaction",
			"net.dv8tion.jda.api.exceptions.ErrorResponseException: 50013: Missing Permissions",
			"\tat net.dv8tion.jda.internal.requests.RestActionImpl.queue(RestActionImpl.java:{n3})",
			"\tat java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)",
			"Caused by: java.net.SocketTimeoutException: connect timed out after {n4} ms",
			"/ban user:<@{id}> reason:spam in #general",
			"Slash command ban by User:bob(id={id}) in Guild:Tux(id={id}) took {n3} ms",
			"Member joined: MemberImpl:alice(User:alice(id={id}) / Guild:Tux(id={id}))",
			"Message {id} deleted in TextChannel:general(id={id})",
			"HikariPool-1 - Added connection org.postgresql.jdbc.PgConnection@{hex8}",
			"HikariPool-1 - Pool stats (total=10, active={n}, idle={n}, waiting=0)",
			"Tomcat started on port 8080 (http) with context path '/'",
			"o.s.b.w.embedded.tomcat.TomcatWebServer  : Tomcat initialized with port 8080 (http)",
			"Listening on 127.0.0.1:{n4}, advertised as localhost:{n4}",
			"Started Bot in {n}.{n3} seconds (process running for {n}.{n3})",
			"select c.id, c.guild_id, c.reason from cases c where c.guild_id=? and c.number=? limit {n2}",
			"update users set token_count = token_count + 1 where id = ?",
			"Hibernate: insert into reminder (content, created_at, user_id, id) values (?, ?, ?, default)",
			"Field error in object 'settings' on field 'password': rejected value [null]; codes [NotBlank.settings.password]",
			"Validation failed: password: must not be blank, token: size must be between 8 and 64",
			"com.fasterxml.jackson.core.JsonParseException: Unrecognized token 'abc': was expecting (JSON String, Number)",
			"Unexpected token: STRING at line {n2} column {n}",
			"usage: prompt_tokens={n4}, completion_tokens={n3}, total_tokens={n4}",
			"Token bucket refilled: tokens={n3} rate={n2}/s", "Invalid token, please log in again",
			"The password must have at least {n2} characters", "Your session has expired, log in again",
			"No authentication token found, trying the next provider", "Bearer authentication is required",
			"OAuth2 authorization code flow started for client tux-dashboard", "cookie consent banner shown {n3} times",
			"author: bob, reviewer: alice",
			"GET /api/v10/channels/{id}/messages?limit=50&before={id} -> 200 in {n3} ms",
			"GET https://discord.com/api/v10/guilds/{id}/members/{id}",
			"PATCH /webhooks/{webhook_id}/{token}/messages/@original -> 404", "GET /channels/{id}/webhooks -> 200",
			"Cache miss: key=guild:{id}:settings ttl=300s",
			"Cache stats: hits={n4} misses={n3} evictions={n2} size={n4}",
			"trace_id={hex32} span_id={hex16} sampled=true", "commit {hex40} Merge branch 'main' of github.com:tux/bot",
			"sha256:{hex32}{hex32}  tux-bot-1.{n}.{n}.jar", "uuid={hex8}-{hex4}-4{hex3}-a{hex3}-{hex12}",
			"Loaded 24 beans in com.example.config.SecurityConfig", "SecretService initialised", "TokenStore size={n3}",
			"Garbage-collected {n3} MB in {n2} ms, heap {n3}/{n4} MB",
			"cron 0 */5 * * * * -> next at 2026-11-21T06:05:00Z", "Retrying in {n2}s (attempt {n} of 5)",
			"Shard {n}/16 resumed after {n3} ms, session resumable=true", "User input was 12:34:56 or 1::2",
			"ratio 16:9 at 1920x1080, 60.0.0 fps", "version 1.2.3.4 of the driver",
			"User-Agent: DiscordBot (https://github.com/discord-jda/JDA, 6.5.0)", "Chrome/120.0.0.0 Safari/537.36",
			"{\"op\":0,\"t\":\"MESSAGE_CREATE\",\"s\":{n3},\"d\":{\"id\":\"{id}\",\"content\":\"hello\",\"author\":{\"id\":\"{id}\",\"bot\":false}}}",
			"{\"level\":\"info\",\"logger\":\"c.e.Bot\",\"msg\":\"ready\",\"took_ms\":{n3}}",
			"<property name=\"url\" value=\"jdbc:h2:mem:tux;DB_CLOSE_DELAY=-1\"/>",
			"spring.datasource.password: ${DB_PASSWORD}", "DISCORD_TOKEN=${DISCORD_TOKEN:?missing}",
			"password=****** user=bob", "token=<redacted>", "export PATH=$PATH:/opt/tux/bin",
			"npm WARN deprecated inflight@1.0.6: This module is not supported", "jda@6.5.0 -> okhttp@4.12.0",
			"git clone git@github.com:allthingslinux/tux.git", "@Scheduled(cron = \"0 0 * * * *\")",
			"Reaction :tada: by <@{id}> on {id}", "ping {n2} ms, gateway {n3} ms",
			"Java HotSpot(TM) 64-Bit Server VM 17.0.9+9");

	private final Scrubber scrubber = Scrubber.standard();

	private final Random random = new Random(11);

	@Test
	void atMostOneLineOfSourcesInAThousandIsAltered() throws IOException {
		try (Stream<Path> files = Files.walk(ROOT)) {
			assertAtMostOneInAThousandIsAltered(files.filter(OrdinaryTextTests::isSource)
				.flatMap(OrdinaryTextTests::lines)
				.filter((line) -> !line.isBlank())
				.toList());
		}
	}

	@Test
	void atMostOneLineOfLogsInAThousandIsAltered() {
		assertAtMostOneInAThousandIsAltered(
				IntStream.range(0, LINES).mapToObj((i) -> fill(LOG_LINES.get(i % LOG_LINES.size()))).toList());
	}

	private void assertAtMostOneInAThousandIsAltered(List<String> lines) {
		assertThat(lines).hasSizeGreaterThanOrEqualTo(LINES);
		assertThat(lines).filteredOn((line) -> !this.scrubber.scrub(line).equals(line))
			.hasSizeLessThanOrEqualTo(lines.size() / 1000);
	}

	/**
	 * Returns whether a file is a source or a page of this repository. Those of tests,
	 * and the page about secrets, contain some.
	 */
	private static boolean isSource(Path file) {
		String path = ROOT.relativize(file).toString();
		return path.matches(".*\\.(java|md|yml|xml)") && path.matches("(?!.*target).*(src/main|docs|pom).*")
				&& !path.matches(".*privacy\\.md");
	}

	private static Stream<String> lines(Path file) {
		try {
			return Files.readAllLines(file).stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String fill(String template) {
		StringBuilder line = new StringBuilder();
		int from = 0;
		for (int at = template.indexOf('{'); at >= 0; at = template.indexOf('{', at + 1)) {
			int end = template.indexOf('}', at);
			String name = template.substring(at + 1, Math.max(end, at + 1));
			String value = name.equals("id") ? "1" + some("0123456789", 17)
					: name.matches("n\\d?") ? some("123456789", size(name, 1))
							: name.matches("hex\\d*") ? some("0123456789abcdef", size(name, 3)) : null;
			if (value != null) {
				line.append(template, from, at).append(value);
				from = end + 1;
			}
		}
		return line.append(template, from, template.length()).toString();
	}

	private static int size(String name, int from) {
		return (name.length() > from) ? Integer.parseInt(name.substring(from)) : 2;
	}

	private String some(String alphabet, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(this.random.nextInt(alphabet.length())));
		}
		return text.toString();
	}

}
