package io.github.tuxsentry.internal.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EndpointPath}.
 */
class EndpointPathTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			-                                                  | /
			/                                                  | /
			/users                                             | /users
			/users/                                            | /users/
			/users/4711                                        | /users/{id}
			/api/v1/users/4711/posts/7                         | /api/v1/users/{id}/posts/{id}
			/oauth2/token                                      | /oauth2/token
			/items/123e4567-e89b-12d3-a456-426614174000        | /items/{id}
			/commits/deadbeef01                                | /commits/{id}
			/facade/decade                                     | /facade/decade
			/sessions/xY3kPq9LmN0oRs2T                         | /sessions/{id}
			/pages/info.0.json                                 | /pages/info.0.json
			/days/2026-11-21                                   | /days/{id}
			/users/alice%40example.org                         | /users/{id}
			/users/a@b.c                                       | /users/{id}
			/words/pneumonoultramicroscopicsilicovolcanoconiosis-and-more | /words/{id}
			/webhooks/123456789012345678/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123 | /webhooks/{id}/{id}
			""")
	void whatLooksLikeAValueIsFolded(String path, String folded) {
		assertThat(EndpointPath.fold(path)).isEqualTo(folded);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/users/{id}                                        | /users/{id}
			users/{id}                                         | /users/{id}
			https://api.example.org/users/{id}?page={page}     | /users/{id}
			https://api.example.org                            | /
			/users/{id}{?page,size}                            | /users/{id}
			/users/{id:[a-z?]+}/posts#top                      | /users/{id:[a-z?]+}/posts
			""")
	void aTemplateIsItsPath(String template, String path) {
		assertThat(EndpointPath.ofTemplate(template)).isEqualTo(path);
	}

	@Test
	void aLongPathIsCut() {
		assertThat(EndpointPath.fold("/a".repeat(1_000_000))).isEqualTo("/a".repeat(10) + "/…");
		assertThat(EndpointPath.fold("/abcdefghijklmnopqrst".repeat(10)))
			.isEqualTo("/abcdefghijklmnopqrst".repeat(7) + "/…");
		assertThat(EndpointPath.ofTemplate("/" + "{a}/".repeat(1_000))).hasSize(150);
		assertThat(EndpointPath.ofTemplate("/" + "a".repeat(149))).hasSize(150).endsWith("a");
		assertThat(EndpointPath.ofTemplate("/a/" + "a".repeat(149))).isEqualTo("/a/…");
	}

}
