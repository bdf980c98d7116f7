package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

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

	/**
	 * The JDK calls this method if TLS fails on its own socket. The new socket would not
	 * have its timeouts.
	 */
	@Override
	public Socket createSocket(String host, int port) throws IOException {
		throw new SocketException("Only sockets of the JDK are supported");
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
		return createSocket(host, port);
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return createSocket(host.getHostAddress(), port);
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
			throws IOException {
		return createSocket(address, port);
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
