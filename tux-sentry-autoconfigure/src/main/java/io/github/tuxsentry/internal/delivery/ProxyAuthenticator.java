package io.github.tuxsentry.internal.delivery;

import java.net.Authenticator;
import java.net.PasswordAuthentication;

import org.jspecify.annotations.Nullable;

/**
 * Shows the password to one proxy and to nobody else.
 */
final class ProxyAuthenticator extends Authenticator {

	private final @Nullable String host;

	private final PasswordAuthentication password;

	ProxyAuthenticator(@Nullable String host, PasswordAuthentication password) {
		this.host = host;
		this.password = password;
	}

	@Override
	protected @Nullable PasswordAuthentication getPasswordAuthentication() {
		return (getRequestorType() == RequestorType.PROXY && getRequestingHost().equalsIgnoreCase(this.host))
				? this.password : null;
	}

}
