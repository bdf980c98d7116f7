package io.github.tuxsentry.test.discord;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/**
 * HTTP server of the local Discord: the REST API and the WebSocket of the gateway on a
 * single port.
 */
final class DiscordServer implements AutoCloseable {

	private final MockWebServer server = newServer();

	private final RestApi api;

	private final Gateway gateway;

	DiscordServer(RestApi api, Gateway gateway) {
		this.api = api;
		this.gateway = gateway;
		useDaemonThreads(this.server);
		this.server.setServerSocketFactory(new NoDelayServerSocketFactory());
		this.server.setDispatcher(new ApiDispatcher());
	}

	private static MockWebServer newServer() {
		try {
			return new MockWebServer();
		}
		catch (LinkageError ex) {
			throw new IllegalStateException("The local Discord requires OkHttp 5, but an older version precedes it on "
					+ "the class path. With JDA 5, declare the dependency on tux-sentry-test before that on JDA.", ex);
		}
	}

	/**
	 * Configure the server to use daemon threads, for which it has no setting. If its
	 * executor is not found in another version of the server, its threads keep the
	 * process alive until the server is closed.
	 */
	private static void useDaemonThreads(MockWebServer server) {
		try {
			Field field = MockWebServer.class.getDeclaredField("taskRunnerBackend");
			field.setAccessible(true);
			Object backend = field.get(server);
			ThreadPoolExecutor pool = (ThreadPoolExecutor) backend.getClass().getMethod("getExecutor").invoke(backend);
			ThreadFactory threads = pool.getThreadFactory();
			pool.setThreadFactory((task) -> {
				Thread thread = threads.newThread(task);
				thread.setDaemon(true);
				return thread;
			});
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			// The server also works with threads that are not daemons.
		}
	}

	void start() throws IOException {
		this.server.start(InetAddress.getByName("127.0.0.1"), 0);
	}

	String restUrl() {
		return "http://127.0.0.1:" + this.server.getPort() + "/api/v10/";
	}

	String gatewayUrl() {
		return "ws://127.0.0.1:" + this.server.getPort();
	}

	@Override
	public void close() {
		this.api.held().close();
		this.server.close();
	}

	/**
	 * Dispatcher that passes requests to the gateway or the REST API.
	 */
	private final class ApiDispatcher extends Dispatcher {

		@Override
		public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
			// The server queues each request until it is taken.
			DiscordServer.this.server.takeRequest(0, TimeUnit.MILLISECONDS);
			if ("websocket".equalsIgnoreCase(request.getHeaders().get("Upgrade"))) {
				return new MockResponse.Builder().webSocketUpgrade(DiscordServer.this.gateway.newConnection()).build();
			}
			Answer answer = DiscordServer.this.api.answer(RestRequest.of(request));
			return (answer != null) ? response(answer)
					: new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE).build();
		}

		private MockResponse response(Answer answer) {
			// JDA applies a 429 without the header "via" to all routes.
			MockResponse.Builder response = new MockResponse.Builder().code(answer.status())
				.setHeader("via", "1.1 local-discord");
			if (answer.status() == 429) {
				double seconds = Json.read(answer.body()).path("retry_after").asDouble(1);
				response.setHeader("Retry-After", Long.toString((long) Math.ceil(seconds)))
					.setHeader("X-RateLimit-Scope", "user");
			}
			if (!answer.body().isEmpty()) {
				response.setHeader("Content-Type", "application/json").body(answer.body());
			}
			answer.headers().forEach(response::setHeader);
			return response.build();
		}

	}

}
