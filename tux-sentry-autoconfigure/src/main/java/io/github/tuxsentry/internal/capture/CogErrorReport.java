package io.github.tuxsentry.internal.capture;

import io.github.tuxsentry.capture.CogErrorDetails;

/**
 * Tags and context of a cog error: tags {@code error.type=cog}, {@code cog.name},
 * {@code command.name} and {@code event.name}, context {@code cog_error}.
 */
final class CogErrorReport extends ErrorReport implements CogErrorDetails {

	CogErrorReport(String cog) {
		super("cog", "cog_error");
		tag("cog.name", cog);
		value("cog_name", cog);
	}

	@Override
	public CogErrorDetails command(String command) {
		tag("command.name", command);
		value("command", command);
		return this;
	}

	@Override
	public CogErrorDetails event(String event) {
		tag("event.name", event);
		value("event", event);
		return this;
	}

}
