package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;

import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.ApiCall;
import io.github.tuxsentry.internal.http.CalledServer;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.SpanAttribute;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.Breadcrumb;
import io.sentry.IScopes;
import io.sentry.SpanStatus;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.Route;
import org.jspecify.annotations.Nullable;

/**
 * Recorder of spans and metrics of calls to Discord. A call is only named by the template
 * of its route, since the compiled route may contain the token of an interaction or a
 * webhook. Calls of a bot are tracked if the builder of the bot was configured.
 * Thread-safe.
 */
public final class RestCalls {

	private static final String OPERATION = "http.client";

	private static final String ORIGIN = "auto.http.jda";

	private static final String NO_RESPONSE = "no_response";

	private static final String SERVICE = "discord";

	private final Tracer tracer;

	private final Breadcrumbs breadcrumbs;

	private final BotMetrics metrics;

	private final Set<JDA> trackedBots = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	private final RouteTemplates templates = new RouteTemplates();

	private final RunningCommands commands;

	private final Consumer<? super JDA> onFirstCall;

	private final FaultBarrier faults;

	/**
	 * Create a new recorder.
	 * @param tracer starts the spans
	 * @param breadcrumbs records breadcrumbs
	 * @param metrics records the metrics
	 * @param commands the running commands
	 * @param onFirstCall the callback for the first tracked call of a bot, which is that
	 * of its login
	 * @param faults handles internal errors
	 */
	public RestCalls(Tracer tracer, Breadcrumbs breadcrumbs, BotMetrics metrics, RunningCommands commands,
			Consumer<? super JDA> onFirstCall, FaultBarrier faults) {
		this.tracer = tracer;
		this.breadcrumbs = breadcrumbs;
		this.metrics = metrics;
		this.commands = commands;
		this.onFirstCall = onFirstCall;
		this.faults = faults;
	}

	/**
	 * Record that the calls of a bot are tracked. Bots are weakly referenced.
	 */
	void tracked(JDA bot) {
		if (this.trackedBots.add(bot)) {
			this.faults.run("handle the first call of a bot", () -> this.onFirstCall.accept(bot));
		}
	}

	/**
	 * Return whether the calls of a bot are tracked.
	 * @return {@code true} from its first tracked call on
	 */
	public boolean tracks(JDA bot) {
		return this.trackedBots.contains(bot);
	}

	@Nullable CommandExecution executionOf(Route.CompiledRoute route) {
		return this.commands.find(route);
	}

	@Nullable CommandExecution hold(Route.CompiledRoute route) {
		return this.commands.hold(route);
	}

	/**
	 * Record that a call completed without an answer.
	 */
	void failed(Route.CompiledRoute route) {
		this.commands.called(route, 0);
	}

	/**
	 * Return whether the calls of an execution have spans.
	 */
	boolean recordsSpans(CommandExecution execution) {
		return this.faults.get("start a span of Discord's API", () -> {
			IScopes scopes = execution.scopes();
			return scopes == null || Tracer.isRecording(scopes);
		}, false);
	}

	ActiveSpan started(Route.CompiledRoute route, CalledServer server) {
		return this.faults.get("start a span of Discord's API", () -> {
			if (!this.tracer.isRecording()) {
				return ActiveSpan.none();
			}
			ActiveSpan span = this.tracer.startSpan(OPERATION, describe(route.getBaseRoute()), ORIGIN);
			span.setAttribute(SpanAttribute.HTTP_REQUEST_METHOD, route.getMethod().toString());
			span.setAttribute(SpanAttribute.URL_TEMPLATE, this.templates.of(route.getBaseRoute()));
			server.describe(span);
			span.detach();
			return span;
		}, ActiveSpan.none());
	}

	private String describe(Route route) {
		return route.getMethod() + " " + this.templates.of(route);
	}

	/**
	 * Record a single attempt of a call.
	 * @param route the route
	 * @param status the status of the response, or 0 without a response
	 * @param elapsed the duration of the attempt
	 */
	public void answered(Route route, int status, Duration elapsed) {
		this.metrics.recordApiMetric(SERVICE, this.templates.of(route), elapsed,
				ApiCall.details(route.getMethod().toString(), status));
	}

	/**
	 * Record a breadcrumb for a call. It is recorded when the call starts, since a
	 * callback of the call may fail before the call itself completes.
	 * @param route the route
	 * @param execution the execution that the call is part of, or {@code null}
	 * @return the breadcrumb, or {@code null} if it was not recorded
	 */
	@Nullable Breadcrumb addBreadcrumb(Route route, @Nullable CommandExecution execution) {
		return this.breadcrumbs.add(Breadcrumbs.Kind.DISCORD_CALL, ThreadScopes.get(), execution,
				() -> Breadcrumbs.ofCall(route.getMethod().toString(), this.templates.of(route)));
	}

	void finished(ActiveSpan span, int status) {
		if (!span.hasSpan()) {
			return;
		}
		this.faults.run("end a span of Discord's API", () -> {
			if (status > 0) {
				ApiCall.answered(span, status);
			}
			else {
				span.setAttribute(SpanAttribute.ERROR_TYPE, NO_RESPONSE);
				span.setStatus(SpanStatus.UNAVAILABLE);
			}
			span.end();
		});
	}

}
