package io.github.tuxsentry.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.sharding.DefaultShardManager;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aot.hint.FieldHint;
import org.springframework.aot.hint.ResourcePatternHint;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeHint;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Finds every place where the library uses reflection, and requires {@link RuntimeHints}
 * or a reason why there are none.
 */
class ReflectionTests {

	private static final String ROOT = "io.github.tuxsentry";

	private static final Map<String, Set<String>> REFLECTIVE = Map.of(Class.class.getName(),
			Set.of("forName", "getField", "getFields", "getDeclaredField", "getDeclaredFields", "getMethod",
					"getMethods", "getDeclaredMethod", "getDeclaredMethods", "getConstructor", "getConstructors",
					"getDeclaredConstructor", "getDeclaredConstructors", "getRecordComponents", "getResource",
					"getResourceAsStream", "newInstance"),
			ClassLoader.class.getName(), Set.of("loadClass", "getResource", "getResources", "getResourceAsStream"),
			Proxy.class.getName(), Set.of("newProxyInstance"), ServiceLoader.class.getName(), Set.of("load"),
			ClassUtils.class.getName(), Set.of("forName", "isPresent", "resolveClassName"),
			ReflectionUtils.class.getName(),
			Set.of("findField", "findMethod", "invokeMethod", "doWithMethods", "doWithFields"),
			ProxyFactory.class.getName(), Set.of("getProxy"), SpringFactoriesLoader.class.getName(),
			Set.of("load", "loadFactories", "loadFactoryNames"), ImportCandidates.class.getName(), Set.of("load"),
			MergedAnnotation.class.getName(), Set.of("synthesize"));

	/** Classes whose reflection the hints cover, and who registers them. */
	private static final Map<String, String> HINTED = Map.ofEntries(
			Map.entry("internal.autoconfigure.DeferredBeans", "SentryRuntimeHints"),
			Map.entry("internal.autoconfigure.KnownProperties", "PropertiesRuntimeHints"),
			Map.entry("internal.autoconfigure.SentryModule", "SentryRuntimeHints"),
			Map.entry("internal.autoconfigure.SentryVersions", "SentryRuntimeHints"),
			Map.entry("internal.autoconfigure.SyntheticBeans", "SentryRuntimeHints"),
			Map.entry("internal.cache.CacheInstrumentation", "CacheRuntimeHints"),
			Map.entry("internal.cache.CacheSizes", "CacheRuntimeHints"),
			Map.entry("internal.capture.SafeThrowableScope", "SentryRuntimeHints"),
			Map.entry("internal.core.BoundClient", "SentryRuntimeHints"),
			Map.entry("internal.core.SafeThrowableRootScopes", "SentryRuntimeHints"),
			Map.entry("internal.discord.JdaFields", "DiscordRuntimeHints"),
			Map.entry("internal.discord.ObservedEventManagerProxy", "DiscordRuntimeHints"),
			Map.entry("internal.discord.ktx.CoroutineScopeOfManager", "JdaKtxRuntimeHints"),
			Map.entry("internal.discord.ktx.RegisteredListeners", "JdaKtxRuntimeHints"),
			Map.entry("internal.executor.ExecutorInstrumentation", "ExecutorRuntimeHints"),
			Map.entry("internal.filter.FilterProperties", "UserErrorRuntimeHints"),
			Map.entry("internal.frame.FrameSupport", "SentryRuntimeHints"),
			Map.entry("internal.http.restclient.RestTemplateCustomizerFactoryBean", "RestClientRuntimeHints"),
			Map.entry("internal.lifecycle.JvmSignal", "LifecycleRuntimeHints"),
			Map.entry("internal.lifecycle.StartupListener", "LifecycleRuntimeHints"),
			Map.entry("internal.logging.log4j2.Log4j2StartupLog", "Log4j2RuntimeHints"),
			Map.entry("internal.logging.logback.LogbackStartupLog", "LogbackRuntimeHints"),
			Map.entry("internal.retry.RetryListeners", "SpringFrameworkRetryRuntimeHints"),
			Map.entry("internal.retry.RetryTemplateInstrumentation", "SpringFrameworkRetryRuntimeHints"),
			Map.entry("internal.retry.RetryableMethods", "SpringFrameworkRetryRuntimeHints"),
			Map.entry("internal.retry.TargetHandler", "SpringFrameworkRetryRuntimeHints"),
			Map.entry("internal.tracing.aop.TracingAnnotation", "TracingRuntimeHints"));

	private static final String PROXY = "creates a subclass at runtime, which a native image does not support";

	private static final String APPLICATION = "inspects classes of the application";

	private static final String FACTORIES = "Spring registers hints for all spring.factories";

