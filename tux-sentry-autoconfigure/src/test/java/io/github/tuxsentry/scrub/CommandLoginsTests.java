package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandLogins}.
 */
class CommandLoginsTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiterString = "->", quoteCharacter = '^', textBlock = """
			curl -u bob:ab12 x -> curl -u bob:[password] x
			curl -u 'bob:ab12' x -> curl -u 'bob:[password]' x
			curl -u :ab12 x -> curl -u :[password] x
			curl --user=bob:ab12 x -> curl --user=bob:[password] x
			curl --user bob:ab12 x -> curl --user bob:[password] x
			curl --proxy-user bob:ab12 x -> curl --proxy-user bob:[password] x
			http -a bob:ab12 x -> http -a bob:[password] x
			mysql -pab12 x -> mysql -p[password] x
			mysql -p'ab12' x -> mysql -p'[password]' x
			mysqldump -pab12 x -> mysqldump -p[password] x
			mysqladmin -pab12 x -> mysqladmin -p[password] x
			mariadb -pab12 x -> mariadb -p[password] x
			mariadb-dump -pab12 x -> mariadb-dump -p[password] x
			sshpass -p ab12 x -> sshpass -p [password] x
			docker login -p ab12 x -> docker login -p [password] x
			podman login -p ab12 x -> podman login -p [password] x
			redis-cli -a ab12 x -> redis-cli -a [password] x
			curl -u  bob:ab12 x -> curl -u  bob:[password] x
			""")
	void passwordIsReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "->", quoteCharacter = '^', textBlock = """
			curl -u bob x
			curl -u bob: x
			curl -u bob:$P x
			curl -u $A:$B x
			curl -s | x -u bob:ab12
			xcurl -u bob:ab12 x
			curl-x -u bob:ab12 x
			mysql -p ab12 x
			sshpass -p -x
			sshpass -p [password] x
			docker run -p 80:80 x
			mysql -x-pab12 x
			""")
	void otherTextIsKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

}
