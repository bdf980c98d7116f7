package io.github.tuxsentry.internal.beans;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Conditions for proxies of beans by a runtime subclass.
 */
public final class BeanClasses {

	private BeanClasses() {
	}

	/**
	 * Return whether a subclass that delegates all calls to the bean can be created and
	 * behaves like the bean.
	 * @param type the class of the bean, without proxies
	 * @return {@code true} if a subclass can proxy it
	 */
	public static boolean isProxyableBySubclass(Class<?> type) {
		return reasonNotProxyable(type) == null;
	}

	/**
	 * Return the reason why a bean cannot be proxied by a subclass. Either the subclass
	 * cannot be created, since the class is final, sealed, or has only private
	 * constructors. Or it cannot intercept all accesses, since the class has public
	 * fields, or final methods that can access fields.
	 * @param type the class of the bean, without proxies
	 * @return the reason, to be appended to the name of the class, or {@code null}
	 */
	public static @Nullable String reasonNotProxyable(Class<?> type) {
		return reasonNotProxyable(type, Object.class);
	}

	/**
	 * Return the reason why a bean cannot be proxied by a subclass, as
	 * {@link #reasonNotProxyable(Class)} does.
	 * @param type the class of the bean, without proxies
	 * @param trusted the class or a superclass of it whose members, and those of its own
	 * superclasses, are known to be harmless
	 * @return the reason, to be appended to the name of the class, or {@code null}
	 */
	public static @Nullable String reasonNotProxyable(Class<?> type, Class<?> trusted) {
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
			String objection = reasonMembersNotProxyable(current);
			if (objection != null) {
				return objection;
			}
		}
		return null;
	}

	private static @Nullable String reasonMembersNotProxyable(Class<?> type) {
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
	 * A final method runs on the instance of the subclass, whose fields are empty. It is
	 * harmless if it cannot access any, like that of a base class which only calls other
	 * methods.
	 */
	private static boolean hasState(Class<?> type) {
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			if (Stream.of(current.getDeclaredFields()).anyMatch((field) -> !Modifier.isStatic(field.getModifiers()))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the class loader for a proxy with an additional interface.
	 * @param type the proxied class
	 * @param marker the interface that is added to the proxy
	 * @return the class loader of the class if it can load the interface, otherwise the
	 * class loader of the interface
	 */
	public static @Nullable ClassLoader classLoaderFor(Class<?> type, Class<?> marker) {
		ClassLoader classLoader = type.getClassLoader();
		return ClassUtils.isVisible(marker, classLoader) ? classLoader : marker.getClassLoader();
	}

	private static boolean isPrivate(Constructor<?> constructor) {
		return Modifier.isPrivate(constructor.getModifiers());
	}

}
