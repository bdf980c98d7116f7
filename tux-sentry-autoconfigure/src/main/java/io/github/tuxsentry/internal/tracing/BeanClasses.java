package io.github.tuxsentry.internal.tracing;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Checks whether a runtime subclass can proxy the class of a bean.
 */
public final class BeanClasses {

	private BeanClasses() {
	}

	/**
	 * Tells whether a subclass that hands all calls on to the bean can be made and
	 * behaves as the bean does.
	 * @param type the class of a bean, without what others have made of it
	 * @return {@code true} if a subclass can stand for it
	 */
	public static boolean canBeStoodForBySubclass(Class<?> type) {
		return objectionToSubclass(type) == null;
	}

	/**
	 * Says why no subclass can stand for a bean: it cannot be made, since the class is
	 * final, sealed, or has only private constructors; or calls or fields get past it,
	 * since the class has public fields, or final methods that can reach fields.
	 * @param type the class of a bean, without what others have made of it
	 * @return the reason, to follow on the name of the class, or {@code null}
	 */
	public static @Nullable String objectionToSubclass(Class<?> type) {
		return objectionToSubclass(type, Object.class);
	}

	/**
	 * Return why no subclass can stand for a bean, as {@link #objectionToSubclass(Class)}
	 * does.
	 * @param type the class of a bean, without what others have made of it
	 * @param trusted the class or a superclass of it whose members, and those of its own
	 * superclasses, are known to do no harm
	 * @return the reason, to follow on the name of the class, or {@code null}
	 */
	public static @Nullable String objectionToSubclass(Class<?> type, Class<?> trusted) {
		if (type.isInterface()) {
			return "is an interface";
		}
		if (Modifier.isFinal(type.getModifiers())) {
			return "is final";
		}
		if (type.isSealed()) {
			return "is sealed";
		}
		if (Stream.of(type.getDeclaredConstructors()).allMatch(BeanClasses::isPrivate)) {
			return "has only private constructors";
		}
		for (Class<?> current = type; current != null && current != trusted; current = current.getSuperclass()) {
			String objection = objectionToMembers(current);
			if (objection != null) {
				return objection;
			}
		}
		return null;
	}

	private static @Nullable String objectionToMembers(Class<?> type) {
		for (Field field : type.getDeclaredFields()) {
			if (Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())) {
				return "has the public field " + field.getName();
			}
		}
		for (Method method : type.getDeclaredMethods()) {
			if (getsPastSubclass(method) && hasState(type)) {
				return "has the final method " + method.getName();
			}
		}
		return null;
	}

	private static boolean getsPastSubclass(Method method) {
		int modifiers = method.getModifiers();
		return Modifier.isFinal(modifiers) && !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers);
	}

	/**
	 * A final method runs on the subclass's instance, whose fields are empty. It is
	 * harmless where it can see none, as that of a base class which only calls others.
	 */
	private static boolean hasState(Class<?> type) {
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			if (Stream.of(current.getDeclaredFields()).anyMatch((field) -> !Modifier.isStatic(field.getModifiers()))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isPrivate(Constructor<?> constructor) {
		return Modifier.isPrivate(constructor.getModifiers());
	}

}
