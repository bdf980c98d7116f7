package io.github.tuxsentry.internal.discord;

import java.lang.reflect.Proxy;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.tuxsentry.internal.core.LoginListener;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoginObserver}.
 */
class LoginObserverTests {

	private final List<String> logins = new CopyOnWriteArrayList<>();

	private final LoginObserver observer = new LoginObserver(null, () -> List.of(new Logins()));

	@ParameterizedTest
	@ValueSource(ints = { 4004, 4010, 4011, 4013, 4014 })
	void reportsAGatewayThatIsClosedForGood(int code) {
		try (TestBot bot = TestBot.withListeners()) {
			JDA jda = bot.jda();
			bot.bean(LoginObserver.class).observe(new ShutdownEvent(jda, OffsetDateTime.now(), code));
			bot.bean(LoginObserver.class).observe(new ShutdownEvent(jda, OffsetDateTime.now(), 1000));
			SentryItem event = bot.sentry().awaitEvent((item) -> true);
			assertThat(event).hasLevel("fatal")
				.hasTag("setup_phase", "discord_login_failed")
				.hasContextEntry("disconnect", "close_code", code);
			assertThat(event.message()).startsWith("Discord permanently closed the gateway connection: ");
		}
	}

	@Test
	void loginEndsForABotThatIsInstrumentedWhenItIsReady() {
		try (LocalDiscord discord = LocalDiscord.start()) {
			JDA jda = discord.configure(JDABuilder.createDefault(null)).addEventListeners(new ListenerAdapter() {

				@Override
				public void onReady(ReadyEvent event) {
					assertThat(event.getJDA().getStatus()).isNotEqualTo(JDA.Status.CONNECTED);
					LoginObserverTests.this.observer.instrumented(event.getJDA());
					event.getJDA().addEventListener((EventListener) LoginObserverTests.this.observer::observe);
				}

			}).build();
			try {
				Awaitility.await().untilAsserted(() -> assertThat(this.logins).containsExactly("began", "ended"));
			}
			finally {
				jda.shutdownNow();
			}
		}
	}

	@Test
	void loginBeginsAfterTheCallsThatPrecedeIt() {
		JDA jda = bot(JDA.Status.INITIALIZING);
		this.observer.instrumented(jda);
		this.observer.observe(new StatusChangeEvent(jda, JDA.Status.INITIALIZED, JDA.Status.INITIALIZING));
		assertThat(this.logins).isEmpty();
		this.observer.observe(new StatusChangeEvent(jda, JDA.Status.LOGGING_IN, JDA.Status.INITIALIZED));
		assertThat(this.logins).containsExactly("began");
		this.observer.observe(new StatusChangeEvent(jda, JDA.Status.CONNECTED, JDA.Status.LOADING_SUBSYSTEMS));
		assertThat(this.logins).containsExactly("began", "ended");
	}

	@Test
	void loginThatHasEndedMeanwhileEnds() {
		this.observer.instrumented(bot(JDA.Status.LOADING_SUBSYSTEMS, JDA.Status.CONNECTED));
		assertThat(this.logins).containsExactly("began", "ended");
	}

	@Test
	void botThatIsConnectedIsNotLoggingIn() {
		this.observer.instrumented(bot(JDA.Status.CONNECTED));
		assertThat(this.logins).isEmpty();
	}

	private static JDA bot(JDA.Status... statuses) {
		Deque<JDA.Status> next = new ArrayDeque<>(List.of(statuses));
		return (JDA) Proxy.newProxyInstance(LoginObserverTests.class.getClassLoader(), new Class<?>[] { JDA.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "getStatus" -> (next.size() > 1) ? next.remove() : next.element();
					case "getResponseTotal" -> 0L;
					default -> throw new UnsupportedOperationException(method.getName());
				});
	}

	private final class Logins implements LoginListener {

		@Override
		public void loginBegan(Object bot) {
			LoginObserverTests.this.logins.add("began");
		}

		@Override
		public void loginEnded(Object bot) {
			if (LoginObserverTests.this.logins.contains("began") && !LoginObserverTests.this.logins.contains("ended")) {
				LoginObserverTests.this.logins.add("ended");
			}
		}

	}

}
