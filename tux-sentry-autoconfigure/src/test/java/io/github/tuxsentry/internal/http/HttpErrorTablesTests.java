package io.github.tuxsentry.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParseException;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.error.TuxApiConnectionException;
import io.github.tuxsentry.error.TuxApiException;
import io.github.tuxsentry.error.TuxApiPermissionException;
import io.github.tuxsentry.error.TuxApiRequestException;
import io.github.tuxsentry.error.TuxApiResourceNotFoundException;
import io.github.tuxsentry.internal.autoconfigure.RunningBot;
import io.github.tuxsentry.internal.http.AnsweringServer.Answer;
import io.github.tuxsentry.test.sentry.SentryItem;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.client.RestClientException;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What every HTTP client throws or answers, converted by hand: the exception and the
 * event.
 */
class HttpErrorTablesTests {

	private static RunningBot bot;

	private final AnsweringServer server = AnsweringServer.start();

	@BeforeAll
	static void startBot() {
		bot = RunningBot.start(HttpErrorTablesTests.class);
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	@AfterEach
	void stop() {
		this.server.close();
		bot.clear();
	}

	static Stream<Arguments> everyClientWithEveryAnswer() {
		List<Arguments> rows = new ArrayList<>();
		for (Client client : Client.values()) {
			for (Answer answer : Answer.values()) {
				rows.add(Arguments.of(client, answer));
			}
		}
		return rows.stream();
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("everyClientWithEveryAnswer")
	void isTheErrorOfOursAndItsEvent(Client client, Answer answer) {
		Throwable thrown = call(client, answer);
		List<SentryItem> events = bot.received().events();
		if (answer == Answer.OK) {
			assertThat(thrown).isNull();
			assertThat(events).isEmpty();
			return;
		}
		assertThat(thrown).isExactlyInstanceOf(expected(answer));
		assertThat(((TuxApiException) thrown).getService()).isEqualTo("Users");
		if (thrown instanceof TuxApiRequestException request) {
			assertThat(request.getStatusCode()).isEqualTo(answer.status());
		}
		if (thrown instanceof TuxApiResourceNotFoundException notFound) {
			assertThat(notFound.getResource()).isEqualTo("user 4711");
		}
		assertThat(events).hasSize(1);
		assertThat(events.get(0)).hasTag("error.type", "api")
			.hasTag("api.endpoint", "users.get")
			.hasExceptionOfType(expected(answer))
			.hasContextEntry("api_error", "error_type", expected(answer).getSimpleName())
			.hasContextEntry("api_error", "error_message", thrown.getMessage())
			.hasContextEntry("api_error", "service", "Users")
			.hasContextEntry("api_error", "endpoint", "users.get");
		if (answer.status() > 0) {
			assertThat(events.get(0)).hasTag("api.status_code", String.valueOf(answer.status()))
				.hasContextEntry("api_error", "status_code", answer.status())
				.hasContextEntry("api_error", "response", answer.body());
		}
		else {
			assertThat(events.get(0)).doesNotHaveTag("api.status_code");
			assertThat(thrown).hasCauseInstanceOf(Exception.class);
		}
	}

	private Throwable call(Client client, Answer answer) {
		return catchThrowable(() -> client.call(this.server.uri(answer), bot.bean(ErrorCapture.class)));
	}

	private static Class<? extends TuxApiException> expected(Answer answer) {
		return switch (answer) {
			case NOT_FOUND -> TuxApiResourceNotFoundException.class;
			case FORBIDDEN -> TuxApiPermissionException.class;
			case TOO_MANY, ERROR -> TuxApiRequestException.class;
			default -> TuxApiConnectionException.class;
		};
	}

	@ParameterizedTest
	@EnumSource(Client.class)
	void aServerThatIsNotThereIsAFailedConnection(Client client) throws IOException {
		try (Socket deaf = new Socket()) {
			deaf.bind(new InetSocketAddress("127.0.0.1", 0));
			URI nobody = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/users/4711");
			Throwable thrown = catchThrowable(() -> client.call(nobody, bot.bean(ErrorCapture.class)));
			assertThat(thrown).isExactlyInstanceOf(TuxApiConnectionException.class)
				.hasMessageStartingWith("Connection error with Users: ");
		}
	}

	@Test
	void reasonOfAFailedRequestIsWhatTheApiSaid() {
		assertThat(call(Client.REST_CLIENT, Answer.ERROR))
			.hasMessage("API request to Users failed with status 500: {\"answer\":\"ERROR\"}");
	}

	@Test
	void anAnswerThatCannotBeReadIsReportedAndComesBackAsItIs() {
		RestClientException failure = new RestClientException("Error while extracting response",
				new HttpMessageNotReadableException("JSON parse error", new JsonParseException("no JSON"), null));
		ErrorCapture errors = bot.bean(ErrorCapture.class);
		assertThat(errors.convertHttpError(failure, "Users", "users.get")).isSameAs(failure);
		Exception checked = new InterruptedException();
		assertThatExceptionOfType(InterruptedException.class)
			.isThrownBy(() -> errors.convertHttpError(checked, "Users", "users.get"))
			.isSameAs(checked);
		assertThat(bot.received()).hasEvents(2);
		assertThat(bot.received().events().get(0)).hasContextEntry("api_error", "error_type", "RestClientException")
			.doesNotHaveTag("api.status_code");
	}

	@Test
	void anErrorOfOursIsNotConvertedAgain() {
		ErrorCapture errors = bot.bean(ErrorCapture.class);
		RuntimeException ours = errors.convertHttpError(new IOException("reset"), "Users", "users.get");
		assertThat(errors.convertHttpError(new CompletionException(ours), "Others", "others.get")).isSameAs(ours);
		assertThat(bot.received()).hasEvents(1);
	}

	/**
	 * A client, with the errors converted as a bot does it.
	 */
	enum Client {

		REST_CLIENT {

			@Override
			void call(URI uri, ErrorCapture errors) {
				convert(errors, () -> HttpClients.get(HttpClients.restClient(patience(uri)), uri));
			}

		},

		REST_TEMPLATE {

			@Override
			void call(URI uri, ErrorCapture errors) {
				convert(errors, () -> HttpClients.get(HttpClients.restTemplate(patience(uri)), uri));
			}

		},

		WEB_CLIENT {

			@Override
			void call(URI uri, ErrorCapture errors) {
				convert(errors, () -> HttpClients.get(HttpClients.webClient(patience(uri)), uri));
			}

		},

		JAVA_HTTP_CLIENT {

			@Override
			void call(URI uri, ErrorCapture errors) {
				HttpResponse<String> response = convert(errors,
						() -> HttpClients.get(HttpClient.newHttpClient(), uri, patience(uri)));
				if (response.statusCode() >= 400) {
					throw errors.convertHttpStatus(response.statusCode(), response.body(), "Users", "users.get",
							"user 4711");
				}
			}

		},

		OK_HTTP {

			@Override
			void call(URI uri, ErrorCapture errors) {
				OkHttpClient client = HttpClients.okHttp(patience(uri));
				try (Response response = convert(errors,
						() -> client.newCall(new Request.Builder().url(uri.toString()).build()).execute())) {
					if (!response.isSuccessful()) {
						String body = convert(errors, () -> response.body().string());
						throw errors.convertHttpStatus(response.code(), body, "Users", "users.get", "user 4711");
					}
				}
			}

		};

		abstract void call(URI uri, ErrorCapture errors);

		private static Duration patience(URI uri) {
			return uri.getPath().startsWith("/silence/") ? HttpClients.IMPATIENT : HttpClients.PATIENT;
		}

		private static <T> T convert(ErrorCapture errors, ThrowingSupplier<T> call) {
			try {
				return call.get();
			}
			catch (Throwable failure) {
				throw errors.convertHttpError(failure, "Users", "users.get", "user 4711");
			}
		}

	}

}
