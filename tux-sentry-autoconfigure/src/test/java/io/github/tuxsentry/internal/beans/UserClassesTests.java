package io.github.tuxsentry.internal.beans;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UserClasses}.
 */
class UserClassesTests {

	@Test
	void areTheClassesThemselves() {
		assertThat(UserClasses.of(new Listener())).isEqualTo(Listener.class);
		assertThat(UserClasses.of(Listener.class)).isEqualTo(Listener.class);
	}

	@Test
	void areTheTargetClassesOfProxies() {
		assertThat(UserClasses.of(proxy(true))).isEqualTo(Listener.class);
		assertThat(UserClasses.of(proxy(false))).isEqualTo(Listener.class);
		assertThat(UserClasses.of(new ProxyFactory(proxy(false)).getProxy())).isEqualTo(Listener.class);
	}

	@Test
	void areTheClassesThatDeclareLambdas() {
		assertThat(UserClasses.of((Runnable) () -> {
		})).isEqualTo(UserClassesTests.class);
		assertThat(UserClasses.of((Runnable) this::areTheClassesThemselves)).isEqualTo(UserClassesTests.class);
		assertThat(UserClasses.of(Listener.lambda())).isEqualTo(Listener.class);
	}

	@Test
	void areTheClassesThatEncloseAnonymousClasses() {
		Supplier<Runnable> anonymous = new Supplier<>() {
			@Override
			public Runnable get() {
				return () -> {
				};
			}
		};
		assertThat(UserClasses.of(anonymous)).isEqualTo(UserClassesTests.class);
		assertThat(UserClasses.of(anonymous.get())).isEqualTo(UserClassesTests.class);
	}

	@Test
	void areTheClassesOfTheHandlersOfOtherProxies() {
		Object proxy = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Runnable.class },
				(self, method, arguments) -> null);
		assertThat(UserClasses.of(proxy)).isEqualTo(UserClassesTests.class);
	}

	private static Object proxy(boolean bySubclass) {
		ProxyFactory factory = new ProxyFactory(new Listener());
		factory.setProxyTargetClass(bySubclass);
		return factory.getProxy();
	}

	static class Listener implements Runnable {

		static Runnable lambda() {
			return () -> {
			};
		}

		@Override
		public void run() {
		}

	}

}
