package io.github.tuxsentry.internal.locals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Frames of the stack with the content of their slots. They are internal to the JVM, and
 * only available if {@code java.base/java.lang} is opened.
 */
final class LiveFrames {

	private static final int LONG_BITS = 64;

	private final StackWalker walker;

	private final Method locals;

	private final Method size;

	private final Method intValue;

	private final Method longValue;

	private final Class<?> primitive;

	private LiveFrames() throws ReflectiveOperationException {
		Class<?> frame = Class.forName("java.lang.LiveStackFrame");
		this.primitive = Class.forName("java.lang.LiveStackFrame$PrimitiveSlot");
		Method factory = opened(frame.getDeclaredMethod("getStackWalker", Set.class));
		this.locals = opened(frame.getDeclaredMethod("getLocals"));
		this.size = opened(this.primitive.getDeclaredMethod("size"));
		this.intValue = opened(this.primitive.getDeclaredMethod("intValue"));
		this.longValue = opened(this.primitive.getDeclaredMethod("longValue"));
		this.walker = (StackWalker) factory.invoke(null, Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE));
	}

	private static Method opened(Method method) {
		method.setAccessible(true);
		return method;
	}

	/**
	 * Open the frames.
	 * @return the frames
	 * @throws ReflectiveOperationException if this JVM does not provide them
	 * @throws java.lang.reflect.InaccessibleObjectException if the package is not opened
	 */
	static LiveFrames open() throws ReflectiveOperationException {
		return new LiveFrames();
	}

	StackWalker walker() {
		return this.walker;
	}

	Object[] slots(StackWalker.StackFrame frame) throws ReflectiveOperationException {
		return (Object[]) this.locals.invoke(frame);
	}

	/**
	 * Read a variable from its slot. A long or a double is held by the second of its two
	 * slots.
	 * @return the value, or {@code null} if it is not available
	 */
	@Nullable Object read(Object[] slots, MethodCode.Variable variable) throws ReflectiveOperationException {
		char type = variable.type().charAt(0);
		int slot = (type == 'J' || type == 'D') ? variable.slot() + 1 : variable.slot();
		if (slot >= slots.length) {
			return null;
		}
		Object value = slots[slot];
		return this.primitive.isInstance(value) ? primitive(type, bits(value)) : value;
	}

	private long bits(Object value) throws IllegalAccessException, InvocationTargetException {
		return ((int) this.size.invoke(value) * Byte.SIZE == LONG_BITS) ? (long) this.longValue.invoke(value)
				: (int) this.intValue.invoke(value);
	}

	private static @Nullable Object primitive(char type, long bits) {
		return switch (type) {
			case 'Z' -> (bits & 1) != 0;
			case 'B' -> (byte) bits;
			case 'C' -> (char) bits;
			case 'S' -> (short) bits;
			case 'I' -> (int) bits;
			case 'J' -> bits;
			case 'F' -> Float.intBitsToFloat((int) bits);
			case 'D' -> Double.longBitsToDouble(bits);
			default -> null;
		};
	}

}
