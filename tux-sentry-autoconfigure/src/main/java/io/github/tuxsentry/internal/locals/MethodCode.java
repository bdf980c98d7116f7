package io.github.tuxsentry.internal.locals;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The code of a method as far as local variables go: which of them are still needed after
 * a call. Compiled code keeps no others. Thread-safe.
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
	 * Tells which variables are needed after a call.
	 * @param offset where the call stands
	 * @return the variables; none if no instruction stands there
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
		if (instruction.goesOn() && position + 1 < before.length) {
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
	 * Code that goes on elsewhere when it throws.
	 *
	 * @param start where the code starts
	 * @param end where it ends
	 * @param target where it goes on
	 */
	record Handler(int start, int end, int target) {
	}

	/**
	 * A local variable.
	 *
	 * @param name its name
	 * @param type its type, as the JVM writes it
	 * @param slot its slot, the first of two for a long or double
	 * @param start where its scope starts
	 * @param end where its scope ends
	 */
	record Variable(String name, String type, int slot, int start, int end) {

		boolean isInScope(int offset) {
			return offset >= this.start && offset < this.end;
		}

	}

}
