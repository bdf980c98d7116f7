package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link XmlElements}.
 */
class XmlElementsTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					<password>ab12</password> | <password>[password]</password>
					<password> ab12 </password> | <password> [password] </password>
					<password type="x">ab12</password> | <password type="x">[password]</password>
					<ns:password>ab12</ns:password> | <ns:password>[password]</ns:password>
					<property name="password">ab12</property> | <property name="password">[password]</property>
					<property key='password'>ab12</property> | <property key='password'>[password]</property>
					<property id="password">ab12</property> | <property id="password">[password]</property>
					<property name="other" key="password">ab12</property> | <property name="other" key="password">[password]</property>
					<property name="password"> <value>ab12</value></property> | <property name="password"> <value>[password]</value></property>
					<password><![CDATA[ab<12]]></password> | <password><![CDATA[[password]]]></password>
					<password><![CDATA[ab]12]]></password> | <password><![CDATA[[password]]]></password>
					<password><![CDATA[ab12 | <password><![CDATA[[password]
					&lt;password&gt;ab12&lt;/password&gt; | &lt;password&gt;[password]&lt;/password&gt;
					""")
	void contentIsReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			<password></password>
			<password> </password>
			<password/>ab12</x>
			<a><b>ab12</b></a>
			<ns:other>ab12</ns:other>
			<property title="password">ab12</property>
			<property xname="password">ab12</property>
			<property name="password>ab12</property>
			<property name="password'>ab12</property>
			<password>ab12
			<password>ab12<
			<password>ab12<b>
			<password>${x}</password>
			<password>{x}</password>
			<password>%x%</password>
			<password>[password]</password>
			&lt;password&gt;ab12&lt;b
			&lt;other&gt;ab12&lt;/other&gt;
			password&gt;ab12&lt;/password&gt;
			a->password>ab12</x>
			a=>ab12</x>
			""")
	void otherTextIsKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

}
