package io.github.tuxsentry.test.sentry;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for an item. The message of a failure contains the actual value. Not
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class SentryItemAssert extends AbstractAssert<SentryItemAssert, SentryItem> {

	SentryItemAssert(SentryItem actual) {
		super(actual, SentryItemAssert.class);
	}

	/**
	 * Verify the type of the item.
	 * @param type the type
	 * @return this assertion
	 */
	public SentryItemAssert hasType(String type) {
		isNotNull();
		return check("type", this.actual.type(), type);
	}

	/**
	 * Verify the name of the transaction, or of the transaction in which the event
	 * occurred.
	 * @param name the name
	 * @return this assertion
	 */
	public SentryItemAssert hasName(String name) {
		isNotNull();
		return check("name", this.actual.name(), name);
	}

	/**
	 * Verify the operation of the transaction.
	 * @param op the operation
	 * @return this assertion
	 */
	public SentryItemAssert hasOp(String op) {
		isNotNull();
		return check("op", this.actual.op(), op);
	}

	/**
	 * Verify the status of the transaction.
	 * @param status the status, e.g. {@code ok} or {@code internal_error}
	 * @return this assertion
	 */
	public SentryItemAssert hasStatus(String status) {
		isNotNull();
		return check("status", this.actual.status(), status);
	}

	/**
	 * Verify that the transaction does not have a status.
	 * @return this assertion
	 */
	public SentryItemAssert doesNotHaveStatus() {
		isNotNull();
		return check("status", this.actual.status(), null);
	}

	/**
	 * Verify the level of the event.
	 * @param level the level, e.g. {@code error}
	 * @return this assertion
	 */
	public SentryItemAssert hasLevel(String level) {
		isNotNull();
		return check("level", this.actual.level(), level);
	}

	/**
	 * Verify the message of the event or of the user feedback.
	 * @param message the complete formatted message
	 * @return this assertion
	 */
	public SentryItemAssert hasMessage(String message) {
		isNotNull();
		return check("message", this.actual.message(), message);
	}

	/**
	 * Verify that the user feedback refers to an event.
	 * @param event the event
	 * @return this assertion
	 */
	public SentryItemAssert isFeedbackOn(SentryItem event) {
		isNotNull();
		return check("associated event id", this.actual.associatedEventId(), event.eventId());
	}

	/**
	 * Verify that the item has a tag with the given value.
	 * @param key the key of the tag
	 * @param value the value of the tag
	 * @return this assertion
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
	 * Verify that the item does not have a tag.
	 * @param key the key of the tag
	 * @return this assertion
	 */
	public SentryItemAssert doesNotHaveTag(String key) {
		isNotNull();
		return absent("tag " + key, this.actual.payload().path("tags").path(key));
	}

	/**
	 * Verify the ID and the name of the user.
	 * @param id the ID of the user
	 * @param username the name of the user
	 * @return this assertion
	 */
	public SentryItemAssert hasUser(String id, String username) {
		return hasUserId(id).hasUsername(username);
	}

	/**
	 * Verify the ID of the user.
	 * @param id the ID of the user
	 * @return this assertion
	 */
	public SentryItemAssert hasUserId(String id) {
		return hasUserEntry("id", id);
	}

	/**
	 * Verify the name of the user.
	 * @param username the name of the user
	 * @return this assertion
	 */
	public SentryItemAssert hasUsername(String username) {
		return hasUserEntry("username", username);
	}

	/**
	 * Verify that the user has a field with the given value, either directly or in its
	 * {@code data}.
	 * @param key the name of the field
	 * @param value the value of the field, or {@code null} for JSON null
	 * @return this assertion
	 */
	public SentryItemAssert hasUserEntry(String key, @Nullable Object value) {
		isNotNull();
		JsonNode user = this.actual.user();
		JsonNode found = (user.has(key)) ? user.path(key) : user.path("data").path(key);
		return checkEntry("user", user, key, found, value);
	}

	/**
	 * Verify that the item does not have a user.
	 * @return this assertion
	 */
	public SentryItemAssert hasNoUser() {
		isNotNull();
		return absent("user", this.actual.user());
	}

	/**
	 * Verify that the item has a context.
	 * @param name the name of the context
	 * @return this assertion
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
	 * Verify that the item does not have a context.
	 * @param name the name of the context
	 * @return this assertion
	 */
	public SentryItemAssert doesNotHaveContext(String name) {
		isNotNull();
		return absent("context " + name, this.actual.context(name));
	}

	/**
	 * Verify that a context has an entry with the given value.
	 * @param name the name of the context
	 * @param key the key of the entry
	 * @param value the value of the entry: a string, number, boolean, list or map, or
	 * {@code null} for JSON null
	 * @return this assertion
	 */
	public SentryItemAssert hasContextEntry(String name, String key, @Nullable Object value) {
		hasContext(name);
		JsonNode context = this.actual.context(name);
		return checkEntry("context " + name, context, key, context.path(key), value);
	}

	/**
	 * Verify that the item belongs to the same trace as another item.
	 * @param other an item that belongs to a trace
	 * @return this assertion
	 */
	public SentryItemAssert hasTraceIdOf(SentryItem other) {
		isNotNull();
		if (other.traceId() == null) {
			throw failure("Expecting %s to have a trace", other);
		}
		return check("trace id", this.actual.traceId(), other.traceId());
	}

	/**
	 * Verify that an exception of the event is of the given class.
	 * @param type the exact class of the exception, not a superclass
	 * @return this assertion
	 */
	public SentryItemAssert hasExceptionOfType(Class<? extends Throwable> type) {
		String module = type.getPackageName();
		String simpleName = (module.isEmpty()) ? type.getName() : type.getName().substring(module.length() + 1);
		return hasException("of type " + type.getName(), (exception) -> simpleName.equals(text(exception, "type"))
				&& module.equals(Objects.requireNonNullElse(text(exception, "module"), "")));
	}

	/**
	 * Verify that an exception of the event has the given message.
	 * @param message the complete message
	 * @return this assertion
	 */
	public SentryItemAssert hasExceptionMessage(String message) {
		return hasException("with message " + message, (exception) -> message.equals(text(exception, "value")));
	}

	/**
	 * Verify that the event does not have an exception.
	 * @return this assertion
	 */
	public SentryItemAssert hasNoException() {
		isNotNull();
		if (!this.actual.exceptions().isEmpty()) {
			throw failure("Expecting no exception but there are%n  %s", exceptionSummary());
		}
		return this;
	}

	/**
	 * Verify that the transaction has a span, other than its root span, with the given
	 * operation and description.
	 * @param op the operation of the span
	 * @param description the description of the span
	 * @return this assertion
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
	 * Verify that the item has a breadcrumb whose message contains a text.
	 * @param text the text
	 * @return this assertion
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
