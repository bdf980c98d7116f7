package io.github.tuxsentry.test.discord;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import net.dv8tion.jda.api.utils.SessionController;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;

/**
 * Session controller that connects JDA to the local gateway. Since the local Discord does
 * not limit the rate of identifies, each session connects immediately, on a daemon
 * thread.
 */
final class LocalSessionController extends SessionControllerAdapter {

	private static final long RETRY_MILLIS = 1000;

	private final Supplier<String> gatewayUrl;

	private final Set<SessionConnectNode> waiting = ConcurrentHashMap.newKeySet();

	LocalSessionController(Supplier<String> gatewayUrl) {
		this.gatewayUrl = gatewayUrl;
	}

	@Override
	public String getGateway() {
		return this.gatewayUrl.get();
	}

	@Override
	public void appendSession(SessionController.SessionConnectNode node) {
		this.waiting.add(node);
		Thread thread = new Thread(() -> connect(node), "local-discord-connect-" + node.getShardInfo().getShardId());
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void removeSession(SessionController.SessionConnectNode node) {
		this.waiting.remove(node);
	}

	private void connect(SessionConnectNode node) {
		try {
			while (this.waiting.contains(node)) {
				try {
					node.run(false);
					return;
				}
				catch (IllegalStateException ex) {
					log.warn("Could not connect to the local Discord, trying again in a second: {}", ex.getMessage());
					Thread.sleep(RETRY_MILLIS);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.waiting.remove(node);
		}
	}

}
