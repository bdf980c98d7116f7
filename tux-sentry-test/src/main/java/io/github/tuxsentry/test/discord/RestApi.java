package io.github.tuxsentry.test.discord;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * REST API, which dispatches requests to routes and records them. Thread-safe once all
 * routes have been added.
 */
final class RestApi {

	private static final int MAX_CALLS = 10_000;

	private final List<Route> routes = new ArrayList<>();

	/** Latest calls, the oldest first. */
	private final Queue<RestCall> calls = new ArrayDeque<>();

	private final ScriptedAnswers scripted = new ScriptedAnswers();

	private final HeldRequests held;

	private final Signal signal;

	RestApi(Signal signal) {
		this.signal = signal;
		this.held = new HeldRequests(signal);
	}

	/**
	 * Add a route. All routes must be added before the server starts.
	 * @param method the HTTP method
	 * @param pattern the pattern of the path
	 * @param handler the function that responds to requests
	 */
	void route(String method, String pattern, Function<RestRequest, Answer> handler) {
		this.routes.add(new Route(method, new PathPattern(pattern), handler));
	}

	ScriptedAnswers scripted() {
		return this.scripted;
	}

	HeldRequests held() {
		return this.held;
	}

	List<RestCall> calls() {
		synchronized (this.calls) {
			return List.copyOf(this.calls);
		}
	}

	void forgetCalls() {
		synchronized (this.calls) {
			this.calls.clear();
		}
	}

	/**
	 * Respond to a request, after holding it if configured.
	 * @param request the request
	 * @return the response, or {@code null} to close the connection without a response
	 */
	@Nullable Answer answer(RestRequest request) {
		RestCall open = null;
		HeldRequests.Hold hold = this.held.find(request.method(), request.path());
		if (hold != null) {
			open = call(request, 0);
			record(open, null);
			if (!this.held.await(hold)) {
				return null;
			}
		}
		Answer script = this.scripted.next(request.method(), request.path());
		Answer answer = (script != null) ? script : routed(request);
		record(call(request, answer.status()), open);
		return answer;
	}

	private static RestCall call(RestRequest request, int status) {
		return new RestCall(request.method(), request.path(), request.body(), status);
	}

	private void record(RestCall call, @Nullable RestCall replaced) {
		synchronized (this.calls) {
			if (replaced != null) {
				this.calls.remove(replaced);
			}
			this.calls.add(call);
			if (this.calls.size() > MAX_CALLS) {
				this.calls.remove();
			}
		}
		this.signal.changed();
	}

	private Answer routed(RestRequest request) {
		for (Route route : this.routes) {
			Map<String, String> variables = route.pattern().match(request.path());
			if (variables != null && route.method().equals(request.method())) {
				return route.handler().apply(request.with(variables));
			}
		}
		return Answer.unsupported(request.method(), request.path());
	}

	/**
	 * Route of the REST API.
	 *
	 * @param method the HTTP method
	 * @param pattern the pattern of the path
	 * @param handler the function that responds to requests
	 */
	private record Route(String method, PathPattern pattern, Function<RestRequest, Answer> handler) {
	}

}
