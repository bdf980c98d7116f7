package io.github.tuxsentry.test.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * The REST API: finds the route of a request and keeps a record of all of them.
 */
final class RestApi {

	private final List<Route> routes = new ArrayList<>();

	private final Queue<RestCall> calls = new ConcurrentLinkedQueue<>();

	private final ScriptedAnswers scripted = new ScriptedAnswers();

	private final Signal signal;

	RestApi(Signal signal) {
		this.signal = signal;
	}

	/**
	 * Adds a route; all are added before the server starts.
	 */
	void route(String method, String pattern, Function<RestRequest, Answer> handler) {
		this.routes.add(new Route(method, new PathPattern(pattern), handler));
	}

	ScriptedAnswers scripted() {
		return this.scripted;
	}

	List<RestCall> calls() {
		return List.copyOf(this.calls);
	}

	void forgetCalls() {
		this.calls.clear();
	}

	Answer answer(RestRequest request) {
		Answer script = this.scripted.next(request.method(), request.path());
		Answer answer = (script != null) ? script : routed(request);
		this.calls.add(new RestCall(request.method(), request.path(), request.body(), answer.status()));
		this.signal.changed();
		return answer;
	}

	private Answer routed(RestRequest request) {
		for (Route route : this.routes) {
			Map<String, String> variables = route.pattern().match(request.path());
			if (variables != null && route.method().equals(request.method())) {
				return route.handler().apply(request.with(variables));
			}
		}
		return Answer.notFound();
	}

	/**
	 * One kind of request and how it is answered.
	 */
	private record Route(String method, PathPattern pattern, Function<RestRequest, Answer> handler) {
	}

}
