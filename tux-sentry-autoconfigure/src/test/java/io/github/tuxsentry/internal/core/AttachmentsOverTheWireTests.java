package io.github.tuxsentry.internal.core;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.DeliveryMonitor;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Attachment;
import io.sentry.Sentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attachments of captured events.
 */
class AttachmentsOverTheWireTests {

	private static final String TOKEN = "ghp_" + "0123456789abcdefghijklmnopqrstuvwxyz";

	private static final byte[] BINARY = { 0, 1, (byte) 0xff, (byte) 0xfe, 10, 0, 13, (byte) 0x80 };

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@TempDir
	private Path directory;

	@Test
	void bytesFilesAndCallbacksAreSentWithTheirEventAlone() throws Exception {
		Path file = Files.writeString(this.directory.resolve("case.json"), "{\"password\": \"hunter-22-secret\"}");
		BotContext.sendingTo(this.sentry).run((context) -> {
			capture(context,
					(event) -> event
						.attachment("request.txt", ("a text with " + TOKEN + " ü").getBytes(StandardCharsets.UTF_8))
						.attachment("image.bin", BINARY)
						.attachment(file)
						.attachment("created.txt", () -> "created".getBytes(StandardCharsets.UTF_8)));
			capture(context, (event) -> {
			});
		});
		assertThat(this.sentry.items("attachment")).extracting((item) -> item.header().path("filename").asText())
			.containsExactlyInAnyOrder("request.txt", "image.bin", "case.json", "created.txt");
		assertThat(text("request.txt")).startsWith("a text with [").endsWith("] ü");
		assertThat(text("created.txt")).isEqualTo("created");
		SentryAssertions.assertThat(this.sentry)
			.hasEvents(2)
			.hasNoMalformedEnvelopes()
			.neverReceived(TOKEN)
			.neverReceived("hunter-22-secret");
		assertThat(this.sentry.rawBodies()).anyMatch((body) -> contains(body, BINARY));
	}

	@Test
	void anAttachmentThatCannotBeReadIsCountedAndDoesNotLoseItsEvent() {
		BotContext.sendingTo(this.sentry).withPropertyValues("sentry.max-attachment-size=100").run((context) -> {
			long before = context.getBean(FaultBarrier.class).count();
			capture(context,
					(event) -> event.attachment(this.directory.resolve("missing.txt")).attachment("failing.txt", () -> {
						throw new IllegalStateException("no content");
					}).attachment("broken.txt", () -> {
						throw new StackOverflowError();
					})
						.attachment("large.txt", new byte[101])
						.attachment("kept.txt", "kept".getBytes(StandardCharsets.UTF_8)));
			assertThat(context.getBean(FaultBarrier.class).count() - before).isEqualTo(4);
		});
		SentryAssertions.assertThat(this.sentry).hasEvents(1).hasNoMalformedEnvelopes();
		assertThat(this.sentry.items("attachment")).extracting((item) -> item.header().path("filename").asText())
			.containsExactly("kept.txt");
	}

	@Test
	void anEmptyAttachmentDoesNotLoseItsEvent() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.logging.attached-lines=5")
			.run((context) -> capture(context, (event) -> event.attachment("empty.txt", new byte[0])
				.attachment("kept.txt", "kept".getBytes(StandardCharsets.UTF_8))));
		SentryAssertions.assertThat(this.sentry).hasEvents(1).hasNoMalformedEnvelopes();
		assertThat(this.sentry.items("attachment")).extracting((item) -> item.header().path("filename").asText())
			.contains("kept.txt")
			.doesNotContain("empty.txt");
	}

	@Test
	void anEventIsSentWithoutItsAttachmentsIfTheyExceedTheQueue() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.delivery.queue-memory=100KB")
			.run((context) -> {
				capture(context, (event) -> event.attachment("one.bin", new byte[60_000])
					.attachment("two.bin", new byte[60_000]));
				capture(context, (event) -> {
				});
				assertThat(context.getBean(DeliveryMonitor.class).snapshot().totalDropped()).isZero();
			});
		SentryAssertions.assertThat(this.sentry).hasEvents(2).hasNoMalformedEnvelopes();
		assertThat(this.sentry.items("attachment")).isEmpty();
		assertThat(this.sentry.items("client_report")
			.stream()
			.flatMap((report) -> report.payload().path("discarded_events").valueStream())
			.filter((discarded) -> discarded.path("category").asText().equals("attachment"))
			.mapToInt((discarded) -> discarded.path("quantity").asInt())
			.sum()).isEqualTo(2);
	}

	@Test
	void contentIsOnlyCreatedForAnEventThatIsSent() {
		AtomicInteger created = new AtomicInteger();
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.filter.ignored-exceptions=java.lang.IllegalStateException")
			.run((context) -> capture(context, (event) -> event.attachment("created.txt", () -> {
				created.incrementAndGet();
				return new byte[1];
			})));
		SentryAssertions.assertThat(this.sentry).hasEvents(0);
		assertThat(created).hasValue(0);
	}

	@Test
	void attachmentsOfTheSdkAreScrubbedToo() {
		byte[] latin = ("grüße " + TOKEN).getBytes(StandardCharsets.ISO_8859_1);
		BotContext.sendingTo(this.sentry)
			.run((context) -> Sentry.captureMessage("hello",
					(scope) -> scope.addAttachment(new Attachment(latin, "latin.txt", "text/plain"))));
		SentryAssertions.assertThat(this.sentry).hasEvents(1).hasNoMalformedEnvelopes().neverReceived(TOKEN);
		assertThat(this.sentry.items("attachment")).hasSize(1);
	}

	private static void capture(ApplicationContext context, Consumer<CaptureSpec> details) {
		SentryManager manager = context.getBean(SentryManager.class);
		manager.captureException(new IllegalStateException("boom"), details);
		manager.flush(Duration.ofSeconds(10));
	}

	private String text(String filename) {
		return this.sentry.items("attachment")
			.stream()
			.filter((item) -> filename.equals(item.header().path("filename").asText()))
			.map(SentryItem::payload)
			.findFirst()
			.orElseThrow()
			.asText();
	}

	private static boolean contains(byte[] body, byte[] part) {
		for (int i = 0; i <= body.length - part.length; i++) {
			if (Arrays.equals(body, i, i + part.length, part, 0, part.length)) {
				return true;
			}
		}
		return false;
	}

}
