package io.github.tuxsentry.internal.discord;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;
import net.dv8tion.jda.api.hooks.SubscribeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Event managers that bots set keep their class and their state to the outside, and are
 * observed all the same.
 */
@ExtendWith(OutputCaptureExtension.class)
class OwnEventManagerTests {

	static List<Supplier<? extends OwnManager>> managers() {
		return List.of(OpenManager::new, SealedOffManager::new, OwnManager::aPrivateOne);
	}

	@ParameterizedTest
	@MethodSource("managers")
	void isCastToItsClassAndUsedThroughIt(Supplier<? extends OwnManager> make) {
		OwnManager manager = make.get();
		try (TestBot bot = TestBot.builder().eventManager(manager).start()) {
			OwnManager cast = (OwnManager) bot.jda().getEventManager();
			assertThat(cast.getClass()).isEqualTo(manager.getClass());
			cast.setTimeout(Duration.ofSeconds(7));
			assertThat(manager.getTimeout()).isEqualTo(Duration.ofSeconds(7));
			Commands late = new Commands();
			cast.on(SlashCommandInteractionEvent.class, late::onGenericCommandInteraction);
			assertThat(bot.jda().getRegisteredListeners()).hasSize(1).isEqualTo(manager.getRegisteredListeners());
			bot.discord().slash("crash").by("alice").send();
			assertThat(bot.sentry().awaitTransaction("command.crash")).hasUsername("alice").hasStatus("internal_error");
			assertThat(bot.sentry().awaitEvent((event) -> true)).hasTag("command.name", "crash");
			bot.stop();
			assertThat(manager.timeoutsSeen).contains(Duration.ofSeconds(7));
			assertThat(manager.commands).hasValue(1);
			assertThat(bot.sentry()).hasEvents(1);
		}
	}

	@Test
	void isFollowedOnTheBotsEventPoolAndThroughTheJda() {
		OpenManager manager = new OpenManager();
		ExecutorService pool = Executors.newSingleThreadExecutor((task) -> new Thread(task, "own event pool"));
		try (TestBot bot = TestBot.builder().eventManager(manager).eventPool(pool).start()) {
			List<String> threads = new CopyOnWriteArrayList<>();
			EventListener listener = (event) -> {
				if (event instanceof SlashCommandInteractionEvent command) {
					threads.add(Thread.currentThread().getName());
					command.reply("pong").queue();
				}
			};
			bot.jda().addEventListener(listener);
			bot.discord().slash("ping").by("alice").send().awaitReply();
			assertThat(bot.sentry().awaitTransaction("command.ping")).hasStatus("ok");
			bot.jda().removeEventListener(listener);
			assertThat(bot.jda().getRegisteredListeners()).isEmpty();
			assertThat(threads).containsExactly("own event pool");
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void isFollowedWhenTheBotSetsAnotherOneLater() {
		try (TestBot bot = TestBot.builder().eventManager(new OpenManager()).start()) {
			OpenManager later = new OpenManager();
			later.register(new Commands());
			bot.jda().setEventManager(later);
			assertThat(bot.jda().getEventManager()).isSameAs(later);
			bot.discord().slash("ping").by("alice").send().awaitReply();
			assertThat(bot.sentry().awaitTransaction("command.ping")).hasStatus("ok");
			bot.bean(JdaInstrumentation.class).instrument(bot.jda());
			assertThat(bot.jda().getEventManager()).isSameAs(later);
			bot.jda().setEventManager(null);
			assertThat(bot.jda().getEventManager()).isInstanceOf(InterfacedEventManager.class);
			bot.jda().addEventListener(new Commands());
			bot.discord().slash("crash").by("alice").send();
			assertThat(bot.sentry().awaitTransaction("command.crash")).hasStatus("internal_error");
		}
	}

	@Test
	void managersOfJdaAreCastToTheirClasses() {
		try (TestBot bot = TestBot.withListeners(new Commands())) {
			InterfacedEventManager manager = (InterfacedEventManager) bot.jda().getEventManager();
			EventListener late = (event) -> {
			};
			manager.register(late);
			assertThat(bot.jda().getRegisteredListeners()).contains(late).isEqualTo(manager.getRegisteredListeners());
			manager.unregister(late);
			assertThat(bot.jda().getRegisteredListeners()).doesNotContain(late);
		}
		try (TestBot bot = TestBot.builder().eventManager(new AnnotatedEventManager()).start()) {
			AnnotatedEventManager manager = (AnnotatedEventManager) bot.jda().getEventManager();
			manager.register(new Annotated());
			bot.discord().slash("ping").by("alice").send().awaitReply();
			assertThat(bot.sentry().awaitTransaction("command.ping")).hasStatus("ok");
		}
	}

	@Test
	void aJdaOfAnotherMakeKeepsItsManagerAndALineSaysWhatIsMissing(CapturedOutput output) {
		OpenManager manager = new OpenManager();
		List<String> calls = new ArrayList<>();
		JDA jda = (JDA) Proxy.newProxyInstance(JDA.class.getClassLoader(), new Class<?>[] { JDA.class },
				(proxy, method, arguments) -> {
					calls.add(method.getName());
					return method.getName().equals("getEventManager") ? manager : null;
				});
		FaultBarrier faults = new FaultBarrier();
		new EventManagerInstrumentation(() -> null, faults).instrument(jda);
		assertThat(calls).contains("getEventManager").doesNotContain("setEventManager");
		assertThat(output).contains(OpenManager.class.getName()).contains("cannot be observed");
		assertThat(faults.count()).isZero();
	}

	/**
	 * An event manager with methods of its own, some of them final, as that of jda-ktx.
	 */
	static class OwnManager implements IEventManager {

		private final List<Object> listeners = new CopyOnWriteArrayList<>();

		private final AtomicInteger commands = new AtomicInteger();

		private final List<Duration> timeoutsSeen = new CopyOnWriteArrayList<>();

		private Duration timeout = Duration.ofSeconds(1);

		private static OwnManager aPrivateOne() {
			return new PrivateManager();
		}

		public final Duration getTimeout() {
			return this.timeout;
		}

		public final void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

		final <E extends GenericEvent> void on(Class<E> type, Consumer<? super E> action) {
			this.listeners.add((EventListener) (event) -> {
				if (type.isInstance(event)) {
					action.accept(type.cast(event));
				}
			});
		}

		@Override
		public void register(Object listener) {
			this.listeners.add(listener);
		}

		@Override
		public void unregister(Object listener) {
			this.listeners.remove(listener);
		}

		@Override
		public void handle(GenericEvent event) {
			if (event instanceof SlashCommandInteractionEvent) {
				this.commands.incrementAndGet();
				this.timeoutsSeen.add(this.timeout);
			}
			for (Object listener : this.listeners) {
				((EventListener) listener).onEvent(event);
			}
		}

		@Override
		public List<Object> getRegisteredListeners() {
			return new ArrayList<>(this.listeners);
		}

	}

	static class OpenManager extends OwnManager {

	}

	static final class SealedOffManager extends OwnManager {

	}

	private static final class PrivateManager extends OwnManager {

		private PrivateManager() {
		}

	}

	static final class Annotated {

		@SubscribeEvent
		public void onSlash(SlashCommandInteractionEvent event) {
			event.reply("pong").queue();
		}

	}

}
