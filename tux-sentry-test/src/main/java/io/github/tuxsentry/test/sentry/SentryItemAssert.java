package io.github.tuxsentry.test.sentry;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on one item. A failure shows what the item holds in that place.
 */
public final class SentryItemAssert extends AbstractAssert<SentryItemAssert, SentryItem> {

	SentryItemAssert(SentryItem actual) {
		super(actual, SentryItemAssert.class);
	}

	/**
	 * The item is of a type.
	 * @param type the item type
	 * @return this
	 */
	public SentryItemAssert hasType(String type) {
		isNotNull();
		return check("type", this.actual.type(), type);
	}

	/**
	 * The item has a transaction name.
	 * @param name the name
	 * @return this
	 */
	public SentryItemAssert hasName(String name) {
		isNotNull();
		return check("name", this.actual.name(), name);
	}

	/**
	 * The transaction has an operation.
	 * @param op the op
	 * @return this
	 */
	public SentryItemAssert hasOp(String op) {
		isNotNull();
		return check("op", this.actual.op(), op);
	}

	/**
	 * The transaction ended with a status.
	 * @param status the status, such as {@code ok} or {@code internal_error}
	 * @return this
	 */
	public SentryItemAssert hasStatus(String status) {
		isNotNull();
		return check("status", this.actual.status(), status);
	}

	/**
	 * The transaction ended without a status.
	 * @return this
	 */
	public SentryItemAssert doesNotHaveStatus() {
		isNotNull();
		return check("status", this.actual.status(), null);
	}

	/**
	 * The event has a level.
	 * @param level the level, such as {@code error}
	 * @return this
	 */
	public SentryItemAssert hasLevel(String level) {
		isNotNull();
		return check("level", this.actual.level(), level);
	}

	/**
	 * The event has a message.
	 * @param message the whole formatted message
	 * @return this
	 */
	public SentryItemAssert hasMessage(String message) {
		isNotNull();
		return check("message", this.actual.message(), message);
	}

	/**
	 * The feedback of a user is about an event.
	 * @param event the event
	 * @return this
	 */
	public SentryItemAssert isFeedbackOn(SentryItem event) {
		isNotNull();
		return check("associated event id", this.actual.associatedEventId(), event.eventId());
	}

	/**
	 * The item has a tag.
	 * @param key the tag's key
	 * @param value the tag's value
	 * @return this
	 */
	public SentryItemAssert hasTag(String key, String value) {
		isNotNull();
		if (!value.equals(this.actual.tag(key))) {
			throw failure("Expecting tag%n  %s=%s%nbut the tags are%n  %s", key, value,
					this.actual.payload().path("tags"));
		}
		return this;
	}

	/**
	 * The item lacks a tag.
	 * @param key the tag's key
	 * @return this
	 */
	public SentryItemAssert doesNotHaveTag(String key) {
		isNotNull();
		return absent("tag " + key, this.actual.payload().path("tags").path(key));
	}

	/**
	 * The item's user has an id and a name.
	 * @param id the user's id
	 * @param username the user's name
	 * @return this
	 */
	public SentryItemAssert hasUser(String id, String username) {
		return hasUserId(id).hasUsername(username);
	}

	/**
	 * The item's user has an id.
	 * @param id the user's id
	 * @return this
	 */
	public SentryItemAssert hasUserId(String id) {
		return hasUserEntry("id", id);
	}

	/**
	 * The item's user has a name.
	 * @param username the user's name
	 * @return this
	 */
	public SentryItemAssert hasUsername(String username) {
		return hasUserEntry("username", username);
	}

	/**
	 * The item's user has a field, either its own or one of its {@code data}.
	 * @param key the field's name
	 * @param value the field's value
	 * @return this
	 */
	public SentryItemAssert hasUserEntry(String key, @Nullable Object value) {
		isNotNull();
		JsonNode user = this.actual.user();
		JsonNode found = (user.has(key)) ? user.path(key) : user.path("data").path(key);
		return checkEntry("user", user, key, found, value);
	}

	/**
	 * The item has no user.
	 * @return this
	 */
	public SentryItemAssert hasNoUser() {
		isNotNull();
		return absent("user", this.actual.user());
	}

	/**
	 * The item has a context.
	 * @param name the context's name
	 * @return this
	 */
	public SentryItemAssert hasContext(String name) {
		isNotNull();
		if (this.actual.context(name).isMissingNode()) {
			throw failure("Expecting a context named %s but the contexts are%n  %s", name,
					this.actual.payload().path("contexts"));
		}
		return this;
	}

