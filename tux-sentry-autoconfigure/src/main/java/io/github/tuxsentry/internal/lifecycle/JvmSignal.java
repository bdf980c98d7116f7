package io.github.tuxsentry.internal.lifecycle;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Signal of the operating system that the JVM can observe. The JVM's own class for it is
 * not a supported API. It is therefore looked up reflectively, and signals are not
 * available if it is missing.
 */
final class JvmSignal {

	static final String TYPE = "sun.misc.Signal";

	static final String HANDLER_TYPE = "sun.misc.SignalHandler";

	private final String name;

	private final int number;

	private final Object signal;

	private JvmSignal(String name, int number, Object signal) {
		this.name = name;
		this.number = number;
		this.signal = signal;
	}

	/**
	 * Find a signal by its name.
	 * @param name the name, such as {@code TERM}
	 * @return the signal, or {@code null} if there is no signal of that name
	 */
	static @Nullable JvmSignal find(String name) {
		try {
			Object signal = signalClass().getConstructor(String.class).newInstance(name);
			int number = (int) signalClass().getMethod("getNumber").invoke(signal);
			return new JvmSignal("SIG" + name, number, signal);
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			return null;
		}
	}

	String name() {
		return this.name;
	}

	int number() {
		return this.number;
	}

	/**
	 * Observe the signal from now on, before the existing handler. A signal that is
	 * ignored or handled by the operating system is not observed.
	 * @param observer the observer, invoked on the thread that handles the signal
	 * @return the callback that ends the observation, or {@code null} if the signal
	 * cannot be observed
	 */
	@Nullable Runnable observe(Consumer<JvmSignal> observer) {
		Observation observation = new Observation(observer);
		Object handler = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { handlerClass() },
				observation);
		try {
			Object previous = handle(handler);
			if (isNative(previous)) {
				handle(previous);
				return null;
			}
			observation.previous = previous;
			return () -> takeBack(handler, previous);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			return null;
		}
		finally {
			observation.installed.countDown();
		}
	}

	private void takeBack(Object handler, Object previous) {
		try {
			Object current = handle(previous);
			if (!handler.equals(current)) {
				handle(current);
			}
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			// The observer remains installed, which is harmless.
		}
	}

	private Object handle(Object handler) throws ReflectiveOperationException {
		return signalClass().getMethod("handle", signalClass(), handlerClass()).invoke(null, this.signal, handler);
	}

	private static boolean isNative(@Nullable Object handler) throws ReflectiveOperationException {
		return handler == null || handler.equals(handlerClass().getField("SIG_DFL").get(null))
				|| handler.equals(handlerClass().getField("SIG_IGN").get(null));
	}

	private static Class<?> signalClass() throws ClassNotFoundException {
		return Class.forName(TYPE);
	}

	private static Class<?> handlerClass() {
		try {
			return Class.forName(HANDLER_TYPE);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Handler that invokes the observer, and then the previous handler.
	 */
	private final class Observation implements InvocationHandler {

		private final Consumer<JvmSignal> observer;

		private final CountDownLatch installed = new CountDownLatch(1);

		private volatile @Nullable Object previous;

		private Observation(Consumer<JvmSignal> observer) {
			this.observer = observer;
		}

		@Override
		public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
			return switch (method.getName()) {
				case "equals" -> args != null && proxy == args[0];
				case "hashCode" -> System.identityHashCode(proxy);
				case "toString" -> "tux-sentry's handler of " + JvmSignal.this.name;
				default -> {
					try {
						this.observer.accept(JvmSignal.this);
					}
					finally {
						callPrevious(method, args);
					}
					yield null;
				}
			};
		}

		/**
		 * Invoke the previous handler, which is known shortly after the first signal may
		 * have arrived.
		 */
		private void callPrevious(Method method, Object @Nullable [] args) throws Throwable {
			this.installed.await();
			if (this.previous != null) {
				try {
					method.invoke(this.previous, args);
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			}
		}

	}

}
