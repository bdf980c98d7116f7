package io.github.tuxsentry.internal.frame;

import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.Sentry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FrameBreadcrumbs}.
 */
class FrameBreadcrumbsTests {

	private final List<String> asked = new ArrayList<>();

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> options.setBeforeBreadcrumb((breadcrumb, hint) -> {
		this.asked.add(breadcrumb.getMessage());
		Sentry.addBreadcrumb("from the callback");
		breadcrumb.setData("seen", hint.get("key"));
		if ("broken".equals(breadcrumb.getMessage())) {
			throw new IllegalStateException("callback");
		}
		return "dropped".equals(breadcrumb.getMessage()) ? null : breadcrumb;
	}));

	private final Frame frame = Frame.isolated(new IsolatedTrace(), new FaultBarrier());

	@Test
	void asksTheCallbackOnceWhenABreadcrumbIsRecorded() {
		Hint hint = new Hint();
		hint.set("key", "value");
		this.frame.addBreadcrumb(new Breadcrumb("kept"), hint);
		this.frame.addBreadcrumb(new Breadcrumb("dropped"));
		this.frame.addBreadcrumb(new Breadcrumb("broken"));
		assertThat(this.frame.isPending()).isTrue();
		assertThat(this.asked).containsExactly("kept", "dropped", "broken");
		assertThat(this.frame.getIsolationScope().getBreadcrumbs()).extracting(Breadcrumb::getMessage)
			.containsExactly("kept", "broken");
		assertThat(this.frame.getIsolationScope().getBreadcrumbs()).first()
			.satisfies((breadcrumb) -> assertThat(breadcrumb.getData("seen")).isEqualTo("value"));
		assertThat(this.frame.getIsolationScope().getBreadcrumbs()).last()
			.satisfies((breadcrumb) -> assertThat(breadcrumb.getData("sentry:message")).isEqualTo("callback"));
		assertThat(this.asked).hasSize(3);
	}

}
