package io.github.tuxsentry.internal.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import com.fasterxml.jackson.core.JsonParseException;
import io.github.tuxsentry.error.TuxApiConnectionException;
import io.github.tuxsentry.error.TuxApiRequestException;
import io.github.tuxsentry.error.TuxApiResourceNotFoundException;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.spi.HttpFailure;
import io.github.tuxsentry.spi.HttpFailureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpErrors}.
 */
class HttpErrorsTests {

	private final HttpErrors errors = new HttpErrors(List::of, new ResponseText(Scrubber.standard()),
			new FaultBarrier());

	static List<Exception> connectionFailures() {
		return List.of(new ConnectException("refused"), new SocketTimeoutException("read"),
				new UnknownHostException("nowhere"), new HttpConnectTimeoutException("connect"),
				new SSLHandshakeException("no trust"), new UnresolvedAddressException(), new TimeoutException(),
				new IOException("unexpected end of stream"), new CompletionException(new IOException("reset")));
	}

	@ParameterizedTest
	@MethodSource("connectionFailures")
	void aFailureOfTheConnectionIsOne(Exception failure) {
		assertThat(this.errors.convert(failure, "Users", null)).isExactlyInstanceOf(TuxApiConnectionException.class)
			.hasCause(failure);
	}

	static List<Exception> others() {
		return List.of(new FileNotFoundException("notes.txt"), new NoSuchFileException("notes.txt"),
				new JsonParseException("no JSON"), new MalformedInputException(1), new MalformedURLException("htp:"),
				new IllegalStateException("broken"));
	}

	@ParameterizedTest
	@MethodSource("others")
	void anythingElseIsNot(Exception failure) {
		assertThat(this.errors.convert(failure, "Users", null)).isNull();
	}

	@Test
	void aResourceWithoutANameIsSomeResource() {
		assertThat(this.errors.convert(new HttpFailure(404, null, null, null), "Users", null, null))
			.isInstanceOfSatisfying(TuxApiResourceNotFoundException.class,
					(error) -> assertThat(error.getResource()).isEqualTo("resource"));
	}

	@Test
	void aReasonIsTheBodyElseTheTextOfTheStatus() {
		assertThat(reason("over quota", "Too Many Requests")).isEqualTo("over quota");
		assertThat(reason("", "Too Many Requests")).isEqualTo("Too Many Requests");
		assertThat(reason(null, "")).isEqualTo("no reason given");
	}

	private String reason(String body, String statusText) {
		return ((TuxApiRequestException) this.errors.convert(new HttpFailure(429, statusText, body, null), "Users",
				null, null))
			.getReason();
	}

	@Test
	void whatOneReaderThrowsKeepsNoOtherFromBeingAsked() {
		HttpFailureReader broken = (error) -> {
			throw new IllegalStateException("broken");
		};
		HttpFailureReader missing = (error) -> (error instanceof IllegalStateException)
				? new HttpFailure(404, null, null, null) : null;
		FaultBarrier faults = new FaultBarrier();
		HttpErrors own = new HttpErrors(() -> List.of(broken, missing), new ResponseText(Scrubber.standard()), faults);
		assertThat(own.convert(new IllegalStateException(), "Users", "user 1"))
			.isExactlyInstanceOf(TuxApiResourceNotFoundException.class);
		assertThat(own.convert(new ConnectException(), "Users", "user 1"))
			.isExactlyInstanceOf(TuxApiConnectionException.class);
		assertThat(faults.count()).isEqualTo(2);
	}

	@Test
	void withoutTheReadersOfTheApplicationTheConnectionFailuresAreKnown() {
		HttpErrors own = new HttpErrors(() -> {
			throw new IllegalStateException("broken");
		}, new ResponseText(Scrubber.standard()), new FaultBarrier());
		assertThat(own.convert(new ConnectException(), "Users", "user 1"))
			.isExactlyInstanceOf(TuxApiConnectionException.class);
	}

	@Test
	void aReaderOfTheApplicationIsAskedFirst() {
		HttpErrors own = new HttpErrors(
				() -> List
					.of((error) -> (error instanceof ConnectException) ? new HttpFailure(404, null, null, null) : null),
				new ResponseText(Scrubber.standard()), new FaultBarrier());
		assertThat(own.convert(new ConnectException(), "Users", "user 1"))
			.isExactlyInstanceOf(TuxApiResourceNotFoundException.class);
		assertThat(own.convert(new IOException(), "Users", "user 1"))
			.isExactlyInstanceOf(TuxApiConnectionException.class);
	}

}
