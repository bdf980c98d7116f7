package io.github.tuxsentry.process;

import io.github.tuxsentry.discord.JdaBuilderCustomizer;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * Configuration of a single shard of a bot whose shards run in separate processes. The
 * command {@code ask} calls the process of another shard.
 */
@Configuration(proxyBeanMethods = false)
class ShardedBot {

	@Bean
	JdaBuilderCustomizer shardCustomizer(@Value("${shard.id}") int id, @Value("${shard.total}") int total) {
		return (builder) -> builder.useSharding(id, total);
	}

	@Bean
	EventListener ask(RestClient.Builder builder) {
		return new Ask(builder.build());
	}

	@Bean
	ApplicationRunner portReport(Environment environment) {
		return (args) -> System.out.println("listening on " + environment.getProperty("local.server.port"));
	}

	private static final class Ask extends ListenerAdapter {

		private final RestClient client;

		private Ask(RestClient client) {
			this.client = client;
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			if (event.getName().equals("ask")) {
				String url = "http://127.0.0.1:" + event.getOption("port").getAsLong() + "/shard";
				event.reply("Shard " + this.client.get().uri(url).retrieve().body(String.class)).queue();
			}
		}

	}

	@RestController
	static final class Answer {

		private final int shard;

		Answer(@Value("${shard.id}") int shard) {
			this.shard = shard;
		}

		@GetMapping("/shard")
		String shard() {
			return Integer.toString(this.shard);
		}

	}

}
