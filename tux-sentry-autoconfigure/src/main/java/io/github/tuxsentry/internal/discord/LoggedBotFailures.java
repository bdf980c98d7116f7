package io.github.tuxsentry.internal.discord;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import com.neovisionaries.ws.client.WebSocketException;

/**
 * Places in which JDA catches a throwable of a bot's code and only logs it as an error:
 * the messages by logger, as of JDA 6.5.0. Messages about calls to Discord without a
 * failure handler are not included, since JDA passes those failures to its default
 * handler.
 */
final class LoggedBotFailures {

	private static final String REQUESTER = "net.dv8tion.jda.internal.requests.Requester";

	/**
	 * Message about a call that failed. JDA passes the failure on, unless the bot's
	 * callback pool has rejected the callback.
	 */
	private static final String CALL_FAILED = "There was an unexpected error while executing a REST request";

	/**
	 * Event manager of jda-ktx and its default scope, as of jda-ktx 0.14.2.
	 */
	private static final String COROUTINES = "dev.minn.jda.ktx.events.CoroutineEventManager";

	private static final List<String> COROUTINE_MESSAGES = List.of("Uncaught exception in event listener",
			"Uncaught exception from coroutine");

	private static final Map<String, List<String>> MESSAGES = Map.ofEntries(
			// InterfacedEventManager, AnnotatedEventManager, EventManagerProxy, JDAImpl
			Map.entry("net.dv8tion.jda.api.JDA",
					List.of("One of the EventListeners had an uncaught exception",
							"Couldn't access annotated EventListener method",
							"The EventManager.handle() call had an uncaught exception",
							"Encountered exception trying to schedule event", "Uncaught exception from chunking filter",
							"Uncaught exception from member cache policy")),
			// Request: callbacks of queue(), submit() and all operators
			Map.entry("net.dv8tion.jda.api.requests.RestAction",
					List.of("Encountered error while processing success consumer",
							"Encountered error while processing failure consumer")),
			// SequentialRestRateLimiter: rejections by the bot's pools
			Map.entry("net.dv8tion.jda.api.requests.RestRateLimiter",
					List.of("Encountered exception trying to execute request", "Caught throwable in bucket worker",
							"Failed to execute bucket worker")),
			// Requester: RestConfig.setCustomBuilder
			Map.entry("net.dv8tion.jda.internal.requests.Requester",
					List.of("Custom request builder caused exception")),
			// GatewayTask: listenOnce().subscribe(), loadMembers(), findMembers(), …
			Map.entry("net.dv8tion.jda.api.utils.concurrent.Task",
					List.of("Task Success callback threw error", "Task Failure callback threw error")),
			// Once: listenOnce().timeout()
			Map.entry("net.dv8tion.jda.api.utils.Once",
					List.of("An error occurred while running the timeout callback")),
			// WebSocketClient, GuildImpl: loadMembers(callback), the
			// VoiceDispatchInterceptor, the SessionController, errors on the gateway's
			// thread
			Map.entry("net.dv8tion.jda.internal.requests.WebSocketClient",
					List.of("Encountered exception trying to handle member chunk response",
							"Got an unexpected error. Please redirect", "Encountered exception on lifecycle level",
							"There was an error in the WebSocket connection",
							"Failed to append new session to session controller queue")),
			// DefaultShardManager: the providers of a shard that is created later
			Map.entry("net.dv8tion.jda.api.sharding.ShardManager",
					List.of("Caught an exception in the queue processing thread",
							"Caught an exception in queue processing thread")),
			// ListenerProxy: ConnectionListener
			Map.entry("net.dv8tion.jda.api.audio.hooks.ListenerProxy",
					List.of("The ConnectionListener encountered and uncaught exception")),
			// AudioConnection, DefaultSendSystem: AudioSendHandler, AudioReceiveHandler
			Map.entry("net.dv8tion.jda.internal.audio.AudioConnection",
					List.of("There was an error while getting next audio packet", "Error while sending udp audio data",
							"There was some random exception while waiting for udp packets",
							"There was some uncaught exception in the audio receive thread",
							"There was some unexpected exception in the combinedAudioExecutor",
							"I have no idea how, but there was an uncaught exception in the combinedAudioExecutor",
							"Uncaught exception in Audio ready-thread")),
			Map.entry("net.dv8tion.jda.internal.audio.AudioWebSocket",
					List.of("Encountered exception trying to handle an event message",
							"There was some audio websocket error")));

	private LoggedBotFailures() {
	}

	/**
	 * Return the beginnings of the messages by logger.
	 */
	static Map<String, List<String>> messages() {
		return MESSAGES;
	}

	/**
	 * Return whether a log event is about a throwable of the bot's code.
	 * @param logger the name of the logger
	 * @param message the log message, without arguments
	 * @param thrown the throwable
	 * @return {@code true} if JDA has caught it and does not pass it on
	 */
	static boolean contains(String logger, String message, Throwable thrown) {
		if (thrown instanceof RejectedExecutionException && logger.equals(REQUESTER)) {
			return message.startsWith(CALL_FAILED);
		}
		List<String> messages = logger.equals(COROUTINES) ? COROUTINE_MESSAGES
				: MESSAGES.getOrDefault(logger, List.of());
		return isOfBot(thrown) && messages.stream().anyMatch((known) -> message.startsWith(known));
	}

	/**
	 * Return whether a throwable is of the bot's code, unlike those by which JDA ends a
	 * connection or a request for members.
	 */
	static boolean isOfBot(Throwable thrown) {
		return !(thrown instanceof WebSocketException || thrown instanceof CancellationException
				|| thrown instanceof TimeoutException);
	}

}
