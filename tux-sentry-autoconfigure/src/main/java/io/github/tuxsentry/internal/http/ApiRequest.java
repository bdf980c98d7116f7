package io.github.tuxsentry.internal.http;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Request of an API call that has not been sent yet.
 *
 * @param method the HTTP method in upper case
 * @param uri the complete URI
 * @param template the template from which the URI was created, or {@code null} if it is
 * not known
 * @param baggage the {@code baggage} header of the request, or {@code null} if it does
 * not have one
 * @param origin the origin of the span in Sentry's notation, or {@code null} if another
 * component creates the span
 */
public record ApiRequest(String method, URI uri, @Nullable String template, @Nullable String baggage,
		@Nullable String origin) {

	String endpoint() {
		return (this.template != null) ? EndpointPath.ofTemplate(this.template)
				: EndpointPath.fold(this.uri.getRawPath());
	}

}
