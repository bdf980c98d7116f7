package io.github.tuxsentry.internal.executor;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MonitorSlugTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			CaseCleanup.deleteOldCases, case-cleanup-delete-old-cases
			JDAPing.run,                jdaping-run
			Daily.send_report,          daily-send-report
			Stats2.tick,                stats2-tick
			daily,                      daily
			Tägliche.Meldung,           t-gliche-meldung
			""")
	void isMadeFromBeanAndMethod(String name, String slug) {
		assertThat(MonitorSlug.of(name)).isEqualTo(slug);
	}

	@Test
	void twoLongNamesStayTwo() {
		String common = "AVeryLongNameOfAConfigurationClassOfTheBot.deleteAllOldCasesOfGuild";
		assertThat(MonitorSlug.of(common + "A")).hasSize(50).isNotEqualTo(MonitorSlug.of(common + "B"));
	}

	@Property
	void isAlwaysTakenBySentry(@ForAll String name, @ForAll String distinction) {
		assertThat(MonitorSlug.of(name)).matches("(?=.*[a-z])[a-z0-9-]{1,50}");
		assertThat(MonitorSlug.of(name, distinction)).matches("(?=.*[a-z])[a-z0-9-]{1,50}");
	}

}
