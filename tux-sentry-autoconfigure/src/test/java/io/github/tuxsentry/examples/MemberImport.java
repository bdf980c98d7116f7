package io.github.tuxsentry.examples;

import java.util.List;
import java.util.Map;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.tracing.Transaction;

/**
 * The example of docs/instrumentation.md.
 */
public class MemberImport {

	private final SentryManager sentry;

	private final BotMetrics metrics;

	private final Members members;

	MemberImport(SentryManager sentry, BotMetrics metrics, Members members) {
		this.sentry = sentry;
		this.metrics = metrics;
		this.members = members;
	}

	@Transaction(op = "task.background", name = "import_members")
	public void importMembers(String source) {
		this.sentry.setTag("import.source", source);
		this.metrics.timeTask("import_members").run((task) -> {
			List<String> members = this.sentry.trace("http.client", "Download members", this.members::download);
			this.sentry.addBreadcrumb("Downloaded " + members.size() + " members", "import");
			for (String member : members) {
				try {
					this.members.store(member);
				}
				catch (IllegalStateException ex) {
					task.failed(ex);
					this.sentry.captureException(ex, (event) -> event.context("member", Map.of("name", member)));
				}
			}
		});
	}

	/**
	 * Members that are imported.
	 */
	interface Members {

		List<String> download();

		void store(String member);

	}

}
