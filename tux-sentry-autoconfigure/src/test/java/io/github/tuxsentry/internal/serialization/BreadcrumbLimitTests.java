package io.github.tuxsentry.internal.serialization;

import java.util.concurrent.atomic.AtomicReference;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.Breadcrumb;
import io.sentry.SentryOptions.BeforeBreadcrumbCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BreadcrumbLimit}.
 */
class BreadcrumbLimitTests {

	private static final String TOKEN = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";

	private final AtomicReference<BeforeBreadcrumbCallback> application = new AtomicReference<>();

	private final FaultBarrier faults = new FaultBarrier();

	@RegisterExtension
	private final LiveSentry sentry = new LiveSentry(
			(options) -> options.setBeforeBreadcrumb(new BreadcrumbLimit(
					(breadcrumb, hint) -> (this.application.get() != null)
							? this.application.get().execute(breadcrumb, hint) : breadcrumb,
					Scrubber.standard(), this.faults)));

	@Test
	void textsAreShortInMemory() {
		Breadcrumb breadcrumb = new Breadcrumb("m".repeat(1_000_000));
		breadcrumb.setData("response", "r".repeat(1_000_000));
		breadcrumb.setData("attempt", 2);
		this.sentry.scopes().addBreadcrumb(breadcrumb);
		Breadcrumb kept = onlyBreadcrumb();
		assertThat(kept.getMessage()).hasSize(8192).endsWith("… [cut]");
		assertThat((String) kept.getData("response")).hasSize(2048).endsWith("… [cut]");
		assertThat(kept.getData("attempt")).isEqualTo(2);
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void noPartOfASecretIsLeftAtTheCut() {
		this.sentry.scopes().addBreadcrumb("m".repeat(8192 - 30) + " " + TOKEN);
		assertThat(onlyBreadcrumb().getMessage()).startsWith("mmm").doesNotContain("ghp_");
	}

	@Test
	void aShortOneIsLeftAlone() {
		Breadcrumb breadcrumb = new Breadcrumb("a short message");
		breadcrumb.setData("key", "value");
		this.sentry.scopes().addBreadcrumb(breadcrumb);
		assertThat(onlyBreadcrumb()).isSameAs(breadcrumb);
		assertThat(breadcrumb.getData("key")).isEqualTo("value");
	}

	@Test
	void theCallbackOfTheApplicationDecides() {
		this.application.set((breadcrumb, hint) -> breadcrumb.getMessage().length() > 8192 ? null : breadcrumb);
		this.sentry.scopes().addBreadcrumb("m".repeat(8193));
		this.sentry.scopes().addBreadcrumb("m");
		assertThat(onlyBreadcrumb().getMessage()).isEqualTo("m");
	}

	private Breadcrumb onlyBreadcrumb() {
		assertThat(this.sentry.scopes().getIsolationScope().getBreadcrumbs()).hasSize(1);
		return this.sentry.scopes().getIsolationScope().getBreadcrumbs().element();
	}

}
