package io.github.tuxsentry.internal.locals;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Code of a method, as far as required to determine which local variables are still
 * needed after a call. Compiled code does not retain others. Thread-safe.
 */
final class MethodCode {

	private final List<Instruction> instructions;

	private final List<Handler> handlers;

	private final List<Variable> variables;

	private final Map<Integer, Integer> positions = new HashMap<>();

	private final Map<Integer, List<Variable>> known = new ConcurrentHashMap<>();

	MethodCode(List<Instruction> instructions, List<Handler> handlers, List<Variable> variables) {
		this.instructions = List.copyOf(instructions);
		this.handlers = List.copyOf(handlers);
		this.variables = List.copyOf(variables);
		for (int position = 0; position < instructions.size(); position++) {
			this.positions.put(instructions.get(position).offset(), position);
		}
	}

	/**
	 * Return the variables that are needed after a call.
	 * @param offset the offset of the call
	 * @return the variables; empty if there is no instruction at the offset
	 */
	List<Variable> liveAt(int offset) {
		return this.known.computeIfAbsent(offset, this::find);
	}

	private List<Variable> find(int offset) {
		Integer call = this.positions.get(offset);
		if (call == null || this.variables.isEmpty()) {
			return List.of();
		}
		BitSet live = liveAfter(call, liveBeforeEach());
		return this.variables.stream()
			.filter((variable) -> variable.isInScope(offset) && live.get(variable.slot()))
			.toList();
	}

	private BitSet[] liveBeforeEach() {
		int size = this.instructions.size();
		BitSet[] before = new BitSet[size];
		for (int position = 0; position < size; position++) {
			before[position] = new BitSet();
		}
		for (boolean changed = true; changed;) {
			changed = false;
			for (int position = size - 1; position >= 0; position--) {
				BitSet live = liveBefore(position, before);
				if (!live.equals(before[position])) {
					before[position] = live;
					changed = true;
				}
			}
		}
		return before;
	}

	private BitSet liveBefore(int position, BitSet[] before) {
		Instruction instruction = this.instructions.get(position);
		BitSet live = liveNext(position, before);
		if (instruction.written() != Instruction.NONE) {
			live.clear(instruction.written());
		}
		if (instruction.read() != Instruction.NONE) {
			live.set(instruction.read());
		}
		live.or(liveInHandlers(instruction, before));
		return live;
	}

	private BitSet liveAfter(int position, BitSet[] before) {
		BitSet live = liveNext(position, before);
		live.or(liveInHandlers(this.instructions.get(position), before));
		return live;
	}

	private BitSet liveNext(int position, BitSet[] before) {
		Instruction instruction = this.instructions.get(position);
		BitSet live = new BitSet();
		if (instruction.fallsThrough() && position + 1 < before.length) {
			live.or(before[position + 1]);
		}
		instruction.targets().forEach((target) -> live.or(at(target, before)));
		return live;
	}

	private BitSet liveInHandlers(Instruction instruction, BitSet[] before) {
		BitSet live = new BitSet();
		for (Handler handler : this.handlers) {
			if (instruction.offset() >= handler.start() && instruction.offset() < handler.end()) {
				live.or(at(handler.target(), before));
			}
		}
		return live;
	}

	private BitSet at(int offset, BitSet[] before) {
		Integer position = this.positions.get(offset);
		return (position != null) ? before[position] : new BitSet();
	}

	/**
	 * Effect of an instruction on local variables, and its successors.
	 *
	 * @param offset the offset in the code of the method
	 * @param read the slot that it reads, or -1
	 * @param written the slot that it writes, or -1
	 * @param targets the offsets that it may jump to
	 * @param fallsThrough whether execution may continue with the next instruction
	 */
	record Instruction(int offset, int read, int written, List<Integer> targets, boolean fallsThrough) {

		static final int NONE = -1;

	}

	/**
	 * Range of code with an exception handler.
	 *
	 * @param start the start of the range
	 * @param end the end of the range
	 * @param target the start of the handler
	 */
	record Handler(int start, int end, int target) {
	}

	/**
	 * Local variable.
	 *
	 * @param name the name
	 * @param type the type, as a JVM descriptor
	 * @param slot the slot, the first of two for a long or double
	 * @param start the start of the scope
	 * @param end the end of the scope
	 */
	record Variable(String name, String type, int slot, int start, int end) {

		boolean isInScope(int offset) {
			return offset >= this.start && offset < this.end;
		}

	}

}
