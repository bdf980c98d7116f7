package io.github.tuxsentry.test.discord;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests can be refused, limited, answered late, or not at all.
 */
class ScriptedAnswersTests {

	private static final String USER = "/users/{user}";

	private static LocalDiscord discord;

	private static JDA jda;

	@BeforeAll
	static void connect() throws InterruptedException {
		discord = LocalDiscord.start();
		jda = discord.configure(JDABuilder.createLight("any")).build().awaitReady();
	}

	@AfterEach
	void restore() {
		discord.clearResponses();
		discord.clear();
	}

	@AfterAll
	static void disconnect() throws InterruptedException {
		jda.shutdownNow();
		jda.awaitShutdown(Duration.ofSeconds(10));
		discord.close();
	}

	@Test
	void errorsOfDiscordAreAnsweredAsOftenAsWanted() {
		discord.fail("GET", USER, 403, 50001, "Missing Access", 2);
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> retrieve("bob").join(10))
				.satisfies((ex) -> {
					assertThat(ex.getErrorResponse()).isEqualTo(ErrorResponse.MISSING_ACCESS);
					assertThat(ex.getMeaning()).isEqualTo("Missing Access");
					assertThat(ex.getResponse().code).isEqualTo(403);
				});
		}
		assertThat(retrieve("bob").join(10).getName()).isEqualTo("bob");
	}

	@Test
	void errorsOfDiscordLastUntilTheyAreCleared() {
		discord.fail("GET", USER, 500, 0, "Internal Server Error");
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> retrieve("bob").join(10))
				.satisfies((ex) -> assertThat(ex.getResponse().code).isEqualTo(500));
		}
		discord.clearResponses();
		assertThat(retrieve("bob").join(10).getName()).isEqualTo("bob");
	}

	@Test
	void limitedRequestIsRepeatedByTheBot() {
		discord.rateLimit("GET", USER, Duration.ZERO, 2);
		assertThat(retrieve("bob").join(10).getName()).isEqualTo("bob");
		assertThat(discord.calls("GET", USER)).extracting(RestCall::status).containsExactly(429, 429, 200);
	}

	@Test
	void limitIsToldAsDiscordDoes() throws Exception {
		discord.rateLimit("GET", "/gateway", Duration.ofMillis(300), 1);
		HttpResponse<String> response = get(discord, "gateway").get(10, TimeUnit.SECONDS);
		assertThat(response.statusCode()).isEqualTo(429);
		JsonNode body = new ObjectMapper().readTree(response.body());
		assertThat(body.path("message").asText()).isEqualTo("You are being rate limited.");
		assertThat(body.path("retry_after").asDouble()).isEqualTo(0.3);
		assertThat(body.path("global").isBoolean()).isTrue();
		assertThat(body.path("global").asBoolean()).isFalse();
		assertThat(response.headers().map()).containsKeys("via", "x-ratelimit-bucket", "x-ratelimit-reset");
		assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
		assertThat(response.headers().firstValue("X-RateLimit-Scope")).hasValue("user");
		assertThat(response.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
		assertThat(response.headers().firstValue("X-RateLimit-Reset-After")).hasValue("0.3");
		assertThat(get(discord, "gateway").get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
	}

	@Test
	void headersAreSentAsWanted() throws Exception {
		discord.respond("GET", "/gateway", 429, Map.of("Retry-After", "7", "X-RateLimit-Scope", "shared"), "{}", 1);
		HttpResponse<String> response = get(discord, "gateway").get(10, TimeUnit.SECONDS);
		assertThat(response.headers().allValues("Retry-After")).containsExactly("7");
		assertThat(response.headers().allValues("X-RateLimit-Scope")).containsExactly("shared");
	}

	@Test
	void delayedRequestWaitsButIsSeen() throws Exception {
		discord.delay("GET", USER, Duration.ofMinutes(1));
		Retrieval retrieval = retrieve("bob");
		assertThat(discord.awaitCall("GET", USER).status()).isZero();
		assertThat(retrieveMember("bob").join(10).getName()).as("other requests").isEqualTo("bob");
		assertThat(retrieval.future()).isNotDone();
		discord.clearResponses();
		assertThat(retrieval.join(5).getName()).isEqualTo("bob");
		assertThat(discord.calls("GET", USER)).extracting(RestCall::status).containsExactly(200);
	}

	@Test
	void delayedRequestIsAnsweredAsWantedWhenItsTimeIsOver() {
		discord.delay("GET", USER, Duration.ofMillis(100));
		discord.fail("GET", USER, 404, 10013, "Unknown User", 1);
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> retrieve("bob").join(10))
			.satisfies((ex) -> assertThat(ex.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_USER));
		assertThat(retrieve("bob").join(10).getName()).isEqualTo("bob");
		assertThat(discord.calls("GET", USER)).extracting(RestCall::status).containsExactly(404, 200);
	}

	@Test
	void requestStaysOpenUntilAllIsCleared() {
		discord.delay("GET", USER, Duration.ZERO);
		discord.neverAnswer("GET", USER);
		Retrieval retrieval = retrieve("bob");
		assertThat(discord.awaitCall("GET", USER).status()).isZero();
		assertThatExceptionOfType(TimeoutException.class)
			.isThrownBy(() -> retrieval.future().get(200, TimeUnit.MILLISECONDS));
		discord.clearResponses();
		assertThat(retrieval.join(5).getName()).isEqualTo("bob");
		assertThat(discord.calls("GET", USER)).extracting(RestCall::status).containsExactly(200);
	}

	@Test
	void interactionIsNotAcknowledgedWhileItsReplyIsHeld() {
		discord.neverAnswer("POST", "/interactions/*/*/callback");
		EchoBot bot = new EchoBot();
		jda.addEventListener(bot);
		SentCommand sent = discord.slash("ping").send();
		assertThat(discord.awaitCall("POST", "/interactions/*/*/callback").status()).isZero();
		assertThat(sent.replies()).isEmpty();
		discord.clearResponses();
		assertThat(sent.awaitReply().content()).isEqualTo("ping for alice");
		jda.removeEventListener(bot);
	}

	@Test
	void closeEndsOpenRequestsWithoutAnAnswer() throws Exception {
		CompletableFuture<HttpResponse<String>> never;
		CompletableFuture<HttpResponse<String>> late;
		try (LocalDiscord other = LocalDiscord.start()) {
			other.neverAnswer("GET", "/gateway");
			other.delay("GET", "/gateway/bot", Duration.ofHours(1));
			never = get(other, "gateway");
			late = get(other, "gateway/bot");
			assertThat(other.awaitCall("GET", "/gateway").status()).isZero();
			assertThat(other.awaitCall("GET", "/gateway/bot").status()).isZero();
		}
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> never.get(10, TimeUnit.SECONDS));
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> late.get(10, TimeUnit.SECONDS));
	}

	private static CompletableFuture<HttpResponse<String>> get(LocalDiscord target, String path) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(target.restConfig().getBaseUrl() + path)).build();
		return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
	}

	private static Retrieval retrieve(String name) {
		return new Retrieval(jda.retrieveUserById(discord.member(name).id()).submit());
	}

	private static Retrieval retrieveMember(String name) {
		String id = discord.member(name).id();
		return new Retrieval(jda.getGuilds().get(0).retrieveMemberById(id).submit().thenApply(Member::getUser));
	}

	/**
	 * A user on his way from Discord.
	 */
	private record Retrieval(CompletableFuture<User> future) {

		User join(int seconds) {
			try {
				return this.future.get(seconds, TimeUnit.SECONDS);
			}
			catch (ExecutionException ex) {
				throw (RuntimeException) ex.getCause();
			}
			catch (InterruptedException | TimeoutException ex) {
				throw new AssertionError(ex);
			}
		}

	}

}
