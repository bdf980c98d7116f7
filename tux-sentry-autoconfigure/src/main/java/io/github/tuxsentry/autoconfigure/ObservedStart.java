package io.github.tuxsentry.autoconfigure;

import java.time.Instant;
import java.util.List;

import io.github.tuxsentry.discord.LoginObserver;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.lifecycle.HeldStartEvents;
import io.github.tuxsentry.lifecycle.StartPhase;
import io.github.tuxsentry.lifecycle.StartTimeline;
import io.github.tuxsentry.lifecycle.StartWatch;
import io.github.tuxsentry.logging.logback.StartLog;
import io.github.tuxsentry.tracing.ProcessTransactions;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * One start of the application, from its beginning to the moment when it runs or has
 * failed.
 */
final class ObservedStart {

	private static final boolean LOGBACK_IS_PRESENT = isPresent("ch.qos.logback.classic.LoggerContext");

	private static final boolean JDA_IS_PRESENT = isPresent("net.dv8tion.jda.api.JDA");

	private final ApplicationFaults applicationFaults = new ApplicationFaults();

	private final FaultBarrier faults = this.applicationFaults.barrier();

	private final StartTimeline timeline;

	private final NotedSteps steps;

	private final HeldStartEvents held = new HeldStartEvents();

	private @Nullable ConfigurableEnvironment environment;

	private @Nullable StartWatch watch;

	private @Nullable StartLog log;

	ObservedStart(Instant begin, NotedSteps steps) {
		this.timeline = new StartTimeline(begin);
		this.steps = steps;
	}

	private static boolean isPresent(String className) {
		return ClassUtils.isPresent(className, ObservedStart.class.getClassLoader());
	}

	void environmentPrepared(ConfigurableEnvironment prepared) {
		this.environment = prepared;
	}

	void contextInitialized(ConfigurableApplicationContext context) {
		this.timeline.enter(StartPhase.CONTEXT);
		context.getBeanFactory().registerSingleton(StartTimeline.class.getName(), this.timeline);
		context.getBeanFactory().registerSingleton(HeldStartEvents.class.getName(), this.held);
		this.applicationFaults.register(context.getBeanFactory());
		this.watch = StartWatch.begin(context.getBeanFactory());
		if (LOGBACK_IS_PRESENT) {
			this.log = this.faults.getOrNull("keep the log of the start", StartLog::begin);
		}
	}

	void started() {
		this.timeline.enter(StartPhase.RUNNERS);
	}

	void ready(ConfigurableApplicationContext context) {
		end();
		this.faults.run("tell of the start", () -> {
			IScopes scopes = context.getBeanProvider(IScopes.class).getIfAvailable(ScopesAdapter::getInstance);
			this.held.release(scopes, null);
			if (scopes.isEnabled() && isOn("tux.sentry.lifecycle.enabled")
					&& isOn("tux.sentry.lifecycle.transactions")) {
				this.timeline.ready(new ProcessTransactions(scopes), this.steps.end());
			}
		});
	}

	void failed(@Nullable ConfigurableApplicationContext context, Throwable error) {
		ConfigurableEnvironment known = this.environment;
		if (known != null && isOn("tux.sentry.enabled") && isOn("tux.sentry.lifecycle.enabled")
				&& isOn("sentry.enabled")) {
			this.faults.run("report a failed start",
					() -> new StartFailureReport(known, context, this.held, this.applicationFaults).send(error,
							phaseOf(error), (this.log != null) ? this.log.lines() : List.of()));
		}
		end();
	}

	private StartPhase phaseOf(Throwable error) {
		return (JDA_IS_PRESENT && LoginObserver.isLoginFailure(error)) ? StartPhase.DISCORD_LOGIN
				: this.timeline.phase();
	}

	/**
	 * A switch that cannot be read is what has failed, and is to be reported.
	 */
	private boolean isOn(String property) {
		try {
			return this.environment == null || new Switches(this.environment).isOn(property, true);
		}
		catch (BindException ex) {
			return true;
		}
	}

	private void end() {
		this.steps.stop();
		if (this.watch != null) {
			this.watch.end();
		}
		if (this.log != null) {
			this.log.end();
		}
	}

}
