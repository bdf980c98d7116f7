package io.github.tuxsentry.internal.locals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.spi.LocalVariables;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reader of local variables on the stack. Only variables that are needed after the call
 * are read: compiled code does not retain the others, or retains unrelated values. If the
 * JVM does not allow access, one log line describes how to allow it, and the arguments of
 * traced methods are used instead. Thread-safe.
 */
final class LiveLocals implements LocalVariables {

	private static final Logger logger = LoggerFactory.getLogger(LiveLocals.class);

	private static final List<String> NOT_OF_THE_APPLICATION = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.",
			"org.springframework.", "net.dv8tion.jda.", "reactor.");

	private static final String GENERATED = "$$";

	private final int frames;

	private final LocalVariables otherwise;

	private final ShownValue shown;

	private final FaultBarrier faults;

	private final @Nullable LiveFrames live;

	private final ClassValue<Map<String, MethodCode>> code = new ClassValue<>() {
		@Override
		protected Map<String, MethodCode> computeValue(Class<?> type) {
			return LiveLocals.this.faults.get("read the code of a class", () -> ClassCode.read(type), Map.of());
		}
	};

	/**
	 * Create a new reader.
	 * @param frames the maximum number of callers to read, 1 or more
	 * @param otherwise the variables to use if the JVM does not allow access
	 * @param scrubber scrubs texts that are truncated
	 * @param faults handles internal errors
	 */
	LiveLocals(int frames, LocalVariables otherwise, Scrubber scrubber, FaultBarrier faults) {
		this.frames = frames;
		this.otherwise = otherwise;
		this.shown = new ShownValue(scrubber);
		this.faults = faults;
		this.live = open();
	}

	private static @Nullable LiveFrames open() {
		try {
			return LiveFrames.open();
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			logger.info("Local variables cannot be read in this JVM. To allow it, start the JVM with "
					+ "--add-opens java.base/java.lang=ALL-UNNAMED (e.g. in JDK_JAVA_OPTIONS), or add "
					+ "'Add-Opens: java.base/java.lang' to the manifest of the executable jar");
			return null;
		}
	}

	/**
	 * Return whether the JVM allows access to local variables.
	 * @return {@code true} if local variables can be read
	 */
	boolean isOpen() {
		return this.live != null;
	}

	@Override
	public Map<String, Object> captureCallers() {
		LiveFrames open = this.live;
		if (open == null) {
			return this.otherwise.captureCallers();
		}
		return this.faults.get("read local variables", () -> open.walker().walk((stack) -> read(open, stack)),
				Map.of());
	}

	private Map<String, Object> read(LiveFrames open, Stream<StackWalker.StackFrame> stack) {
		List<StackWalker.StackFrame> callers = stack.dropWhile((frame) -> !isOfCapture(frame))
			.dropWhile(LiveLocals::isOfCapture)
			.filter(LiveLocals::isOfApplication)
			.limit(this.frames)
			.toList();
		Map<String, Object> result = new LinkedHashMap<>();
		for (StackWalker.StackFrame frame : callers) {
			Map<String, Object> variables = this.faults.get("read a frame", () -> variables(open, frame), Map.of());
			if (frame == callers.get(0)) {
				result.putAll(variables);
			}
			else if (!variables.isEmpty()) {
				result.putIfAbsent(frame.getDeclaringClass().getSimpleName() + "." + frame.getMethodName(), variables);
			}
		}
		return result;
	}

	private static boolean isOfCapture(StackWalker.StackFrame frame) {
		return ErrorCapture.class.isAssignableFrom(frame.getDeclaringClass());
	}

	private static boolean isOfApplication(StackWalker.StackFrame frame) {
		String name = frame.getClassName();
		return !name.contains(GENERATED) && NOT_OF_THE_APPLICATION.stream().noneMatch(name::startsWith);
	}

	private Map<String, Object> variables(LiveFrames open, StackWalker.StackFrame frame) {
		MethodCode method = this.code.get(frame.getDeclaringClass()).get(frame.getMethodName() + frame.getDescriptor());
		if (method == null) {
			return Map.of();
		}
		Map<String, Object> values = new LinkedHashMap<>();
		try {
			Object[] slots = open.slots(frame);
			for (MethodCode.Variable variable : method.liveAt(frame.getByteCodeIndex())) {
				values.put(variable.name(), this.shown.of(open.read(slots, variable)));
			}
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
		return values;
	}

}
