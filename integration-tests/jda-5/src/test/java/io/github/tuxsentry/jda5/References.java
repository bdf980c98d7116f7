package io.github.tuxsentry.jda5;

import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;
import org.springframework.util.ClassUtils;

/**
 * References of compiled classes to the classes and members of a package and its
 * subpackages. They are resolved on the class path in the same way as by the JVM.
 */
final class References extends ClassVisitor {

	private final String prefix;

	private final Set<String> missing = new TreeSet<>();

	private int count;

	/**
	 * Create a new, empty set of references.
	 * @param packageName the name of the package
	 */
	References(String packageName) {
		super(SpringAsmInfo.ASM_VERSION);
		this.prefix = packageName + ".";
	}

	/**
	 * Add the references of a class. The class must be on the class path unless it is
	 * abstract.
	 * @param bytes the bytecode of the class
	 */
	void add(byte[] bytes) {
		new ClassReader(bytes).accept(this, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
	}

	int count() {
		return this.count;
	}

	Set<String> missing() {
		return this.missing;
	}

	@Override
	public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
		type(Type.getObjectType(superName));
		for (String type : interfaces) {
			type(Type.getObjectType(type));
		}
		if ((access & Opcodes.ACC_ABSTRACT) == 0) {
			implementsAllMethods(name.replace('/', '.'));
		}
	}

	private void implementsAllMethods(String className) {
		try {
			Stream.of(Class.forName(className, false, getClass().getClassLoader()).getMethods())
				.filter((method) -> Modifier.isAbstract(method.getModifiers()))
				.forEach((method) -> this.missing.add(method + " of " + className));
		}
		catch (ClassNotFoundException | LinkageError ex) {
			// The class requires an optional library that is missing.
			if (String.valueOf(ex.getMessage()).replace('/', '.').startsWith(this.prefix)) {
				this.missing.add(ex.getMessage() + " of " + className);
			}
		}
	}

	@Override
	public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
		type(Type.getType(descriptor));
		return null;
	}

	@Override
	public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
			String[] exceptions) {
		type(Type.getMethodType(descriptor));
		return new Code();
	}

	private void type(Type type) {
		switch (type.getSort()) {
			case Type.ARRAY -> type(type.getElementType());
			case Type.METHOD -> {
				Stream.of(type.getArgumentTypes()).forEach(this::type);
				type(type.getReturnType());
			}
			case Type.OBJECT -> {
				if (type.getClassName().startsWith(this.prefix)) {
					verify(ClassUtils.isPresent(type.getClassName(), null), type.getClassName());
				}
			}
			default -> {
			}
		}
	}

	private void member(String owner, String name, Type descriptor) {
		type(descriptor);
		Type type = Type.getObjectType(owner);
		type(type);
		if (type.getClassName().startsWith(this.prefix) && ClassUtils.isPresent(type.getClassName(), null)) {
			Class<?> ownerClass = ClassUtils.resolveClassName(type.getClassName(), null);
			verify(hasMember(ownerClass, name, descriptor), type.getClassName() + "." + name + descriptor);
		}
	}

	private void verify(boolean found, String reference) {
		this.count++;
		if (!found) {
			this.missing.add(reference);
		}
	}

	private static boolean hasMember(Class<?> type, String name, Type descriptor) {
		if (name.equals("<init>")) {
			return Stream.of(type.getDeclaredConstructors())
				.anyMatch(
						(constructor) -> Type.getConstructorDescriptor(constructor).equals(descriptor.getDescriptor()));
		}
		return declares(type, name, descriptor) || Stream.concat(Stream.of(type.getInterfaces()), superclass(type))
			.anyMatch((inherited) -> hasMember(inherited, name, descriptor));
	}

	private static Stream<Class<?>> superclass(Class<?> type) {
		return type.isInterface() ? Stream.of(Object.class) : Stream.ofNullable(type.getSuperclass());
	}

	private static boolean declares(Class<?> type, String name, Type descriptor) {
		if (descriptor.getSort() != Type.METHOD) {
			return Stream.of(type.getDeclaredFields())
				.anyMatch((field) -> field.getName().equals(name) && Type.getType(field.getType()).equals(descriptor));
		}
		return Stream.of(type.getDeclaredMethods())
			.filter((method) -> method.getName().equals(name))
			.anyMatch((method) -> Type.getType(method).equals(descriptor));
	}

	/**
	 * Visitor for the bytecode of a method.
	 */
	private final class Code extends MethodVisitor {

		Code() {
			super(SpringAsmInfo.ASM_VERSION);
		}

		@Override
		public void visitTypeInsn(int opcode, String type) {
			type(Type.getObjectType(type));
		}

		@Override
		public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
			member(owner, name, Type.getType(descriptor));
		}

		@Override
		public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
			member(owner, name, Type.getType(descriptor));
		}

		@Override
		public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
			type(Type.getType(descriptor));
			Stream.of(arguments).forEach(this::visitLdcInsn);
		}

		@Override
		public void visitLdcInsn(Object constant) {
			if (constant instanceof Type type) {
				type(type);
			}
			else if (constant instanceof Handle handle) {
				member(handle.getOwner(), handle.getName(), Type.getType(handle.getDesc()));
			}
		}

		@Override
		public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
			if (type != null) {
				type(Type.getObjectType(type));
			}
		}

	}

}
