package io.github.tuxsentry.test.discord;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

import javax.net.ServerSocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * Makes server sockets whose connections send small packets at once. Without that each
 * answer waits some 40 ms for the client's acknowledgement of its headers.
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
	 * A server socket that sets TCP_NODELAY on what it accepts.
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
