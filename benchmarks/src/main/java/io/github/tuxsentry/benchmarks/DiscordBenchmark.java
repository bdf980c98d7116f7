package io.github.tuxsentry.benchmarks;

import java.util.Map;

import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.work.InMemoryBot;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of the dispatch of an event of Discord, on the thread of the gateway.
 */
@Warmup(iterations = 6, time = 1)
public class DiscordBenchmark extends ContenderBenchmark {

	/**
	 * Whether commands are sampled.
	 */
	@Param("false")
	public boolean sampled;

	@SuppressWarnings("NullAway.Init")
	private InMemoryBot bot;

	@SuppressWarnings("NullAway.Init")
	private GenericEvent message;

	@Override
	protected void configure(Map<String, Object> properties) {
		properties.put("sentry.traces-sample-rate", this.sampled ? "1.0" : "0.0");
	}

	@Override
	protected void prepare(ContenderApplication running) throws Exception {
		this.bot = new InMemoryBot((builder) -> (this.contender == Contender.PLAIN) ? builder
				: running.bean(JdaBuilderConfigurer.class).configure(builder));
		this.message = this.bot.message();
	}

	@Override
	protected void release() {
		this.bot.close();
	}

	/**
	 * Dispatch a message that is not a command.
	 */
	@Benchmark
	public void message() {
		this.bot.dispatch(this.message);
	}

	/**
	 * Dispatch a slash command.
	 * @param command the command
	 */
	@Benchmark
	public void command(Command command) {
		this.bot.dispatch(command.event);
	}

	/**
	 * Slash command, to which the bot replies after the measured dispatch.
	 */
	@State(Scope.Thread)
	public static class Command {

		@SuppressWarnings("NullAway.Init")
		private SlashCommandInteractionEvent event;

		/**
		 * Receive the command.
		 * @param benchmark the benchmark
		 */
		@Setup(Level.Invocation)
		public void receive(DiscordBenchmark benchmark) {
			this.event = benchmark.bot.nextCommand();
		}

		/**
		 * Reply to the command.
		 */
		@TearDown(Level.Invocation)
		public void reply() {
			this.event.reply("pong").queue();
		}

	}

}
