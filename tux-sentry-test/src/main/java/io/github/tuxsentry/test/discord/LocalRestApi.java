package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The REST API of a local Discord as tests see it: the calls that bots have made, the
 * commands that they have registered, and the failures that are simulated.
 */
abstract sealed class LocalRestApi permits LocalDiscord {

	final LocalGuild guild;

	final Snowflakes ids;

	final Signal signal;

	final RestApi api;

	final RegisteredCommands registered;

	LocalRestApi(LocalGuild guild, Snowflakes ids, Signal signal) {
		this.guild = guild;
		this.ids = ids;
		this.signal = signal;
		this.api = new RestApi(signal);
		this.registered = new RegisteredCommands(guild, ids, signal);
	}

	/**
	 * Return the latest 10,000 requests to the REST API.
	 * @return the calls in the order in which they were answered, a snapshot; one that is
	 * being held by {@link #delay} or {@link #neverAnswer} has the status 0
	 */
	public List<RestCall> calls() {
		return this.api.calls();
	}

	/**
	 * The requests of one kind to the REST API.
	 * @param method the HTTP method
	 * @param pathPattern the path, such as <code>/guilds/{guild}/bans/{user}</code>,
	 * where a segment in braces or {@code *} stands for any one segment
	 * @return the calls as {@link #calls()} has them
	 */
	public List<RestCall> calls(String method, String pathPattern) {
		PathPattern pattern = new PathPattern(pathPattern);
		return calls().stream().filter((call) -> call.matches(method, pattern)).toList();
	}

	/**
	 * Waits for the first request of a kind, at most 10 seconds. A wait in vain fails
	 * with an {@link AssertionError}.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @return the first such call, which may have been made before, and may still be held
	 */
	public RestCall awaitCall(String method, String pathPattern) {
		RestCall call = this.signal.await(SentCommand.DEFAULT_TIMEOUT,
				() -> calls(method, pathPattern).stream().findFirst().orElse(null));
		if (call == null) {
			throw new AssertionError("Waited for " + method + " " + pathPattern + ", but the calls are "
					+ calls().stream().map((made) -> made.method() + " " + made.path()).toList());
		}
		return call;
	}

	/**
	 * Waits until the bot has registered commands of these names, at most 10 seconds. A
	 * wait in vain fails with an {@link AssertionError}. Until they are registered the
	 * types of a command's options are not known.
	 * @param names the commands' names
	 */
	public void awaitCommands(String... names) {
		List<String> wanted = List.of(names);
		Boolean present = this.signal.await(SentCommand.DEFAULT_TIMEOUT,
				() -> (this.registered.names().containsAll(wanted)) ? true : null);
		if (present == null) {
			throw new AssertionError(
					"Waited for the commands " + wanted + ", but registered are " + this.registered.names());
		}
	}

	/**
	 * Return the commands that the bot has registered, globally or for the guild.
	 * @return the definitions, as the bot has sent them, a snapshot
	 */
	public List<JsonNode> registeredCommands() {
		return this.registered.all();
	}

	/**
	 * Has requests of a kind answered as wanted instead of as Discord would, for as long
	 * as this runs or until {@link #clearResponses()}. The latest wish counts that has
	 * not been fulfilled.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param status the HTTP status; with 429 a header {@code Retry-After} is sent, of
	 * the body's {@code retry_after} seconds or else 1
	 * @param body the JSON to answer with, empty for none
	 */
	public void respond(String method, String pathPattern, int status, String body) {
		respond(method, pathPattern, status, body, Integer.MAX_VALUE);
	}

	/**
	 * Has the next requests of a kind answered as wanted instead of as Discord would.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param status the HTTP status, see {@link #respond(String, String, int, String)}
	 * @param body the JSON to answer with, empty for none
	 * @param times how many requests are answered so
	 */
	public void respond(String method, String pathPattern, int status, String body, int times) {
		respond(method, pathPattern, status, Map.of(), body, times);
	}

	/**
	 * Has the next requests of a kind answered as wanted, with headers.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param status the HTTP status, see {@link #respond(String, String, int, String)}
	 * @param headers the values of headers by their names
	 * @param body the JSON to answer with, empty for none
	 * @param times how many requests are answered so
	 */
	public void respond(String method, String pathPattern, int status, Map<String, String> headers, String body,
			int times) {
		this.api.scripted().add(method, pathPattern, new Answer(status, Map.copyOf(headers), body), times);
	}

	/**
	 * Has requests of a kind fail with an error of Discord, until
	 * {@link #clearResponses()}.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param status the HTTP status, such as 403
	 * @param code Discord's code of the error, such as 50013; 0 for a general one
	 * @param message Discord's words for it, such as {@code Missing Permissions}
	 */
	public void fail(String method, String pathPattern, int status, int code, String message) {
		fail(method, pathPattern, status, code, message, Integer.MAX_VALUE);
	}

	/**
	 * Has the next requests of a kind fail with an error of Discord.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param status the HTTP status, such as 403
	 * @param code Discord's code of the error, such as 50013; 0 for a general one
	 * @param message Discord's words for it, such as {@code Missing Permissions}
	 * @param times how many requests fail so
	 */
	public void fail(String method, String pathPattern, int status, int code, String message, int times) {
		this.api.scripted().add(method, pathPattern, Answer.error(status, code, message), times);
	}

	/**
	 * Has the next requests of a kind run into the limit of their route: status 429 with
	 * Discord's headers and body. JDA repeats such a request when the time is over.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param retryAfter when to try again; the header that JDA obeys has it in whole
	 * seconds, rounded up, so that zero alone makes it try at once
	 * @param times how many requests are refused
	 */
	public void rateLimit(String method, String pathPattern, Duration retryAfter, int times) {
		this.api.scripted().add(method, pathPattern, RateLimitAnswer.of(method + " " + pathPattern, retryAfter), times);
	}

	/**
	 * Has requests of a kind wait before they are answered, by Discord or as wanted,
	 * until {@link #clearResponses()}, which ends the waits as well. Of delays and
	 * {@link #neverAnswer} the latest wish counts.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 * @param delay how long they wait
	 */
	public void delay(String method, String pathPattern, Duration delay) {
		this.api.held().delay(method, pathPattern, delay);
	}

	/**
	 * Has requests of a kind stay open without an answer. {@link #clearResponses()} has
	 * them answered after all; {@link LocalDiscord#close()}, or else a minute, cuts their
	 * connections. JDA itself gives up after 10 seconds and tries once more.
	 * @param method the HTTP method
	 * @param pathPattern the path, see {@link #calls(String, String)}
	 */
	public void neverAnswer(String method, String pathPattern) {
		this.api.held().never(method, pathPattern);
	}

	/**
	 * Takes back all that was said by {@code respond}, {@code fail}, {@code rateLimit},
	 * {@code delay} and {@code neverAnswer}. What is being held is answered now.
	 */
	public void clearResponses() {
		this.api.scripted().clear();
		this.api.held().clear();
	}

	/**
	 * Forgets the calls to the REST API; guild, users, commands and scripted responses
	 * stay.
	 */
	public void clear() {
		this.api.forgetCalls();
	}

}