	/** Classes that have no hints, and the reason. */
	private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
			Map.entry("internal.autoconfigure.InactiveImportFilter", "is consulted when the application is built"),
			Map.entry("internal.beans.BeanClasses", APPLICATION), Map.entry("internal.beans.UserClasses", APPLICATION),
			Map.entry("internal.binding.ExceptionTypeBinding", APPLICATION),
			Map.entry("internal.discord.EventDispatch", APPLICATION),
			Map.entry("internal.executor.ExecutorProxies", PROXY),
			Map.entry("internal.jdbc.DataSourceInstrumentation", PROXY),
			Map.entry("internal.lifecycle.StartupFailure", FACTORIES),
			Map.entry("internal.lifecycle.StartupFailureReport", "processes configuration classes at runtime"),
			Map.entry("internal.lifecycle.StartupObservation", FACTORIES),
			Map.entry("internal.locals.ClassCode", "reads class files, which a native image does not contain"),
			Map.entry("internal.locals.LiveFrames", "requires the stack frames of HotSpot"),
			Map.entry("internal.serialization.Snapshot", APPLICATION),
			Map.entry("internal.tracing.aop.TracingWarnings", APPLICATION));

	private static final JavaClasses library = LibraryClasses.importAlone(ROOT + ".internal",
			ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);

	@Test
	void everyReflectiveClassHasHintsOrAReason() {
		Set<String> explained = new TreeSet<>(HINTED.keySet());
		explained.addAll(EXCEPTIONS.keySet());
		assertThat(reflectiveClasses()).isEqualTo(explained);
	}

	@Test
	void registrarsAreImported() {
		Set<String> registrars = library.stream()
			.filter((type) -> type.isAssignableTo(RuntimeHintsRegistrar.class))
			.map(JavaClass::getName)
			.collect(Collectors.toSet());
		assertThat(registrars).map((name) -> name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1))
			.containsExactlyInAnyOrderElementsOf(Set.copyOf(HINTED.values()).stream().toList());
		assertThat(library.stream()
			.filter((type) -> type.isAnnotatedWith(ImportRuntimeHints.class))
			.flatMap((type) -> Stream.of(type.getAnnotationOfType(ImportRuntimeHints.class).value()))
			.map(Class::getName)).containsExactlyInAnyOrderElementsOf(registrars);
	}

	/**
	 * A field that another version of a library has renamed, or that a registrar
	 * misspells, is found here.
	 */
	@Test
	void hintsNameWhatExists() {
		assertThat(hints().reflection().typeHints().filter((hint) -> hint.fields().findAny().isPresent()))
			.hasSizeGreaterThan(8)
			.allSatisfy((hint) -> assertThat(fields(hint)).as(hint.toString())
				.containsAll(hint.fields().map(FieldHint::getName).toList()));
		assertThat(hints().proxies().jdkProxyHints().flatMap((hint) -> hint.getProxiedInterfaces().stream()))
			.hasSizeGreaterThan(4)
			.allSatisfy((type) -> assertThat(ClassUtils.resolveClassName(type.getName(), null).isInterface()).isTrue());
	}

	private static List<String> fields(TypeHint hint) {
		return Stream.of(ClassUtils.resolveClassName(hint.getType().getName(), null).getDeclaredFields())
			.map(Field::getName)
			.toList();
	}

	@Test
	void everyFieldOfJdaThatIsReadHasAHint() throws IOException {
		Set<String> read = new TreeSet<>();
		for (String name : List.of("DefaultJdaBuilderConfigurer", "EventManagerInstrumentation")) {
			Class<?> reader = ClassUtils.resolveClassName(ROOT + ".internal.discord." + name, null);
			try (InputStream code = reader.getResourceAsStream(ClassUtils.getClassFileName(reader))) {
				new ClassReader(code).accept(new FieldNames(read), 0);
			}
		}
		assertThat(read).isNotEmpty()
			.containsExactlyInAnyOrderElementsOf(
					Stream.of(JDABuilder.class, DefaultShardManagerBuilder.class, DefaultShardManager.class)
						.flatMap((type) -> hints().reflection().getTypeHint(type).fields())
						.map(FieldHint::getName)
						.collect(Collectors.toSet()));
	}

	@Test
	void resourcesOfTheCheckOfPropertiesHaveHints() {
		Set<String> hinted = hints().resources()
			.resourcePatternHints()
			.flatMap((hint) -> hint.getIncludes().stream())
			.map(ResourcePatternHint::getPattern)
			.collect(Collectors.toSet());
		assertThat(library.stream()
			.filter((type) -> type.isAnnotatedWith(Configuration.class)
					|| type.isAnnotatedWith(AutoConfiguration.class))
			.map((type) -> type.getName().replace('.', '/') + ".class")).isNotEmpty().isSubsetOf(hinted);
		assertThat(hinted).contains("META-INF/spring/" + AutoConfiguration.class.getName() + ".imports");
	}

	private static RuntimeHints hints() {
		RuntimeHints hints = new RuntimeHints();
		library.stream()
			.filter((type) -> type.isAssignableTo(RuntimeHintsRegistrar.class))
			.map((type) -> (RuntimeHintsRegistrar) BeanUtils.instantiateClass(type.reflect()))
			.forEach((registrar) -> registrar.registerHints(hints, ReflectionTests.class.getClassLoader()));
		return hints;
	}

	/**
	 * Registrars run when the application is processed, and need no hints.
	 */
	private static Set<String> reflectiveClasses() {
		return library.stream()
			.filter((type) -> !type.isAssignableTo(RuntimeHintsRegistrar.class))
			.filter((type) -> type.getAccessesFromSelf().stream().anyMatch(ReflectionTests::isReflective)
					|| type.getMethodReferencesFromSelf().stream().anyMatch(ReflectionTests::isReflective))
			.map((type) -> type.getName().substring(ROOT.length() + 1).replaceAll("\\$.*", ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static boolean isReflective(JavaAccess<?> access) {
		return REFLECTIVE.getOrDefault(access.getTargetOwner().getName(), Set.of()).contains(access.getName());
	}

	/**
	 * Names that are passed to the reader of fields.
	 */
	private static final class FieldNames extends ClassVisitor {

		private final Set<String> names;

		FieldNames(Set<String> names) {
			super(SpringAsmInfo.ASM_VERSION);
			this.names = names;
		}

		@Override
		public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
				String[] exceptions) {
			return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {

				private String constant;

				@Override
				public void visitLdcInsn(Object value) {
					this.constant = (value instanceof String text) ? text : this.constant;
				}

				@Override
				public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
					if (owner.endsWith("/JdaFields") && !method.equals("<init>")) {
						FieldNames.this.names.add(this.constant);
					}
				}
			};
		}

	}

}
