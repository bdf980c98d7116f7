package io.github.tuxsentry.internal.http;

import java.net.URI;
import java.util.List;

import io.github.tuxsentry.internal.http.ApiServices.ApiService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiServices} and {@link ApiService}.
 */
class ApiServicesTests {

	private final ApiServices services = new ApiServices(List.of(service("GitHub API v3", "https://example.org/api/v3"),
			service("GitHub", "https://api.github.com"), service("Local", "http://localhost:8080/")));

	private static ApiService service(String name, String url) {
		return new ApiService(name, List.of(URI.create(url)), true, null);
	}

	@ParameterizedTest
	@CsvSource({ "https://api.github.com, GitHub", "https://api.github.com/, GitHub",
			"https://API.github.com:443/repos?q=1, GitHub",
			"https://api.github.com.evil.org/repos, api.github.com.evil.org",
			"http://api.github.com/repos, api.github.com", "https://api.github.com:8443/repos, api.github.com",
			"https://example.org/api/v3/users, GitHub API v3", "https://example.org/api/v30, example.org",
			"https://example.org/, example.org", "http://localhost:8080/x, Local", "http://localhost/x, localhost",
			"unix:/socket, unknown" })
	void anAddressBelongsToTheServiceItStartsWith(URI uri, String name) {
		assertThat(this.services.find(uri).name()).isEqualTo(name);
	}

}
