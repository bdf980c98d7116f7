package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLSocketFactory;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class AbortableSocketFactoryTests {

	private final SSLSocketFactory delegate = (SSLSocketFactory) SSLSocketFactory.getDefault();

	private final RequestAbort abort = new RequestAbort();

	private final AbortableSocketFactory sockets = new AbortableSocketFactory(this.delegate, this.abort);

	@Test
	void anAbortClosesTheSocketBeneathTls() throws Exception {
		InetAddress local = InetAddress.getLoopbackAddress();
		try (ServerSocket server = new ServerSocket(0, 1, local);
				Socket beneath = new Socket(local, server.getLocalPort());
				Socket tls = this.sockets.createSocket(beneath, "localhost", server.getLocalPort(), true)) {
			assertThat(tls).isNotNull().isNotSameAs(beneath);
			HttpURLConnection request = (HttpURLConnection) URI.create("http://127.0.0.1:1/").toURL().openConnection();
			this.abort.begin(request);
			this.abort.abort(request);
			while (!beneath.isClosed()) {
				TimeUnit.MILLISECONDS.sleep(5);
			}
			assertThat(this.abort.end()).isTrue();
		}
	}

	@Test
	void doesNotConnectSockets() throws IOException {
		InetAddress local = InetAddress.getLoopbackAddress();
		assertRefused(() -> this.sockets.createSocket("localhost", 1));
		assertRefused(() -> this.sockets.createSocket("localhost", 1, local, 0));
		assertRefused(() -> this.sockets.createSocket(local, 1));
		assertRefused(() -> this.sockets.createSocket(local, 1, local, 0));
		assertRefused(this.sockets::createSocket);
	}

	private static void assertRefused(ThrowingCallable creation) {
		assertThatExceptionOfType(SocketException.class).isThrownBy(creation);
	}

	@Test
	void hasTheCiphersOfItsDelegate() {
		assertThat(this.sockets.getDefaultCipherSuites()).isEqualTo(this.delegate.getDefaultCipherSuites());
		assertThat(this.sockets.getSupportedCipherSuites()).isEqualTo(this.delegate.getSupportedCipherSuites());
	}

}
