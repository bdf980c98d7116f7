package io.github.tuxsentry.internal.core;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.SpanHandle;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.internal.capture.ErrorKinds;
import io.github.tuxsentry.internal.capture.FailedStatements;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.HttpErrors;
import io.github.tuxsentry.internal.http.ResponseText;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.spi.ContextContributor;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.SentryLevel;
import io.sentry.SpanStatus;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link DefaultSentryManager}: what it captures and what it writes to scopes.
 */
@ExtendWith(OutputCaptureExtension.class)
class DefaultSentryManagerTests {

	private final ManagerUnderTest underTest = new ManagerUnderTest();

	private final SentryManager manager = this.underTest.manager;

	private final CommandTracker commands = this.underTest.commands;

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> {
		options.setAttachStacktrace(true);
		options.addEventProcessor(new ErrorKinds(new FailedStatements(),
				new HttpErrors(List::of, new ResponseText(Scrubber.standard()), new FaultBarrier()),
				new FaultBarrier()));
	});

	@Test
	void isInitializedUntilSentryIsClosed() {
		assertThat(this.manager.isInitialized()).isTrue();
		this.sentry.stop();
		assertThat(this.manager.isInitialized()).isFalse();
	}

	@Test
	void capturesAnExceptionAndReturnsTheIdOfItsEvent() {
		SentryId id = this.manager.captureException(new IllegalStateException("boom"));
		SentryAssertions.assertThat(this.sentry.received())
			.onlyEvent()
			.hasLevel("error")
			.hasExceptionOfType(IllegalStateException.class)
			.hasExceptionMessage("boom");
		assertThat(onlyEvent().eventId()).isEqualTo(id.toString());
	}

	@Test
	void capturesAnExceptionWithEverythingThatIsSaidOfIt() {
		User user = new User();
		user.setId("7");
		user.setUsername("alice");
		SentryId id = this.manager.captureException(new IllegalStateException("boom"),
				(event) -> event.tag("shard", 3)
					.tags(Map.of("a", "1", "b", true))
					.context("database", Map.of("table", "cases", "rows", 5))
					.contexts(Map.of("first", Map.of("x", 1), "second", Map.of("y", List.of(1, 2))))
					.user(user)
					.command(new CommandContext("interaction", Map.of("command", "ban")))
					.extra("attempt", 2)
					.level(SentryLevel.FATAL)
					.fingerprint("cases", "broken"));
		SentryItem event = receivedEvent();
		SentryAssertions.assertThat(event)
			.hasTag("shard", "3")
			.hasTag("a", "1")
			.hasTag("b", "true")
			.hasContextEntry("database", "table", "cases")
			.hasContextEntry("database", "rows", 5)
			.hasContextEntry("first", "x", 1)
			.hasContextEntry("second", "y", List.of(1, 2))
			.hasUser("7", "alice")
			.hasContextEntry("interaction", "command", "ban")
			.hasLevel("fatal");
		assertThat(event.payload().path("extra").path("attempt").asText()).isEqualTo("2");
		assertThat(event.payload().path("fingerprint")).extracting((part) -> part.asText())
			.containsExactly("cases", "broken");
		assertThat(event.eventId()).isEqualTo(id.toString());
	}

	@Test
	void keepsWhatIsSaidOfOneEventToThatEvent() {
		this.manager.setTag("scope", "1");
		this.manager.captureException(new IllegalStateException("first"),
				(event) -> event.tag("shard", 3)
					.tag("scope", "2")
					.context("database", Map.of("table", "cases"))
					.user(userNamed("alice"))
					.command(new CommandContext("command", Map.of("command", "ban")))
					.extra("attempt", 2)
					.level(SentryLevel.FATAL)
					.fingerprint("cases"));
		this.manager.captureException(new IllegalStateException("second"));
		SentryItem second = this.sentry.received().events().get(1);
		SentryAssertions.assertThat(second)
			.hasExceptionMessage("second")
			.hasTag("scope", "1")
			.doesNotHaveTag("shard")
			.doesNotHaveContext("database")
			.doesNotHaveContext("command")
			.hasLevel("error");
		assertThat(second.user().has("username")).isFalse();
		assertThat(second.payload().path("extra").has("attempt")).isFalse();
		assertThat(second.payload().path("fingerprint")).isEmpty();
	}

	@Test
	void capturesAMessageOfLevelInfo() {
		SentryId id = this.manager.captureMessage("hello");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasMessage("hello").hasLevel("info");
		assertThat(onlyEvent().eventId()).isEqualTo(id.toString());
	}

	@Test
	void capturesAMessageWithItsLevelAndWhatIsSaidOfIt() {
		this.manager.captureMessage("plain", SentryLevel.WARNING);
		this.manager.captureMessage("told", SentryLevel.WARNING, (event) -> event.tag("a", "1"));
		this.manager.captureMessage("overruled", SentryLevel.WARNING, (event) -> event.level(SentryLevel.ERROR));
		List<SentryItem> events = this.sentry.received().events();
		SentryAssertions.assertThat(events.get(0)).hasMessage("plain").hasLevel("warning").doesNotHaveTag("a");
		SentryAssertions.assertThat(events.get(1)).hasMessage("told").hasLevel("warning").hasTag("a", "1");
		SentryAssertions.assertThat(events.get(2)).hasMessage("overruled").hasLevel("error").doesNotHaveTag("a");
	}

	@Test
	void asksContributorsInOrderWhatAnObjectMeans() {
		record Member(String name) {
		}
		this.underTest.contributors.add(new ContextContributor() {
		});
		this.underTest.contributors.add(contributor(Member.class, "known as member"));
		this.underTest.contributors.add(contributor(Object.class, "known as anything"));
		this.manager.captureMessage("member", SentryLevel.INFO,
				(event) -> event.user(new Member("alice")).command(new Member("alice")));
		this.manager.captureMessage("other", SentryLevel.INFO, (event) -> event.user("bob").command("bob"));
		List<SentryItem> events = this.sentry.received().events();
		SentryAssertions.assertThat(events.get(0))
			.hasUsername("known as member")
			.hasContextEntry("command", "name", "known as member");
		SentryAssertions.assertThat(events.get(1))
			.hasUsername("known as anything")
			.hasContextEntry("command", "name", "known as anything");
	}

	@Test
	void sendsTheEventWithoutAnObjectThatNobodyKnows() {
		this.manager.captureMessage("hello", SentryLevel.INFO,
				(event) -> event.user("unknown").command(42).tag("after", "1"));
		SentryAssertions.assertThat(this.sentry.received())
			.onlyEvent()
			.doesNotHaveContext("command")
			.hasTag("after", "1");
		assertThat(onlyEvent().user().has("username")).isFalse();
		assertThat(this.underTest.faults.count()).isZero();
	}

	@Test
	void sendsTheEventWhenSayingMoreOfItFails() {
		SentryId id = this.manager.captureException(new IllegalStateException("boom"), (event) -> {
			event.tag("before", "1");
			throw new UnsupportedOperationException("details");
		});
		SentryAssertions.assertThat(this.sentry.received())
			.onlyEvent()
			.hasExceptionMessage("boom")
			.hasTag("before", "1");
		assertThat(id).isNotEqualTo(SentryId.EMPTY_ID);
		assertThat(this.underTest.faults.count()).isOne();
	}

	@Test
	void sendsTheStructureOfAnExtra() {
		this.manager.captureMessage("hello", SentryLevel.INFO,
				(event) -> event.extra("ban", Map.of("rows", List.of(1, 2))));
		assertThat(receivedEvent().payload().at("/extra/ban/rows")).extracting(JsonNode::asInt).containsExactly(1, 2);
	}

	@Test
	void aTagThatCannotBePrintedLeavesTheOtherDetails() {
		Map<String, Object> cyclic = new HashMap<>();
		cyclic.put("list", List.of(cyclic));
		this.manager.setTag("cyclic", cyclic);
		this.manager.captureException(new IllegalStateException("boom"),
				(event) -> event.tag("cyclic", cyclic).tag("after", "1").context("after", Map.of("x", 1)));
		SentryAssertions.assertThat(receivedEvent())
			.hasTag("after", "1")
			.hasContextEntry("after", "x", 1)
			.doesNotHaveTag("cyclic");
		assertThat(this.underTest.faults.count()).isZero();
	}

	@Test
	void doesNotSetATagAgainstTheRules(CapturedOutput output) {
		this.manager.setTag("not a key", "v");
		this.manager.setTag("nothing", null);
		this.manager.captureMessage("hello", SentryLevel.INFO,
				(event) -> event.tag("no value", null)
					.extra("nothing", null)
					.tag("long", "v".repeat(201))
					.tags(Map.of("two\nlines", "v"))
					.tag("good", "v"));
		SentryAssertions.assertThat(this.sentry.received())
			.onlyEvent()
			.hasTag("good", "v")
			.doesNotHaveTag("long")
			.doesNotHaveTag("not a key")
			.doesNotHaveTag("nothing")
			.doesNotHaveTag("two\nlines");
		assertThat(this.sentry.local().events().get(0).payload().path("extra").has("nothing")).isFalse();
		assertThat(output).containsOnlyOnce("Tag 'nothing' is not set")
			.contains("Tag 'not a key' is not set")
			.contains("Tag 'long' is not set")
			.contains("Tag 'two?lines' is not set");
	}

	@Test
	void writesToTheCurrentScope() {
		this.underTest.contributors.add(contributor(String.class, "alice"));
		this.manager.setTag("a", 1);
		this.manager.setTags(Map.of("b", 2, "c", "3"));
		this.manager.setContext("bot_stats", Map.of("guild_count", 12));
		this.manager.setUserContext("the user");
		this.manager.setCommandContext(new CommandContext("command", Map.of("prefix", "!")));
		this.manager.captureMessage("hello");
		SentryAssertions.assertThat(this.sentry.received())
			.onlyEvent()
			.hasTag("a", "1")
			.hasTag("b", "2")
			.hasTag("c", "3")
			.hasContextEntry("bot_stats", "guild_count", 12)
			.hasUsername("alice")
			.hasContextEntry("command", "prefix", "!");
	}

	@Test
	void takesACopyOfWhatItIsGiven() {
		Map<String, Object> values = new HashMap<>(Map.of("a", 1));
		this.manager.setContext("mine", values);
		values.put("a", 2);
		this.manager.captureMessage("hello");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasContextEntry("mine", "a", 1);
	}

	@Test
	void addsBreadcrumbs() {
		this.manager.addBreadcrumb("plain");
		this.manager.addBreadcrumb("categorised", "command");
		this.manager.addBreadcrumb("full", "db", SentryLevel.WARNING, Map.of("rows", 3));
		this.manager.captureMessage("hello");
		SentryItem event = receivedEvent();
		assertThat(event.breadcrumbs()).extracting((crumb) -> crumb.path("message").asText())
			.containsExactly("plain", "categorised", "full");
		assertThat(event.breadcrumbs()).extracting((crumb) -> crumb.path("category").asText())
			.containsExactly("default", "command", "db");
		assertThat(event.breadcrumbs()).extracting((crumb) -> crumb.path("level").asText())
			.containsExactly("info", "info", "warning");
		assertThat(event.breadcrumbs().get(2).path("data").path("rows").asInt()).isEqualTo(3);
	}

	@Test
	void startsTransactionsAndSpans() {
		try (TransactionHandle transaction = this.manager.startTransaction("task.background", "draft")) {
			transaction.setName("cleanup");
			try (SpanHandle span = this.manager.startSpan("db.query", "old cases")) {
				this.manager.currentSpan().setTag("table", "cases").close();
				span.setData("rows", 3);
			}
		}
		SentryItem item = this.sentry.received().awaitTransaction("cleanup");
		SentryAssertions.assertThat(item).hasOp("task.background").hasSpan("db.query", "old cases");
		assertThat(item.status()).isNull();
		assertThat(item.context("trace").path("origin").asText()).isEqualTo("manual");
		assertThat(item.spans().get(0).path("tags").path("table").asText()).isEqualTo("cases");
		assertThat(item.spans().get(0).path("data").path("rows").asInt()).isEqualTo(3);
		SentryAssertions.assertThat(this.sentry.local()).hasTransactions(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "trace", "device", "os", "app", "response", "runtime", "browser", "gpu" })
	void sendsTheEventWhateverTheContextIsCalled(String name) {
		this.manager.captureException(new IllegalStateException("boom"),
				(event) -> event.context(name, Map.of("custom", "value")));
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasExceptionMessage("boom");
	}

	@Test
	void doesNotThrowForWhatIsMissing() {
		assertThatNoException().isThrownBy(() -> {
			this.manager.setTag(null, "v");
			this.manager.setTags(null);
			this.manager.setContext(null, Map.of());
			this.manager.setContext("mine", null);
			this.manager.setUserContext(null);
			this.manager.setCommandContext(null);
			this.manager.addBreadcrumb(null, null, null, null);
			this.manager.flush(null);
			this.commands.trackCommandEnd(null);
			this.commands.trackCommandEnd(this.commands.trackCommandStart(null, null));
			this.manager.startSpan(null, null).close();
			assertThat(this.manager.captureException(null)).isEqualTo(SentryId.EMPTY_ID);
		});
		this.manager.captureException(new IllegalStateException("boom"), null);
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasExceptionMessage("boom");
	}

	@Test
	void warnsOnceOfATypeThatNoContributorSupports(CapturedOutput output) {
		this.manager.setUserContext("alice");
		this.manager.setUserContext("bob");
		this.manager.setCommandContext("ping");
		assertThat(output.getOut()).containsOnlyOnce("Cannot set the user from an object of type java.lang.String")
			.containsOnlyOnce("Cannot set the command from an object of type java.lang.String")
			.contains("WARN");
	}

	@Test
	void takesAUserAndACommandContextAsTheyAre() {
		User user = new User();
		user.setId("42");
		this.manager.setUserContext(user);
		this.manager.setCommandContext(new CommandContext("command", Map.of("name", "ping")));
		this.manager.captureMessage("described");
		SentryAssertions.assertThat(this.sentry.received())
			.onlyEvent()
			.hasUserId("42")
			.hasContextEntry("command", "name", "ping");
	}

	@Test
	void aHandleThatIsClosedLeavesTheStatusUnset() {
		try (TransactionHandle transaction = this.manager.startTransaction("task", "unset")) {
			this.manager.startSpan("db", "failed").fail(new IllegalStateException()).close();
		}
		try (TransactionHandle transaction = this.manager.startTransaction("task", "set")) {
			transaction.setStatus(SpanStatus.OK);
		}
		SentryItem unset = this.sentry.received().awaitTransaction("unset");
		assertThat(unset.status()).isNull();
		assertThat(unset.spans()).singleElement()
			.satisfies((span) -> assertThat(span.path("status").asText()).isEqualTo("internal_error"));
		assertThat(this.sentry.received().awaitTransaction("set").status()).isEqualTo("ok");
	}

	@Test
	void setsTheOtherTagsWhenOneCannotBeTurnedIntoText() {
		Object unspeakable = new Object() {
			@Override
			public String toString() {
				throw new UnsupportedOperationException();
			}
		};
		Map<String, Object> tags = new LinkedHashMap<>();
		tags.put("first", unspeakable);
		tags.put("second", "2");
		this.manager.setTags(tags);
		this.manager.captureMessage("hello");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().doesNotHaveTag("first").hasTag("second", "2");
	}

	@Test
	void keepsAFaultOfAContributorFromTheBot() {
		this.underTest.contributors.add(new ContextContributor() {

			@Override
			public User toUser(Object source) {
				throw new IllegalStateException("broken contributor");
			}

		});
		assertThatNoException().isThrownBy(() -> this.manager.setUserContext("x"));
		this.underTest.contributors.add(contributor(String.class, "known as text"));
		this.manager.captureException(new IllegalStateException("boom"), (event) -> event.user("x"));
		SentryAssertions.assertThat(this.sentry.received())
			.onlyEvent()
			.hasExceptionMessage("boom")
			.hasUsername("known as text");
		assertThat(this.underTest.faults.count()).isEqualTo(2);
	}

	private SentryItem receivedEvent() {
		this.sentry.received();
		return onlyEvent();
	}

	private SentryItem onlyEvent() {
		assertThat(this.sentry.local().events()).hasSize(1);
		return this.sentry.local().events().get(0);
	}

	private static User userNamed(String name) {
		User user = new User();
		user.setUsername(name);
		return user;
	}

	private static ContextContributor contributor(Class<?> type, String name) {
		return new ContextContributor() {

			@Override
			public User toUser(Object source) {
				return type.isInstance(source) ? userNamed(name) : null;
			}

			@Override
			public CommandContext toCommandContext(Object source) {
				return type.isInstance(source) ? new CommandContext("command", Map.of("name", name)) : null;
			}

		};
	}

}
