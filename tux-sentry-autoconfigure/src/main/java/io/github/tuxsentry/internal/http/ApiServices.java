package io.github.tuxsentry.internal.http;

import java.net.URI;
import java.util.List;

/**
 * The APIs that have a name. Immutable.
 */
final class ApiServices {

	private final List<ApiService> services;

	/**
	 * Creates the services.
	 * @param services the services; the first that an address belongs to has it
	 */
	ApiServices(List<ApiService> services) {
		this.services = List.copyOf(services);
	}

	/**
	 * Finds the API that an address belongs to.
	 * @param uri the address
	 * @return the API; one named after the host if none has a name
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
