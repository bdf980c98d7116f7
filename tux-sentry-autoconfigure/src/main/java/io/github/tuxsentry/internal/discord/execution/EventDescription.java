package io.github.tuxsentry.internal.discord.execution;

import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tag.TagRules;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.sentry.IScope;
import io.sentry.ScopeCallback;
import io.sentry.protocol.User;
import net.dv8tion.jda.api.events.GenericEvent;
import org.jspecify.annotations.Nullable;

/**
 * Description of an event and of the invocation by a user, for the scope in which they
 * are handled. It is read from the event when the scope is required, which is rarely the
 * case for an event that is no invocation.
 */
final class EventDescription implements ScopeCallback {

	private final GenericEvent event;

	private final @Nullable Invocation invocation;

	private final Breadcrumbs breadcrumbs;

	private final FaultBarrier faults;

	private final long timestamp;

	/**
	 * Create a new description.
	 * @param event the event
	 * @param invocation the invocation, or {@code null} for another event
	 * @param breadcrumbs the breadcrumbs to record
	 * @param faults handles internal errors
	 */
	EventDescription(GenericEvent event, @Nullable Invocation invocation, Breadcrumbs breadcrumbs,
			FaultBarrier faults) {
		this.event = event;
		this.invocation = invocation;
		this.breadcrumbs = breadcrumbs;
		this.faults = faults;
		this.timestamp = (invocation != null) ? System.currentTimeMillis() : 0;
	}

	@Override
	public void run(IScope scope) {
		this.faults.run("set the shard",
				() -> tag(scope, "shard.id", String.valueOf(this.event.getJDA().getShardInfo().getShardId())));
		EventOrigin origin = this.faults.get("find the origin of an event", () -> EventOrigin.of(this.event),
				EventOrigin.NONE);
		if (origin.guildId() != null) {
			tag(scope, "guild.id", origin.guildId());
		}
		if (this.invocation == null) {
			describe(scope, this.event.getClass().getSimpleName(), origin);
		}
		else {
			describe(scope, this.invocation);
		}
	}

	private static void describe(IScope scope, String name, EventOrigin origin) {
		tag(scope, "event.name", name);
		scope.setContexts("event", origin.toContext(name));
		if (origin.userId() != null) {
			User user = new User();
			user.setId(origin.userId());
			scope.setUser(user);
		}
	}

	private void describe(IScope scope, Invocation invoked) {
		tag(scope, "command.name", invoked.name());
		tag(scope, "command.type", invoked.kind().type());
		this.faults.run("describe a user", () -> scope.setUser(invoked.user().get()));
		this.faults.run("describe a command", () -> {
			CommandContext context = invoked.context().get();
			scope.setContexts(context.name(), context.values());
		});
		if (this.breadcrumbs.records(Breadcrumbs.Kind.COMMAND)) {
			this.faults.run("record a command", () -> scope.addBreadcrumb(invoked.breadcrumb(this.timestamp)));
		}
	}

	private static void tag(IScope scope, String key, String value) {
		if (TagRules.accept(key, value)) {
			scope.setTag(key, value);
		}
	}

}
