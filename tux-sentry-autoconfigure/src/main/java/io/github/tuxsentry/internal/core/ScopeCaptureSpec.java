package io.github.tuxsentry.internal.core;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.internal.serialization.SafeStrings;
import io.github.tuxsentry.internal.tag.TagRules;
import io.sentry.Attachment;
import io.sentry.IScope;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;

/**
 * {@link CaptureSpec} that writes the details of an event to the scope of that event.
 */
final class ScopeCaptureSpec implements CaptureSpec {

	private final IScope scope;

	private final BiConsumer<String, Object> extras;

	private final ContextResolver contexts;

	/**
	 * Create a new spec of a scope, on which extras are texts.
	 */
	ScopeCaptureSpec(IScope scope, ContextResolver contexts) {
		this(scope, (key, value) -> scope.setExtra(key, SafeStrings.of(value)), contexts);
	}

	/**
	 * Create a new spec of an event, whose extras can have a structure.
	 */
	ScopeCaptureSpec(IScope scope, SentryEvent event, ContextResolver contexts) {
		this(scope, event::setExtra, contexts);
	}

	private ScopeCaptureSpec(IScope scope, BiConsumer<String, Object> extras, ContextResolver contexts) {
		this.scope = scope;
		this.extras = extras;
		this.contexts = contexts;
	}

	@Override
	public CaptureSpec tag(String key, Object value) {
		String text = TagRules.textOf(value);
		if (TagRules.accept(key, text) && text != null) {
			this.scope.setTag(key, text);
		}
		return this;
	}

	@Override
	public CaptureSpec tags(Map<String, ?> tags) {
		tags.forEach(this::tag);
		return this;
	}

	@Override
	public CaptureSpec context(String name, Map<String, ?> values) {
		this.scope.setContexts(name, new LinkedHashMap<>(values));
		return this;
	}

	@Override
	public CaptureSpec contexts(Map<String, ? extends Map<String, ?>> contexts) {
		contexts.forEach(this::context);
		return this;
	}

	@Override
	public CaptureSpec user(Object user) {
		this.contexts.user(user).ifPresent(this.scope::setUser);
		return this;
	}

	@Override
	public CaptureSpec command(Object command) {
		this.contexts.command(command).ifPresent((context) -> context(context.name(), context.values()));
		return this;
	}

	@Override
	public CaptureSpec extra(String key, Object value) {
		if (value != null) {
			this.extras.accept(key, value);
		}
		return this;
	}

	@Override
	public CaptureSpec level(SentryLevel level) {
		this.scope.setLevel(level);
		return this;
	}

	@Override
	public CaptureSpec fingerprint(String... parts) {
		this.scope.setFingerprint(Arrays.asList(parts));
		return this;
	}

	@Override
	public CaptureSpec attachment(String filename, byte[] content) {
		this.scope.addAttachment(new Attachment(content.clone(), filename));
		return this;
	}

	@Override
	public CaptureSpec attachment(Path file) {
		this.scope.addAttachment(new Attachment(file.toString()));
		return this;
	}

	@Override
	public CaptureSpec attachment(String filename, Callable<byte[]> content) {
		this.scope.addAttachment(Attachment.fromByteProvider(content, filename, null, false));
		return this;
	}

}
