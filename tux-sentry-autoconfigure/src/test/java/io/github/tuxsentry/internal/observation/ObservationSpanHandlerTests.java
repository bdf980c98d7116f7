package io.github.tuxsentry.internal.observation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.annotation.Observed;
import io.micrometer.observation.aop.ObservedAspect;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import io.sentry.ScopesAdapter;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import net.ttddyy.observation.tracing.DataSourceObservationListener;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.aop.aspectj.annotation.AspectJProxyFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ObservationSpanHandler}.
 */
class ObservationSpanHandlerTests {

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	private final FaultBarrier faults = new FaultBarrier();

	private final Tracer tracer = TracerUnderTest.of(ScopesAdapter.getInstance());

	private final ObservationRegistry registry = ObservationRegistry.create();

	@BeforeEach
	void handle() {
		this.registry.observationConfig()
			.observationHandler(new ObservationSpanHandler(this.tracer, "boring"::equals, this.faults));
	}

	@Test
	void observationsWithinEachOtherAreSpansWithinEachOther() {
		SentryItem item = inTransaction(() -> observation("outer").observe(() -> {
			this.tracer.startSpan("step", "between", "manual").close();
			try (ActiveSpan span = this.tracer.startSpan("step", "around inner", "manual")) {
				observation("inner").observe(() -> {
				});
			}
		}));
		JsonNode outer = span(item, "outer");
		assertParent(item, outer, item.spanId());
		assertParent(item, span(item, "between"), id(outer));
		assertParent(item, span(item, "inner"), id(span(item, "around inner")));
		assertThat(outer.path("status").asText()).isEqualTo("ok");
		assertThat(outer.path("origin").asText()).isEqualTo("auto.micrometer.tux_sentry");
	}

	@Test
	void parentIsKeptOnAThreadThatKnowsNothingElse() throws Exception {
		ExecutorService stranger = Executors.newSingleThreadExecutor();
		try {
			SentryItem item = inTransaction(() -> {
				Observation outer = observation("outer").start();
				run(stranger, () -> {
					observation("elsewhere").parentObservation(outer).observe(() -> {
					});
					try (Observation.Scope scope = outer.openScope()) {
						this.tracer.startSpan("step", "in its scope", "manual").close();
					}
					assertThat(this.tracer.isInTransaction()).isFalse();
				});
				outer.stop();
			});
			assertParent(item, span(item, "elsewhere"), id(span(item, "outer")));
			assertParent(item, span(item, "in its scope"), id(span(item, "outer")));
		}
		finally {
			stranger.shutdownNow();
		}
	}

	@Test
	void scopesOpenedAgainAndResetLeaveTheThreadAsItWas() {
		SentryItem item = inTransaction(() -> {
			Observation observation = observation("outer").start();
			try (Observation.Scope once = observation.openScope(); Observation.Scope twice = observation.openScope()) {
				this.tracer.startSpan("step", "inside", "manual").close();
			}
			this.tracer.startSpan("step", "outside", "manual").close();
			Observation.Scope scope = observation.openScope();
			scope.reset();
			this.tracer.startSpan("step", "after reset", "manual").close();
			observation.stop();
		});
		assertParent(item, span(item, "inside"), id(span(item, "outer")));
		assertParent(item, span(item, "outside"), item.spanId());
		assertParent(item, span(item, "after reset"), item.spanId());
	}

