package io.github.tuxsentry.internal.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.github.tuxsentry.internal.beans.ApplicationFaults;
import io.github.tuxsentry.internal.condition.BuildTimeRun;
import io.github.tuxsentry.internal.condition.Switches;
import io.github.tuxsentry.internal.core.StartupLog;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.lifecycle.StartupTimeline.Phase;
import io.github.tuxsentry.internal.tracing.ProcessTransactions;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * Single startup of the application, from its beginning until the application runs or has
 * failed.
 */
final class StartupObservation {

	private static final String ENABLED = "tux.sentry.startup.enabled";

	private static final String LOGIN_FAILURE = "net.dv8tion.jda.api.exceptions.InvalidTokenException";

	private static final String NAME = StartupObservation.class.getName();

	private final Thread starter = Thread.currentThread();

	private final ApplicationFaults applicationFaults = new ApplicationFaults();

	private final FaultBarrier faults = this.applicationFaults.barrier();

	private final AfterStartup afterStartup = new AfterStartup(this.faults);

	private final StartupTimeline timeline;

	private final StartupSteps steps;

	private final DeferredStartupEvents held = new DeferredStartupEvents();

	private @Nullable ConfigurableEnvironment environment;

	private @Nullable StartupLog log;

	private volatile boolean over;

	StartupObservation(Instant begin, StartupSteps steps) {
		this.timeline = new StartupTimeline(begin, this.afterStartup::run);
		this.steps = steps;
	}

	void environmentPrepared(ConfigurableEnvironment prepared) {
		this.environment = prepared;
	}

	void contextInitialized(ConfigurableApplicationContext context) {
		this.timeline.enter(Phase.CONTEXT);
		context.getBeanFactory().registerSingleton(StartupTimeline.class.getName(), this.timeline);
		context.getBeanFactory().registerSingleton(AfterStartup.class.getName(), this.afterStartup);
		context.getBeanFactory().registerSingleton(DeferredStartupEvents.class.getName(), this.held);
		this.applicationFaults.register(context.getBeanFactory());
		context.getBeanFactory().registerSingleton(NAME, this);
		this.log = this.faults.getOrNull("record the log of the start", StartupObservation::beginLog);
	}

	private static @Nullable StartupLog beginLog() {
		return SpringFactoriesLoader.loadFactories(StartupLog.Factory.class, StartupObservation.class.getClassLoader())
			.stream()
			.map(StartupLog.Factory::begin)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	void started() {
		this.timeline.enter(Phase.RUNNERS);
	}

	void ready(ConfigurableApplicationContext context) {
		end();
		this.faults.run("trace the startup", () -> {
			IScopes scopes = context.getBeanProvider(IScopes.class).getIfAvailable(ScopesAdapter::getInstance);
			clearBreadcrumbs(scopes);
			this.held.release(null);
			if (scopes.isEnabled() && isOn(ENABLED) && isOn("tux.sentry.startup.send-transaction")) {
				this.timeline.ready(new ProcessTransactions(scopes), this.steps.end());
			}
		});
	}

	/**
	 * Remove the breadcrumbs of the startup from the scopes of this thread, and from the
	 * root scopes, from which those of new threads are forked.
	 */
	private static void clearBreadcrumbs(IScopes scopes) {
		scopes.clearBreadcrumbs();
		IScopes root = scopes.forkedRootScopes("tux-sentry").getParentScopes();
		if (root != null) {
			root.clearBreadcrumbs();
		}
	}

	void failed(@Nullable ConfigurableApplicationContext context, Throwable error) {
		ConfigurableEnvironment known = this.environment;
		if (known != null && mayReport() && isOn("tux.sentry.enabled") && isOn("sentry.enabled")) {
			this.faults.run("report a failed start",
					() -> new StartupFailureReport(known, context, this.held, this.applicationFaults).send(error,
							phaseOf(error), (this.log != null) ? this.log.lines() : List.of()));
		}
		end();
	}

	/**
	 * Return whether the calling thread performs a startup whose failure would be
	 * reported. The report needs Sentry after all beans are destroyed, and closes it.
	 */
	static boolean mayStillReport(ConfigurableListableBeanFactory beans) {
		return beans.getSingleton(NAME) instanceof StartupObservation startup && !startup.over
				&& startup.starter == Thread.currentThread() && startup.mayReport();
	}

	/**
	 * Return whether a failure may be reported. A failed training run is reported by the
	 * build that performs it.
	 */
	private boolean mayReport() {
		return !BuildTimeRun.isTraining() && isOn(ENABLED);
	}

	private Phase phaseOf(Throwable error) {
		return isLoginFailure(error) ? Phase.DISCORD_LOGIN : this.timeline.phase();
	}

	/**
	 * Return whether Discord has rejected the token of a bot.
	 */
	static boolean isLoginFailure(Throwable error) {
		return Causes.of(error).stream().anyMatch((cause) -> cause.getClass().getName().equals(LOGIN_FAILURE));
	}

	/**
	 * A property that cannot be read is the cause of the failure, which is to be
	 * reported.
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
		this.over = true;
		if (this.log != null) {
			this.log.end();
		}
	}

}
