package io.github.tuxsentry.internal.core;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.internal.tag.TagRules;
import io.sentry.Attachment;
import io.sentry.IScope;
import io.sentry.SentryLevel;

/**
 * {@link CaptureSpec} that writes the details of an event to the scope of that event.
 */
final class ScopeCaptureSpec implements CaptureSpec {

	private final IScope scope;

	private final ContextResolver contexts;

	ScopeCaptureSpec(IScope scope, ContextResolver contexts) {
		this.scope = scope;
		this.contexts = contexts;
	}

	@Override
	public CaptureSpec tag(String key, Object value) {
		String text = (value != null) ? String.valueOf(value) : null;
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
			this.scope.setExtra(key, String.valueOf(value));
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