	@Test
	void errorIsTheStatus() {
		SentryItem item = inTransaction(() -> assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> observation("broken").observe(() -> {
				throw new IllegalStateException("no disk");
			})));
		assertThat(span(item, "broken").path("status").asText()).isEqualTo("internal_error");
		assertThat(span(item, "broken").path("data").path("error").asText()).isEqualTo("no disk");
	}

	@Test
	void outsideATransactionAndWhereExcludedThereAreNone() {
		observation("alone").observe(() -> {
		});
		SentryItem item = inTransaction(() -> observation("boring").observe(() -> observation("kept").observe(() -> {
		})));
		assertThat(item.spans()).singleElement()
			.satisfies((span) -> assertThat(span.path("description").asText()).isEqualTo("kept"));
		assertThat(this.sentry.local()).hasTransactions(1);
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void requestsOfARestClientAreHttpClientSpans() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(exchange.getRequestURI().getPath().endsWith("1") ? 200 : 404, -1);
			exchange.close();
		});
		server.start();
		try {
			RestClient client = RestClient.builder()
				.requestFactory(new JdkClientHttpRequestFactory())
				.baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
				.observationRegistry(this.registry)
				.build();
			SentryItem item = inTransaction(() -> {
				client.get().uri("/users/{id}?key=secret", 1).retrieve().toBodilessEntity();
				assertThatExceptionOfType(HttpClientErrorException.NotFound.class)
					.isThrownBy(() -> client.get().uri("/pages/{id}", 2).retrieve().toBodilessEntity());
			});
			assertThat(item.spans()).extracting((span) -> span.path("op").asText()).containsOnly("http.client");
			assertThat(span(item, "GET /users/{id}?key=secret").path("data").path("http.response.status_code").asInt())
				.isEqualTo(200);
			assertThat(span(item, "GET /pages/{id}").path("status").asText()).isEqualTo("not_found");
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void statementsOfADataSourceAreQueriesWithoutTheirValues() {
		JdbcDataSource h2 = new JdbcDataSource();
		h2.setURL("jdbc:h2:mem:observed;DB_CLOSE_DELAY=-1");
		DataSourceObservationListener listener = new DataSourceObservationListener(this.registry);
		listener.setIncludeParameterValues(true);
		DataSource dataSource = ProxyDataSourceBuilder.create(h2).listener(listener).methodListener(listener).build();
		SentryItem item = inTransaction(() -> {
			try (Connection connection = dataSource.getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("create table users (name varchar(20))");
				try (PreparedStatement insert = connection.prepareStatement("insert into users values (?)")) {
					insert.setString(1, "hidden");
					insert.execute();
				}
				statement.execute("delete from users where name = 'hidden'");
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		});
		JsonNode connection = span(item, "connection");
		assertThat(connection.path("op").asText()).isEqualTo("jdbc.connection");
		JsonNode delete = span(item, "delete from users where name = ?");
		assertThat(delete.path("op").asText()).isEqualTo("db.query");
		assertParent(item, delete, id(connection));
		assertThat(this.sentry.local()).neverReceived("hidden");
	}

	@Test
	void observedMethodsAreFunctions() {
		AspectJProxyFactory factory = new AspectJProxyFactory(new Reports());
		factory.addAspect(new ObservedAspect(this.registry));
		Reports reports = factory.getProxy();
		SentryItem item = inTransaction(() -> {
			reports.plain();
			reports.named();
		});
		assertThat(span(item, "Reports#plain").path("op").asText()).isEqualTo("function");
		assertThat(span(item, "write the report").path("op").asText()).isEqualTo("function");
	}

	@Test
	void messagesAreOfQueues() {
		SentryItem item = inTransaction(() -> {
			SenderContext<Object> context = new SenderContext<>((carrier, key, value) -> {
			}, Kind.PRODUCER);
			context.setName("my.template");
			Observation.createNotStarted("my.template", () -> context, this.registry).observe(() -> {
			});
		});
		assertThat(span(item, "my.template").path("op").asText()).isEqualTo("queue.publish");
	}

	/**
	 * As observed by Spring Data Redis and by Lettuce.
	 */
	@Test
	void commandsOfRedisAreOfADatabase() {
		SentryItem item = inTransaction(() -> {
			SenderContext<Object> context = new SenderContext<>((carrier, key, value) -> {
			}, Kind.CLIENT);
			Observation.createNotStarted("spring.data.redis", () -> context, this.registry)
				.contextualName("GET")
				.lowCardinalityKeyValue("db.system", "redis")
				.lowCardinalityKeyValue("db.operation", "GET")
				.observe(() -> {
				});
		});
		assertThat(span(item, "GET").path("op").asText()).isEqualTo("db.redis");
		assertThat(span(item, "GET").path("data").path("db.system").asText()).isEqualTo("redis");
		assertThat(span(item, "GET").path("data").path("db.system.name").asText()).isEqualTo("redis");
	}

	private Observation observation(String name) {
		return Observation.createNotStarted(name, this.registry).lowCardinalityKeyValue("kind", "test");
	}

	private SentryItem inTransaction(Runnable work) {
		try (ActiveSpan transaction = this.tracer.startTransaction("work", "observed", "manual")) {
			work.run();
		}
		return this.sentry.received().awaitTransaction("observed");
	}

	private static void run(ExecutorService executor, Runnable task) {
		try {
			executor.submit(task).get(30, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static JsonNode span(SentryItem item, String description) {
		return item.spans()
			.stream()
			.filter((span) -> span.path("description").asText().equals(description))
			.findFirst()
			.orElseThrow(() -> new AssertionError(description + " is not among " + item.spans()));
	}

	private static String id(JsonNode span) {
		return span.path("span_id").asText();
	}

	private static void assertParent(SentryItem item, JsonNode span, String parent) {
		assertThat(span.path("parent_span_id").asText()).as(item.spans().toString()).isEqualTo(parent);
	}

	static class Reports {

		@Observed
		void plain() {
		}

		@Observed(name = "report.write", contextualName = "write the report")
		void named() {
		}

	}

}
