package io.github.tuxsentry.internal.http;

import java.net.URI;
import java.util.List;

/**
 * Named APIs. Immutable.
 */
final class ApiServices {

	private final List<ApiService> services;

	/**
	 * Create a new registry.
	 * @param services the services; the first one that matches a URI applies
	 */
	ApiServices(List<ApiService> services) {
		this.services = List.copyOf(services);
	}

	/**
	 * Find the API to which a URI belongs.
	 * @param uri the URI
	 * @return the API, named after the host if no named API matches
	 */
	public ApiService find(URI uri) {
		for (ApiService service : this.services) {
			if (service.contains(uri)) {
				return service;
			}
		}
		return ApiService.unnamed(uri);
	}

}
