package io.github.tuxsentry.internal.http;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * A call of an API before it is made.
 *
 * @param method the HTTP method in upper case
 * @param uri the whole address
 * @param template the template that the address was made from, or {@code null} if that is
 * not known
 * @param baggage the {@code baggage} header of the request, or {@code null} if it has
 * none
 * @param origin what makes the span, in Sentry's notation; {@code null} if somebody else
 * does
 */
public record ApiRequest(String method, URI uri, @Nullable String template, @Nullable String baggage,
		@Nullable String origin) {

	String endpoint() {
		return (this.template != null) ? EndpointPath.ofTemplate(this.template)
				: EndpointPath.fold(this.uri.getRawPath());
	}

}
