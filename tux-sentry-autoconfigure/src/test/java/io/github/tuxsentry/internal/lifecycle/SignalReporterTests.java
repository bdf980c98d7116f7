package io.github.tuxsentry.internal.lifecycle;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.core.ManagerUnderTest;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SignalReporter} with a real signal that ends no process.
 */
class SignalReporterTests {

	private final StaticApplicationContext context = new StaticApplicationContext();

	private static final String MESSAGE = "Received SIGWINCH, initiating graceful shutdown. "
			+ "This is a normal shutdown signal, not an error.";

	private final FaultBarrier faults = new FaultBarrier();

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	private final BlockingQueue<String> earlier = new LinkedBlockingQueue<>();

	private Object original;

	private SignalReporter reporter;

	@BeforeEach
	void handleSignals() throws Exception {
		this.original = handle("WINCH",
				Proxy.newProxyInstance(getClass().getClassLoader(),
						new Class<?>[] { Class.forName("sun.misc.SignalHandler") },
						(proxy, method, args) -> switch (method.getName()) {
							case "equals" -> proxy == args[0];
							case "hashCode" -> 1;
							case "handle" -> this.earlier.add(args[0].toString());
							default -> "earlier";
						}));
		this.reporter = new SignalReporter(this.context, manager(), this.faults, List.of("WINCH"));
	}

	@AfterEach
	void handleThemAsBefore() throws Exception {
		this.reporter.uninstall();
		handle("WINCH", this.original);
	}

	@Test
	void reportsTheSignalAndLeavesItToTheEarlierHandler() throws Exception {
		this.reporter.install();
		raise();
		SentryAssertions.assertThat(this.sentry.received().awaitEvent((event) -> true))
			.hasMessage(MESSAGE)
			.hasLevel("info")
			.hasTag("signal.received", "SIGWINCH")
			.hasTag("shutdown.reason", "signal")
			.hasContextEntry("signal", "number", 28)
			.hasContextEntry("signal", "name", "SIGWINCH")
			.hasContextEntry("signal_details", "signal_number", 28)
			.hasContextEntry("signal_details", "signal_name", "SIGWINCH")
			.hasContextEntry("signal_details", "shutdown_type", "graceful")
			.hasContextEntry("signal_details", "is_error", false);
	}

	@Test
	void reportsOnlyTheFirstSignal() throws Exception {
		this.reporter.install();
		raise();
		raise();
		SentryAssertions.assertThat(this.sentry.received()).hasEvents(1);
	}

	@Test
	void seesNothingOnceUninstalled() throws Exception {
		this.reporter.install();
		this.reporter.uninstall();
		raise();
		SentryAssertions.assertThat(this.sentry.received()).hasNoEvents();
	}

	@Test
	void keepsALaterHandlerWhenUninstalled() throws Exception {
		this.reporter.install();
		BlockingQueue<String> later = new LinkedBlockingQueue<>();
		handle("WINCH", Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Class.forName("sun.misc.SignalHandler") },
				(proxy, method, args) -> method.getName().equals("handle") ? later.add("later") : proxy == args[0]));
		this.reporter.uninstall();
		Class<?> signal = Class.forName("sun.misc.Signal");
		signal.getMethod("raise", signal).invoke(null, signal.getConstructor(String.class).newInstance("WINCH"));
		assertThat(later.poll(30, TimeUnit.SECONDS)).isEqualTo("later");
		assertThat(this.earlier).isEmpty();
	}

	@Test
	void doesNotTouchSignalsWithoutSentry() throws Exception {
		this.sentry.stop();
		this.reporter.install();
		raise();
		this.reporter.onApplicationEvent(new ContextClosedEvent(this.context));
		SentryAssertions.assertThat(this.sentry.local()).hasReceivedNothing();
	}

	@Test
	void reportsAShutdownOfItsOwnContextWithoutANameWhereThereAreNoSignals() {
		SignalReporter blind = new SignalReporter(this.context, manager(), this.faults, List.of("NONE"));
		blind.install();
		blind.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext(this.context)));
		SentryAssertions.assertThat(this.sentry.local()).hasReceivedNothing();
		blind.onApplicationEvent(new ContextClosedEvent(this.context));
		SentryAssertions.assertThat(this.sentry.received())
			.onlyEvent()
			.hasMessage("Received a request to stop, initiating graceful shutdown. "
					+ "This is a normal shutdown signal, not an error.")
			.hasTag("shutdown.reason", "unknown");
	}

	@Test
	void leavesSignalsToTheOperatingSystemThatItHandles() throws Exception {
		assertThat(JvmSignal.find("CONT").observe((signal) -> {
		})).isNull();
		assertThat(JvmSignal.find("KILL").observe((signal) -> {
		})).isNull();
	}

	private SentryManager manager() {
		return new ManagerUnderTest(this.sentry.scopes()).manager;
	}

	private void raise() throws Exception {
		Class<?> signal = Class.forName("sun.misc.Signal");
		signal.getMethod("raise", signal).invoke(null, signal.getConstructor(String.class).newInstance("WINCH"));
		assertThat(this.earlier.poll(30, TimeUnit.SECONDS)).isEqualTo("SIGWINCH");
	}

	private static Object handle(String name, Object handler) throws Exception {
		Class<?> signal = Class.forName("sun.misc.Signal");
		Method handle = signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"));
		return handle.invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
	}

}