	/**
	 * The item lacks a context.
	 * @param name the context's name
	 * @return this
	 */
	public SentryItemAssert doesNotHaveContext(String name) {
		isNotNull();
		return absent("context " + name, this.actual.context(name));
	}

	/**
	 * A context has an entry.
	 * @param name the context's name
	 * @param key the entry's key
	 * @param value the entry's value: text, number, boolean, list, map, or null
	 * @return this
	 */
	public SentryItemAssert hasContextEntry(String name, String key, @Nullable Object value) {
		hasContext(name);
		JsonNode context = this.actual.context(name);
		return checkEntry("context " + name, context, key, context.path(key), value);
	}

	/**
	 * The item belongs to the same trace as another.
	 * @param other an item with a trace
	 * @return this
	 */
	public SentryItemAssert hasTraceIdOf(SentryItem other) {
		isNotNull();
		if (other.traceId() == null) {
			throw failure("Expecting %s to have a trace", other);
		}
		return check("trace id", this.actual.traceId(), other.traceId());
	}

	/**
	 * One of the event's exceptions is of a class.
	 * @param type the exception's class, exactly
	 * @return this
	 */
	public SentryItemAssert hasExceptionOfType(Class<? extends Throwable> type) {
		String module = type.getPackageName();
		String simpleName = (module.isEmpty()) ? type.getName() : type.getName().substring(module.length() + 1);
		return hasException("of type " + type.getName(), (exception) -> simpleName.equals(text(exception, "type"))
				&& module.equals(Objects.requireNonNullElse(text(exception, "module"), "")));
	}

	/**
	 * One of the event's exceptions has a message.
	 * @param message the whole message
	 * @return this
	 */
	public SentryItemAssert hasExceptionMessage(String message) {
		return hasException("with message " + message, (exception) -> message.equals(text(exception, "value")));
	}

	/**
	 * The event has no exception.
	 * @return this
	 */
	public SentryItemAssert hasNoException() {
		isNotNull();
		if (!this.actual.exceptions().isEmpty()) {
			throw failure("Expecting no exception but there are%n  %s", exceptionSummary());
		}
		return this;
	}

	/**
	 * The transaction has a span, below its root.
	 * @param op the span's op
	 * @param description the span's description
	 * @return this
	 */
	public SentryItemAssert hasSpan(String op, String description) {
		isNotNull();
		List<JsonNode> spans = this.actual.spans();
		if (spans.stream()
			.noneMatch((span) -> op.equals(text(span, "op")) && description.equals(text(span, "description")))) {
			throw failure("Expecting a span%n  %s %s%nbut the spans are%n  %s", op, description,
					spans.stream().map((span) -> text(span, "op") + " " + text(span, "description")).toList());
		}
		return this;
	}

	/**
	 * The item has a breadcrumb whose message contains a text.
	 * @param text the text
	 * @return this
	 */
	public SentryItemAssert hasBreadcrumb(String text) {
		isNotNull();
		List<String> messages = this.actual.breadcrumbs()
			.stream()
			.map((crumb) -> crumb.path("message").asText())
			.toList();
		if (messages.stream().noneMatch((message) -> message.contains(text))) {
			throw failure("Expecting a breadcrumb containing%n  %s%nbut the breadcrumbs are%n  %s", text, messages);
		}
		return this;
	}

	private SentryItemAssert hasException(String what, Predicate<JsonNode> condition) {
		isNotNull();
		if (this.actual.exceptions().stream().noneMatch(condition)) {
			throw failure("Expecting an exception %s but the exceptions are%n  %s", what, exceptionSummary());
		}
		return this;
	}

	private List<String> exceptionSummary() {
		return this.actual.exceptions()
			.stream()
			.map((exception) -> text(exception, "module") + "." + text(exception, "type") + ": "
					+ text(exception, "value"))
			.toList();
	}

	private SentryItemAssert check(String what, @Nullable String found, @Nullable String expected) {
		if (!Objects.equals(expected, found)) {
			throw failure("Expecting %s%n  %s%nbut it is%n  %s%nin%n  %s", what, expected, found, this.actual);
		}
		return this;
	}

	private SentryItemAssert checkEntry(String where, JsonNode holder, String key, JsonNode found,
			@Nullable Object value) {
		if (!found.equals(Json.onTheWire(value))) {
			throw failure("Expecting %s to have%n  %s=%s%nbut it is%n  %s", where, key, value, holder);
		}
		return this;
	}

	private SentryItemAssert absent(String what, JsonNode found) {
		if (!found.isMissingNode()) {
			throw failure("Expecting no %s but it is%n  %s", what, found);
		}
		return this;
	}

	private static @Nullable String text(JsonNode node, String field) {
		return node.path(field).textValue();
	}

}
