package io.github.tuxsentry.tracing;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;

/**
 * Tells which classes of beans a subclass made at run time can stand for.
 */
public final class BeanClasses {

	private BeanClasses() {
	}

	/**
	 * Tells whether a subclass that hands all calls on to the bean behaves as the bean
	 * does. It does not where calls or fields get past it: the class is final, or it has
	 * final methods or public fields.
	 * @param type the class of a bean, without what others have made of it
	 * @return {@code true} if a subclass can stand for it
	 */
	public static boolean canBeStoodForBySubclass(Class<?> type) {
		if (type.isInterface() || Modifier.isFinal(type.getModifiers())) {
			return false;
		}
		for (Class<?> current = type; current != null && current != Object.class; current = current.getSuperclass()) {
			if (Stream.of(current.getDeclaredMethods()).anyMatch(BeanClasses::getsPastSubclass)
					|| Stream.of(current.getDeclaredFields()).anyMatch(BeanClasses::isVisible)) {
				return false;
			}
		}
		return true;
	}

	private static boolean getsPastSubclass(Method method) {
		int modifiers = method.getModifiers();
		return Modifier.isFinal(modifiers) && !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers);
	}

	private static boolean isVisible(Field field) {
		return Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers());
	}

}
