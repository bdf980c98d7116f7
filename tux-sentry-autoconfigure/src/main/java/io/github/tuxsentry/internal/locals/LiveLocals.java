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
 * Reads local variables off the stack. Only those are told that are needed after the
 * call: of the others compiled code keeps nothing, or what they are not. Where the JVM is
 * not opened for it, one line says how to open it, and the arguments of the methods that
 * are being traced stand in. Thread-safe.
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
	 * Creates it.
	 * @param frames of how many callers to tell at the most, 1 or more
	 * @param otherwise asked where the JVM is not opened
	 * @param scrubber takes the secrets out of texts that have to be cut
	 * @param faults takes the faults of the library
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
			logger.info("Local variables cannot be read in this JVM. To open it, start it with "
					+ "--add-opens java.base/java.lang=ALL-UNNAMED (e.g. in JDK_JAVA_OPTIONS), or put "
					+ "'Add-Opens: java.base/java.lang' into the manifest of the executable jar");
			return null;
		}
	}

	/**
	 * Tells whether the JVM is opened.
	 * @return {@code true} if local variables can be read
	 */
	public boolean isOpen() {
		return this.live != null;
	}

	@Override
	public Map<String, Object> ofCallers() {
		LiveFrames open = this.live;
		if (open == null) {
			return this.otherwise.ofCallers();
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
		Map<String, Object> told = new LinkedHashMap<>();
		for (StackWalker.StackFrame frame : callers) {
			Map<String, Object> variables = this.faults.get("read a frame", () -> variables(open, frame), Map.of());
			if (frame == callers.get(0)) {
				told.putAll(variables);
			}
			else if (!variables.isEmpty()) {
				told.putIfAbsent(frame.getDeclaringClass().getSimpleName() + "." + frame.getMethodName(), variables);
			}
		}
		return told;
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
