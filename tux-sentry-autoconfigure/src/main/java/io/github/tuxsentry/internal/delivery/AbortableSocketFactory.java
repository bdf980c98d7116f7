package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.ssl.SSLSocketFactory;

/**
 * {@link SSLSocketFactory} that registers the sockets beneath TLS with a
 * {@link RequestAbort}. It does not create unconnected sockets: the JDK then connects a
 * socket itself, and requests TLS on top of it.
 */
final class AbortableSocketFactory extends SSLSocketFactory {

	private final SSLSocketFactory delegate;

	private final RequestAbort abort;

	AbortableSocketFactory(SSLSocketFactory delegate, RequestAbort abort) {
		this.delegate = delegate;
		this.abort = abort;
	}

	@Override
	public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
		this.abort.connected(socket);
		return this.delegate.createSocket(socket, host, port, autoClose);
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return this.delegate.createSocket(host, port);
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
		return this.delegate.createSocket(host, port, localHost, localPort);
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return this.delegate.createSocket(host, port);
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
			throws IOException {
		return this.delegate.createSocket(address, port, localAddress, localPort);
	}

	@Override
	public String[] getDefaultCipherSuites() {
		return this.delegate.getDefaultCipherSuites();
	}

	@Override
	public String[] getSupportedCipherSuites() {
		return this.delegate.getSupportedCipherSuites();
	}

}
