package io.github.tuxsentry.jda5;

import java.io.IOException;
import java.util.stream.Stream;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.JDAInfo;
import net.dv8tion.jda.api.interactions.components.ComponentInteraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the classes of the library refer to in JDA 6 exists in JDA 5 as well, except
 * for the class that is only used with JDA 6.
 */
class LinkageTests {

	private static final String ONLY_JDA_6 = "FeedbackComponents.class";

	private final References references = new References("net.dv8tion.jda");

	@Test
	void theClassPathHasJda5() {
		assertThat(JDAInfo.VERSION_MAJOR).isEqualTo("5");
	}

	@ParameterizedTest
	@ValueSource(classes = { SentryManager.class, LocalDiscord.class })
	void everyReferenceToJdaExists(Class<?> typeOfArtifact) throws IOException {
		String artifact = typeOfArtifact.getProtectionDomain().getCodeSource().getLocation().getPath();
		Resource[] classes = new PathMatchingResourcePatternResolver()
			.getResources("classpath*:io/github/tuxsentry/**/*.class");
		for (Resource file : Stream.of(classes).filter((file) -> isIn(file, artifact)).toList()) {
			this.references.add(file.getContentAsByteArray());
		}
		assertThat(this.references.count()).isGreaterThan(50);
		assertThat(this.references.missing()).isEmpty();
	}

	private static boolean isIn(Resource file, String artifact) {
		try {
			return file.getURL().getPath().contains(artifact) && !ONLY_JDA_6.equals(file.getFilename());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aMethodThatOnlyJda6HasIsMissing() {
		String component = Type.getInternalName(ComponentInteraction.class);
		this.references.add(classThatCalls(component, "getComponentId"));
		assertThat(this.references.missing()).isEmpty();
		this.references.add(classThatCalls(component, "getCustomId"));
		assertThat(this.references.missing())
			.containsExactly(ComponentInteraction.class.getName() + ".getCustomId()Ljava/lang/String;");
	}

	@Test
	void aClassThatOnlyJda6HasIsMissing() {
		this.references.add(classThatCalls("net/dv8tion/jda/api/components/buttons/Button", "getCustomId"));
		assertThat(this.references.missing()).containsExactly("net.dv8tion.jda.api.components.buttons.Button");
	}

	private static byte[] classThatCalls(String owner, String method) {
		ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
		type.visit(Opcodes.V17, Opcodes.ACC_ABSTRACT, "Caller", null, "java/lang/Object", new String[0]);
		MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, "call", "()V", null, null);
		code.visitInsn(Opcodes.ACONST_NULL);
		code.visitMethodInsn(Opcodes.INVOKEINTERFACE, owner, method, "()Ljava/lang/String;", true);
		code.visitInsn(Opcodes.POP);
		code.visitInsn(Opcodes.RETURN);
		type.visitEnd();
		return type.toByteArray();
	}

}
