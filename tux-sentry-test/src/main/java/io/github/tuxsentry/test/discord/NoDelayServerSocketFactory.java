package io.github.tuxsentry.test.discord;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

import javax.net.ServerSocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * Factory for server sockets whose connections have {@code TCP_NODELAY} set. Otherwise,
 * the body of each response is delayed by about 40 ms, until the client acknowledges the
 * headers.
 */
final class NoDelayServerSocketFactory extends ServerSocketFactory {

	@Override
	public ServerSocket createServerSocket() throws IOException {
		return new NoDelayServerSocket();
	}

	@Override
	public ServerSocket createServerSocket(int port) throws IOException {
		return createServerSocket(port, 50, null);
	}

	@Override
	public ServerSocket createServerSocket(int port, int backlog) throws IOException {
		return createServerSocket(port, backlog, null);
	}

	@Override
	public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address) throws IOException {
		throw new UnsupportedOperationException("The server binds its socket itself");
	}

	/**
	 * Server socket that sets {@code TCP_NODELAY} on accepted connections.
	 */
	private static final class NoDelayServerSocket extends ServerSocket {

		private NoDelayServerSocket() throws IOException {
			super();
		}

		@Override
		public Socket accept() throws IOException {
			Socket socket = super.accept();
			socket.setTcpNoDelay(true);
			return socket;
		}

	}

}
