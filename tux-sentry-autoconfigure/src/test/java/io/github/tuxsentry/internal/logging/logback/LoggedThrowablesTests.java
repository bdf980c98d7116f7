package io.github.tuxsentry.internal.logging.logback;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.BasicConfigurator;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.capture.LoggedFailureListener;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.logging.LoggedThrowables;
import io.github.tuxsentry.internal.logging.ThrowableInspector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggedThrowables} with the Logback that all other tests use too.
 */
class LoggedThrowablesTests {

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final Logger jda = this.context.getLogger("net.dv8tion.jda.api.requests.RestAction");

	private final List<String> told = new ArrayList<>();

	private final FaultBarrier faults = new FaultBarrier();

	private LoggedThrowables throwables;

	@BeforeEach
	void attach() {
		this.throwables = inspection(
				(logger, message, thrown) -> this.told.add(logger + ": " + message + ": " + thrown.getMessage()));
		this.throwables.attach();
	}

	@AfterEach
	void detach() {
		this.throwables.detach();
		this.jda.setLevel(null);
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void passesOnTheThrowablesThatAreLoggedAsErrors() {
		this.jda.error("Failed with {}", 1, new IllegalStateException("a callback"));
		this.jda.error("Failed without a throwable");
		this.jda.warn("Only a warning", new IllegalStateException("a warning"));
		assertThat(this.told).containsExactly("net.dv8tion.jda.api.requests.RestAction: Failed with {}: a callback");
	}

	@Test
	void passesThemOnWhateverTheLevelOfTheLogger() {
		this.jda.setLevel(Level.OFF);
		this.jda.error("Failed", new IllegalStateException("a callback"));
		assertThat(this.told).hasSize(1);
	}

	@Test
	void passesThemOnOnceAfterLogbackReconfiguredItself() {
		this.context.reset();
		this.context.reset();
		BasicConfigurator console = new BasicConfigurator();
		console.setContext(this.context);
		console.configure(this.context);
		this.jda.error("Failed", new IllegalStateException("a callback"));
		assertThat(this.told).hasSize(1);
	}

	@Test
	void passesThemOnAfterAnotherContextThatDidSoIsClosed() {
		List<String> toldLater = new CopyOnWriteArrayList<>();
		LoggedThrowables later = inspection((logger, message, thrown) -> toldLater.add(message));
		later.attach();
		try {
			this.jda.error("Once", new IllegalStateException("a callback"));
			assertThat(this.told).hasSize(1);
			assertThat(toldLater).isEmpty();
			this.throwables.closeLast();
			later.resume();
			this.jda.error("Again", new IllegalStateException("a callback"));
			assertThat(this.told).hasSize(1);
			assertThat(toldLater).containsExactly("Again");
		}
		finally {
			later.detach();
		}
	}

	@Test
	void endsWhenItIsDetached() {
		this.throwables.detach();
		this.context.reset();
		this.jda.error("Failed", new IllegalStateException("a callback"));
		assertThat(this.told).isEmpty();
		assertThat(this.throwables.isActive()).as("Logback is in use").isTrue();
	}

	private LoggedThrowables inspection(LoggedFailureListener listener) {
		return new LoggedThrowables(this.sentry.scopes(), new LogbackAttachment(
				new ThrowableTurboFilter(new ThrowableInspector(() -> List.of(listener), this.faults))));
	}

}
