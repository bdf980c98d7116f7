package io.github.tuxsentry.process;

import java.net.URI;

import io.github.tuxsentry.discord.JdaBuilderCustomizer;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration that connects the bot to the local Discord of another process.
 */
@Configuration(proxyBeanMethods = false)
class RemoteDiscord {

	@Bean
	JdaBuilderCustomizer remoteDiscordCustomizer(@Value("${remote.discord}") String url) {
		return (builder) -> builder.setRestConfig(new RestConfig().setBaseUrl(url))
			.setSessionController(new ConcurrentSessionController() {
				@Override
				public String getGateway() {
					return "ws://127.0.0.1:" + URI.create(url).getPort();
				}
			});
	}

}
