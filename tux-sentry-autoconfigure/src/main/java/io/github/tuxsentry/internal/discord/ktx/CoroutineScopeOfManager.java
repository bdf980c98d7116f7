package io.github.tuxsentry.internal.discord.ktx;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

import dev.minn.jda.ktx.events.CoroutineEventManager;
import io.github.tuxsentry.tracing.SentryCoroutineContext;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineScopeKt;

import org.springframework.util.ReflectionUtils;

/**
 * Scope in which an event manager launches coroutines, as does a bot that launches them
 * with {@code jda.scope}. The scope cannot be replaced by other means than its field.
 */
final class CoroutineScopeOfManager {

	private CoroutineScopeOfManager() {
	}

	/**
	 * Add the element that propagates the context to coroutines, unless the scope has
	 * one. The job, dispatcher and exception handler of the scope do not change.
	 * @throws IllegalStateException if this version of jda-ktx has no such field
	 */
	static void propagate(CoroutineEventManager manager, SentryCoroutineContext context) {
		if (manager.getCoroutineContext().get(SentryCoroutineContext.KEY) != null) {
			return;
		}
		Field field = scopeField();
		ReflectionUtils.makeAccessible(field);
		if (ReflectionUtils.getField(field, manager) instanceof CoroutineScope scope) {
			ReflectionUtils.setField(field, manager, CoroutineScopeKt.plus(scope, context));
		}
	}

	static Field scopeField() {
		for (Field field : CoroutineEventManager.class.getDeclaredFields()) {
			if (field.getType() == CoroutineScope.class && !Modifier.isStatic(field.getModifiers())) {
				return field;
			}
		}
		throw new IllegalStateException("No field of type CoroutineScope in " + CoroutineEventManager.class.getName());
	}

}
