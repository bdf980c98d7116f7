package io.github.tuxsentry.internal.locals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.locals.MethodCode.Handler;
import io.github.tuxsentry.internal.locals.MethodCode.Instruction;
import io.github.tuxsentry.internal.locals.MethodCode.Variable;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.util.ClassUtils;

/**
 * Reader of the code of a class's methods from its class file.
 */
final class ClassCode {

	private ClassCode() {
	}

	/**
	 * Read a class.
	 * @param type the class
	 * @return the code by name and descriptor of the method; empty if the class file is
	 * missing or cannot be read
	 */
	static Map<String, MethodCode> read(Class<?> type) {
		try (InputStream file = type.getResourceAsStream(ClassUtils.getClassFileName(type))) {
			return (file != null) ? read(new OffsetReader(file.readAllBytes())) : Map.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, MethodCode> read(ClassReader reader) {
		Map<String, MethodCode> methods = new HashMap<>();
		reader.accept(new ClassVisitor(SpringAsmInfo.ASM_VERSION) {
			@Override
			public MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature,
					String @Nullable [] exceptions) {
				return new CodeVisitor((code) -> methods.put(name + descriptor, code));
			}
		}, ClassReader.SKIP_FRAMES);
		return methods;
	}

	/**
	 * Label with its offset.
	 */
	private static final class OffsetLabel extends Label {

		private final int offset;

		OffsetLabel(int offset) {
			this.offset = offset;
		}

		static int of(Label label) {
			return ((OffsetLabel) label).offset;
		}

	}

	/**
	 * Class reader that visits a label before each instruction.
	 */
	private static final class OffsetReader extends ClassReader {

		OffsetReader(byte[] file) {
			super(file);
		}

		@Override
		protected Label readLabel(int offset, Label[] labels) {
			for (int other = 0; other < labels.length; other++) {
				if (labels[other] == null) {
					labels[other] = new OffsetLabel(other);
				}
			}
			return labels[offset];
		}

	}

	private interface Done {

		void read(MethodCode code);

	}

	private static final class CodeVisitor extends MethodVisitor {

		private final Done done;

		private final List<Instruction> instructions = new ArrayList<>();

		private final List<Handler> handlers = new ArrayList<>();

		private final List<Variable> variables = new ArrayList<>();

		private int offset;

		CodeVisitor(Done done) {
			super(SpringAsmInfo.ASM_VERSION);
			this.done = done;
		}

		@Override
		public void visitLabel(Label label) {
			this.offset = OffsetLabel.of(label);
		}

		@Override
		public void visitInsn(int opcode) {
			boolean ends = (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) || opcode == Opcodes.ATHROW;
			add(Instruction.NONE, Instruction.NONE, List.of(), !ends);
		}

		@Override
		public void visitVarInsn(int opcode, int slot) {
			boolean writes = opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
			add(writes ? Instruction.NONE : slot, writes ? slot : Instruction.NONE, List.of(), opcode != Opcodes.RET);
		}

		@Override
		public void visitIincInsn(int slot, int increment) {
			add(slot, slot, List.of(), true);
		}

		@Override
		public void visitJumpInsn(int opcode, Label label) {
			add(Instruction.NONE, Instruction.NONE, List.of(OffsetLabel.of(label)), opcode != Opcodes.GOTO);
		}

		@Override
		public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
			addSwitch(otherwise, labels);
		}

		@Override
		public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
			addSwitch(otherwise, labels);
		}

		private void addSwitch(Label otherwise, Label[] labels) {
			List<Integer> targets = new ArrayList<>(Arrays.stream(labels).map(OffsetLabel::of).toList());
			targets.add(OffsetLabel.of(otherwise));
			add(Instruction.NONE, Instruction.NONE, targets, false);
		}

		@Override
		public void visitIntInsn(int opcode, int operand) {
			addOther();
		}

		@Override
		public void visitTypeInsn(int opcode, String type) {
			addOther();
		}

		@Override
		public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
			addOther();
		}

		@Override
		public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
			addOther();
		}

		@Override
		public void visitInvokeDynamicInsn(String name, String descriptor, org.springframework.asm.Handle bootstrap,
				Object... arguments) {
			addOther();
		}

		@Override
		public void visitLdcInsn(Object value) {
			addOther();
		}

		@Override
		public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
			addOther();
		}

		private void addOther() {
			add(Instruction.NONE, Instruction.NONE, List.of(), true);
		}

		private void add(int read, int written, List<Integer> targets, boolean fallsThrough) {
			this.instructions.add(new Instruction(this.offset, read, written, targets, fallsThrough));
		}

		@Override
		public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
			this.handlers.add(new Handler(OffsetLabel.of(start), OffsetLabel.of(end), OffsetLabel.of(handler)));
		}

		@Override
		public void visitLocalVariable(String name, String descriptor, @Nullable String signature, Label start,
				Label end, int slot) {
			if (!name.equals("this")) {
				this.variables.add(new Variable(name, descriptor, slot, OffsetLabel.of(start), OffsetLabel.of(end)));
			}
		}

		@Override
		public void visitEnd() {
			if (!this.instructions.isEmpty()) {
				this.done.read(new MethodCode(this.instructions, this.handlers, this.variables));
			}
		}

	}

}
