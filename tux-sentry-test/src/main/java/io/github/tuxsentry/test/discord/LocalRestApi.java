package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * REST API of a local Discord for tests: calls of bots, registered commands, and
 * simulated responses, failures and delays.
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
	 * Return the latest 10,000 calls to the REST API.
	 * @return an immutable copy of the calls, in the order of their responses. A call
	 * that is held by {@link #delay} or {@link #neverAnswer} has the status 0
	 */
	public List<RestCall> calls() {
		return this.api.calls();
	}

	/**
	 * Return the calls to the REST API that match the given method and path.
	 * @param method the HTTP method
	 * @param pathPattern the pattern of the path, e.g.
	 * <code>/guilds/{guild}/bans/{user}</code>, in which a name in braces or {@code *}
	 * matches a single segment
	 * @return an immutable list of the calls, see {@link #calls()}
	 */
	public List<RestCall> calls(String method, String pathPattern) {
		PathPattern pattern = new PathPattern(pathPattern);
		return calls().stream().filter((call) -> call.matches(method, pattern)).toList();
	}

	/**
	 * Wait for the first matching call, for up to 10 seconds.
	 * @param method the HTTP method
	 * @param pathPattern the pattern of the path, see {@link #calls(String, String)}
	 * @return the first call, which may precede this method, and may still be held
	 * @throws AssertionError if there is no matching call within this time, or the thread
	 * is interrupted
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
	 * Wait for the registration of commands, for up to 10 seconds. The types of the
	 * options of a command are not known before.
	 * @param names the names of the commands
	 * @throws AssertionError if a command is not registered within this time, or the
	 * thread is interrupted
	 */
	public void awaitCommands(String... names) {
		List<String> wanted = List.of(names);
		Boolean present = this.signal.await(SentCommand.DEFAULT_TIMEOUT,
				() -> (this.registered.names().containsAll(wanted)) ? true : null);
		if (present == null) {
			throw new AssertionError(
					"Expected commands " + wanted + " to be registered, but found " + this.registered.names());
		}
	}

	/**
	 * Return the commands that the bot has registered, globally or for the guild.
	 * @return an immutable copy of the definitions, including the IDs of the commands
	 */
	public List<JsonNode> registeredCommands() {
		return this.registered.all();
	}

	/**
	 * Respond to all matching requests with the given response, until
	 * {@link #clearResponses()} is called. If several responses match a request, the most
	 * recent one that is not used up applies.
	 * @param method the HTTP method
	 * @param pathPattern the pattern of the path, see {@link #calls(String, String)}
	 * @param status the HTTP status; for 429, a header {@code Retry-After} is added, with
	 * the {@code retry_after} of the body in seconds, or else 1 second
	 * @param body the body as JSON, or an empty string for a response without a body
	 */
	public void respond(String method, String pathPattern, int status, String body) {
		respond(method, pathPattern, status, body, Integer.MAX_VALUE);
	}

	/**
	 * Respond to the next matching requests with the given response.
	 * @param method the HTTP method
	 * @param pathPattern the pattern of the path, see {@link #calls(String, String)}
	 * @param status the HTTP status, see {@link #respond(String, String, int, String)}
	 * @param body the body as JSON, or an empty string for a response without a body
	 * @param times the number of requests
	 */
	public void respond(String method, String pathPattern, int status, String body, int times) {
		respond(method, pathPattern, status, Map.of(), body, times);
	}

	/**
	 * Respond to the next matching requests with the given response and headers.
	 * @param method the HTTP method
	 * @param pathPattern the pattern of the path, see {@link #calls(String, String)}
	 * @param status the HTTP status, see {@link #respond(String, String, int, String)}
	 * @param headers the values of the headers by name
	 * @param body the body as JSON, or an empty string for a response without a body
	 * @param times the number of requests
	 */
	public void respond(String method, String pathPattern, int status, Map<String, String> headers, String body,
			int times) {
		this.api.scripted().add(method, pathPattern, new Answer(status, Map.copyOf(headers), body), times);
	}

	/**
	 * Respond to all matching requests with an error of Discord, until
	 * {@link #clearResponses()} is called.
	 * @param method the HTTP method
	 * @param pathPattern the pattern of the path, see {@link #calls(String, String)}
	 * @param status the HTTP status, e.g. 403
	 * @param code the error code of Discord, e.g. 50013, or 0 for a general error
	 * @param message the error message of Discord, e.g. {@code Missing Permissions}
	 */
	public void fail(String method, String pathPattern, int status, int code, String message) {
		fail(method, pathPattern, status, code, message, Integer.MAX_VALUE);
	}

	/**
	 * Respond to the next matching requests with an error of Discord.
	 * @param method the HTTP method
	 * @param pathPattern the pattern of the path, see {@link #calls(String, String)}
	 * @param status the HTTP status, e.g. 403
	 * @param code the error code of Discord, e.g. 50013, or 0 for a general error
	 * @param message the error message of Discord, e.g. {@code Missing Permissions}
	 * @param times the number of requests
	 */
	public void fail(String method, String pathPattern, int status, int code, String message, int times) {
		this.api.scripted().add(method, pathPattern, Answer.error(status, code, message), times);
	}

	/**
	 * Refuse the next matching requests because of the rate limit of their route, with
	 * the status 429 and the headers and body of Discord. JDA retries such a request.
	 * @param method the HTTP method
	 * @param pathPattern the pattern of the path, see {@link #calls(String, String)}
	 * @param retryAfter the time until the retry. The header that is used by JDA is in
	 * whole seconds and is rounded up, so JDA only retries immediately if the time is
	 * zero
	 * @param times the number of requests
	 */
	public void rateLimit(String method, String pathPattern, Duration retryAfter, int times) {
		this.api.scripted().add(method, pathPattern, RateLimitAnswer.of(method + " " + pathPattern, retryAfter), times);
	}

	/**
	 * Delay the responses to all matching requests, until {@link #clearResponses()} is
	 * called, which also ends current delays. If several calls of this method and
	 * {@link #neverAnswer} match a request, the most recent one applies.
	 * @param method the HTTP method
	 * @param pathPattern the pattern of the path, see {@link #calls(String, String)}
	 * @param delay the delay
	 */
	public void delay(String method, String pathPattern, Duration delay) {
		this.api.held().delay(method, pathPattern, delay);
	}

	/**
	 * Hold all matching requests without a response. {@link #clearResponses()} responds
	 * to them. Their connections are closed by {@link LocalDiscord#close()}, or after 1
	 * minute. JDA itself times out after 10 seconds and retries once.
	 * @param method the HTTP method
	 * @param pathPattern the pattern of the path, see {@link #calls(String, String)}
	 */
	public void neverAnswer(String method, String pathPattern) {
		this.api.held().never(method, pathPattern);
	}

	/**
	 * Remove everything that was configured by {@code respond}, {@code fail},
	 * {@code rateLimit}, {@code delay} and {@code neverAnswer}. Held requests are
	 * responded to immediately.
	 */
	public void clearResponses() {
		this.api.scripted().clear();
		this.api.held().clear();
	}

	/**
	 * Clear the calls to the REST API. The guild, users, commands and configured
	 * responses are kept.
	 */
	public void clear() {
		this.api.forgetCalls();
	}

}
