package io.github.tuxsentry.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import javax.sql.DataSource;

import com.sun.net.httpserver.HttpServer;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * A bot whose one command does what each page of Sentry shows, well and badly.
 */
@Configuration(proxyBeanMethods = false)
class PagesBot {

	static final String DATABASE = "pages_of_sentry";

	@Bean(destroyMethod = "close")
	static LocalDiscord discord() {
		return LocalDiscord.start();
	}

	@Bean(destroyMethod = "shutdownNow")
	static JDA jda(LocalDiscord discord, JdaBuilderConfigurer configurer, Tour tour) throws InterruptedException {
		JDABuilder builder = discord.configure(JDABuilder.createLight("token"));
		return configurer.configure(builder.addEventListeners(tour)).build().awaitReady();
	}

	@Bean
	static DataSource dataSource() {
		return new DriverManagerDataSource("jdbc:h2:mem:" + DATABASE + ";DB_CLOSE_DELAY=-1");
	}

	@Bean
	static CacheManager cacheManager() {
		return new ConcurrentMapCacheManager();
	}

	@Bean
	static RestClient restClient() {
		return RestClient.create();
	}

	@Bean
	static OkHttpClient okHttpClient() {
		return new OkHttpClient();
	}

	@Bean
	static Tour tour(DataSource dataSource, CacheManager caches, RestClient rest, OkHttpClient okHttp) {
		return new Tour(new JdbcTemplate(dataSource), caches.getCache("cases"), rest, okHttp, serve());
	}

	/**
	 * Serves every path but {@code /missing}.
	 */
	private static HttpServer serve() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/", (exchange) -> {
				boolean missing = exchange.getRequestURI().getPath().startsWith("/missing");
				exchange.sendResponseHeaders(missing ? 404 : 204, -1);
				exchange.close();
			});
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static final class Tour extends ListenerAdapter implements AutoCloseable {

		private final JdbcTemplate jdbc;

		private final Cache cases;

		private final RestClient rest;

		private final OkHttpClient okHttp;

		private final HttpServer server;

		Tour(JdbcTemplate jdbc, Cache cases, RestClient rest, OkHttpClient okHttp, HttpServer server) {
			this.jdbc = jdbc;
			this.cases = cases;
			this.rest = rest;
			this.okHttp = okHttp;
			this.server = server;
		}

		int port() {
			return this.server.getAddress().getPort();
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			query();
			call("http://127.0.0.1:" + port());
			look();
			event.reply("done").queue();
		}

		private void query() {
			this.jdbc.execute("create table if not exists cases (id int primary key, reason varchar(50))");
			this.jdbc.queryForList("select reason from cases where id = ?", 1);
			this.jdbc.queryForList("select c.reason from cases c join cases d on c.id = d.id");
			try {
				this.jdbc.update("delete from nowhere");
			}
			catch (DataAccessException ex) {
				// one of the failures that the page shows
			}
		}

		private void call(String url) {
			this.rest.get().uri(url + "/pages/{page}", 7).retrieve().toBodilessEntity();
			try {
				this.rest.get().uri(url + "/missing/{page}", 7).retrieve().toBodilessEntity();
			}
			catch (RestClientException ex) {
				// one of the failures that the page shows
			}
			try (Response response = this.okHttp.newCall(new Request.Builder().url(url + "/users/42").build())
				.execute()) {
				response.code();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			try (Response response = this.okHttp.newCall(new Request.Builder().url("http://127.0.0.1:1/").build())
				.execute()) {
				response.code();
			}
			catch (IOException ex) {
				// nobody listens there
			}
		}

		private void look() {
			this.cases.get("42");
			this.cases.put("42", "spam");
			this.cases.get("42");
			this.cases.putIfAbsent("42", "noise");
			this.cases.evict("42");
			this.cases.clear();
		}

		@Override
		public void close() {
			this.server.stop(0);
		}

	}

}
