package io.github.tuxsentry.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import io.github.tuxsentry.SpanHandle;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.ISpan;
import io.sentry.Sentry;
import io.sentry.SpanContext;
import org.jspecify.annotations.NullMarked;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ObjectUtils;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules of the house for the packages below a root.
 */
final class House {

	private static final List<String> LEAVES = List.of("error", "internal.error", "internal.fault",
			"internal.operation", "internal.tag", "internal.text", "scrub");

	private static final List<String> API = List.of("capture", "discord", "http", "metrics", "spi", "tracing");

	private static final List<String> MIDDLE = List.of("internal.beans", "internal.binding", "internal.capture",
			"internal.condition", "internal.core", "internal.delivery", "internal.filter", "internal.frame",
			"internal.http", "internal.logging", "internal.metrics", "internal.sampling", "internal.serialization",
			"internal.session", "internal.state", "internal.tracing");

	private static final List<String> ROOMS = List.of("internal.actuate", "internal.cache", "internal.discord",
			"internal.discord.execution", "internal.discord.ktx", "internal.executor", "internal.http.okhttp",
			"internal.http.restclient", "internal.http.webclient", "internal.jdbc", "internal.kotlin",
			"internal.lifecycle", "internal.locals", "internal.logging.log4j2", "internal.logging.logback",
			"internal.metrics.micrometer", "internal.observation", "internal.reactor", "internal.retry",
			"internal.tracing.aop");

	/**
	 * Packages below the rooms whose purpose is Spring.
	 */
	private static final List<String> SPRING = List.of("internal.autoconfigure", "internal.beans", "internal.binding",
			"internal.condition");

	private static final List<String> BOOT = List.of("internal.actuate", "internal.autoconfigure", "internal.beans",
			"internal.binding", "internal.condition", "internal.lifecycle");

	private static final Map<String, List<String>> ROOMS_OF_LIBRARIES = Map.ofEntries(
			Map.entry("net.dv8tion..",
					List.of("discord", "internal.discord", "internal.discord.execution", "internal.discord.ktx")),
			Map.entry("dev.minn..", List.of("internal.discord.ktx")),
			Map.entry("kotlin..", List.of("tracing", "internal.kotlin", "internal.discord.ktx")),
			Map.entry("kotlinx..", List.of("internal.kotlin", "internal.discord.ktx")),
			Map.entry("io.micrometer..",
					List.of("internal.metrics.micrometer", "internal.executor", "internal.observation",
							"internal.actuate", "internal.cache", "internal.reactor")),
			Map.entry("ch.qos.logback..", List.of("internal.logging.logback")),
			Map.entry("org.apache.logging.log4j..", List.of("internal.logging.log4j2")),
			Map.entry("io.sentry.logback..", List.of("internal.logging.logback")),
			Map.entry("org.springframework.aop..",
					List.of("internal.tracing.aop", "internal.executor", "internal.jdbc", "internal.locals",
							"internal.cache", "internal.retry", "internal.metrics.micrometer", "internal.beans",
							"internal.discord")),
			Map.entry("reactor..", List.of("internal.reactor", "internal.http.webclient")),
			Map.entry("okhttp3..", List.of("http", "internal.http.okhttp", "internal.discord.execution")),
			Map.entry("org.springframework.web..", List.of("internal.http.restclient", "internal.http.webclient")),
			Map.entry("org.springframework.retry..", List.of("internal.retry")),
			Map.entry("org.springframework.cache..", List.of("internal.cache")),
			Map.entry("com.github.benmanes..", List.of("internal.cache")));

	/**
	 * Interfaces of proxies, which the class loaders of the proxied classes have to see.
	 */
	private static final List<String> PROXIED = List.of("InstrumentedExecutor");

	private static final List<Class<?>> SPANS = List.of(ISpan.class, SpanContext.class, SpanHandle.class);

	private static final Pattern INTERNAL_BEAN = Pattern.compile("org\\.springframework\\.[a-z.]*internal[A-Z]\\w*");

	private final String root;

	House(String root) {
		this.root = root;
	}

	Stream<ArchRule> rules() {
		List<ArchRule> rules = new ArrayList<>(
				List.of(arrowsRunDownwards(), packagesHaveNoCycles(), roomsDoNotSeeEachOther(), leavesKnowNoSentry(),
						onlyRoomsKnowSpring(), onlyTheCoreTouchesStaticSentry(), autoConfigurationsArePublicAndFinal(),
						classConditionsStandOnClasses(), switchesAreReadInOneWay(), postProcessorsAreStaticAndLazy(),
						packagesAreNullMarked(), noInternalBeansOfSpringAreNamed(), faultsHaveOneBarrier(),
						spanDataHasAttributes(), onlyWiringKnowsSpringBoot(), apiSignaturesAreFreeOfInternalTypes()));
		ROOMS_OF_LIBRARIES.forEach((library, rooms) -> rules.add(libraryStaysInItsRooms(library, rooms)));
		return rules.stream();
	}

	private ArchRule arrowsRunDownwards() {
		return Architectures.layeredArchitecture()
			.consideringOnlyDependenciesInLayers()
			.withOptionalLayers(true)
			.layer("leaves")
			.definedBy(packages(LEAVES))
			.layer("API")
			.definedBy(Stream.concat(Stream.of(this.root), Stream.of(packages(API))).toArray(String[]::new))
			.layer("middle")
			.definedBy(packages(MIDDLE))
			.layer("shared wiring")
			.definedBy(packages(List.of("internal.autoconfigure")))
			.layer("rooms")
			.definedBy(packages(ROOMS))
			.whereLayer("rooms")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("shared wiring")
			.mayOnlyBeAccessedByLayers("rooms")
			.whereLayer("middle")
			.mayOnlyBeAccessedByLayers("rooms", "shared wiring")
			.whereLayer("API")
			.mayOnlyBeAccessedByLayers("middle", "rooms", "shared wiring");
	}

	private ArchRule packagesHaveNoCycles() {
		return slices().matching(this.root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
	}

	private ArchRule roomsDoNotSeeEachOther() {
		return classes().that()
			.resideInAnyPackage(packages(ROOMS))
			.should(new ArchCondition<>("not depend on another room") {
				@Override
				public void check(JavaClass room, ConditionEvents events) {
					room.getDirectDependenciesFromSelf()
						.stream()
						.filter((dependency) -> isRoom(dependency.getTargetClass())
								&& !isSameRoom(dependency.getTargetClass(), room))
						.forEach((dependency) -> events
							.add(SimpleConditionEvent.violated(room, dependency.getDescription())));
				}
			})
			.allowEmptyShould(true);
	}

	private static boolean isSameRoom(JavaClass one, JavaClass other) {
		return (one.getPackageName() + ".").startsWith(other.getPackageName() + ".")
				|| (other.getPackageName() + ".").startsWith(one.getPackageName() + ".");
	}

	private boolean isRoom(JavaClass type) {
		return ROOMS.stream().anyMatch((room) -> type.getPackageName().equals(this.root + "." + room));
	}

	private ArchRule leavesKnowNoSentry() {
		return noClasses().that()
			.resideInAnyPackage(packages(LEAVES))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.sentry..")
			.allowEmptyShould(true);
	}

	private ArchRule onlyRoomsKnowSpring() {
		return noClasses().that()
			.resideOutsideOfPackages(packages(Stream.concat(ROOMS.stream(), SPRING.stream()).toList()))
			.and(areNoWiring())
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.allowEmptyShould(true);
	}

	private ArchRule onlyWiringKnowsSpringBoot() {
		return noClasses().that()
			.resideOutsideOfPackages(packages(BOOT))
			.and(areNoWiring())
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot..")
			.allowEmptyShould(true);
	}

	private static DescribedPredicate<JavaClass> areNoWiring() {
		return DescribedPredicate.describe("are no wiring", (type) -> !isWiring(type));
	}

	private static boolean isWiring(JavaClass type) {
		String name = type.getEnclosingClass().map(JavaClass::getSimpleName).orElse(type.getSimpleName());
		return name.endsWith("Configuration") || name.endsWith("Properties") || name.endsWith("ImportFilter");
	}

	private ArchRule onlyTheCoreTouchesStaticSentry() {
		return noClasses().that()
			.resideOutsideOfPackages(packages(List.of("internal.core", "internal.frame")))
			.should()
			.dependOnClassesThat(DescribedPredicate.describe("are io.sentry.Sentry itself",
					(type) -> type.isEquivalentTo(Sentry.class)))
			.allowEmptyShould(true);
	}

	private ArchRule autoConfigurationsArePublicAndFinal() {
		return classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.haveModifier(PUBLIC)
			.andShould()
			.haveModifier(FINAL)
			.andShould()
			.resideInAPackage(this.root + ".internal..")
			.allowEmptyShould(true);
	}

	private ArchRule classConditionsStandOnClasses() {
		return noMethods().should().beAnnotatedWith(ConditionalOnClass.class).allowEmptyShould(true);
	}

	private ArchRule switchesAreReadInOneWay() {
		DescribedPredicate<JavaAnnotation<?>> comparesText = DescribedPredicate.describe("compare the text of a switch",
				House::comparesTheTextOfASwitch);
		return CompositeArchRule.of(noClasses().should().beAnnotatedWith(comparesText).allowEmptyShould(true))
			.and(noMethods().should().beAnnotatedWith(comparesText).allowEmptyShould(true))
			.as("switches should be read in one way");
	}

	private static boolean comparesTheTextOfASwitch(JavaAnnotation<?> annotation) {
		return List.of(ConditionalOnProperty.class.getName(), ConditionalOnBooleanProperty.class.getName())
			.contains(annotation.getRawType().getName())
				&& annotation.getProperties()
					.values()
					.stream()
					.map((value) -> ObjectUtils.isArray(value) ? Arrays.toString((Object[]) value) : value.toString())
					.anyMatch((text) -> text.contains("tux.sentry"));
	}

	private ArchRule postProcessorsAreStaticAndLazy() {
		return methods().that()
			.areAnnotatedWith(Bean.class)
			.and(DescribedPredicate.describe("make a post-processor", House::makesPostProcessor))
			.should()
			.haveModifier(STATIC)
			.andShould(new ArchCondition<>("take their dependencies lazily") {
				@Override
				public void check(JavaMethod method, ConditionEvents events) {
					method.getRawParameterTypes()
						.stream()
						.filter((type) -> !type.isEquivalentTo(ObjectProvider.class))
						.forEach((type) -> events.add(SimpleConditionEvent.violated(method,
								method.getFullName() + " takes " + type.getName() + " eagerly")));
				}
			})
			.allowEmptyShould(true);
	}

	private static boolean makesPostProcessor(JavaMethod method) {
		return method.getRawReturnType().isAssignableTo(BeanPostProcessor.class)
				|| method.getRawReturnType().isAssignableTo(BeanFactoryPostProcessor.class);
	}

	private ArchRule packagesAreNullMarked() {
		return classes().should(new ArchCondition<>("be in a @NullMarked package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
			}
		}).allowEmptyShould(true);
	}

	/**
	 * Such a name is a constant, which the compiler copies: in another generation of
	 * Spring it may name nothing.
	 */
	private ArchRule noInternalBeansOfSpringAreNamed() {
		return classes().should(new ArchCondition<>("hold no name of an internal bean of Spring") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				INTERNAL_BEAN.matcher(content(type))
					.results()
					.forEach((name) -> events
						.add(SimpleConditionEvent.violated(type, type.getName() + " holds " + name.group())));
			}
		}).allowEmptyShould(true);
	}

	private static String content(JavaClass type) {
		try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
			return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A fault that is caught by a barrier of one's own is counted where nobody looks.
	 */
	private ArchRule faultsHaveOneBarrier() {
		return classes().that()
			.doNotHaveFullyQualifiedName(this.root + ".internal.beans.ApplicationFaults")
			.and(not(equivalentTo(FaultBarrier.class)))
			.should(new ArchCondition<>("make no barrier against faults") {
				@Override
				public void check(JavaClass type, ConditionEvents events) {
					Stream
						.concat(type.getConstructorCallsFromSelf().stream(),
								type.getConstructorReferencesFromSelf().stream())
						.filter((access) -> access.getTargetOwner().isEquivalentTo(FaultBarrier.class))
						.forEach((access) -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
				}
			})
			.allowEmptyShould(true);
	}

	/**
	 * Data that is set by a name of one's own is in no table of the documentation. The
	 * observation's own key-values and the handles set the data of the application.
	 */
	private ArchRule spanDataHasAttributes() {
		return classes().that()
			.areNotAssignableTo(SpanHandle.class)
			.and()
			.doNotHaveFullyQualifiedName(this.root + ".internal.tracing.SpanAttribute")
			.and()
			.doNotHaveFullyQualifiedName(this.root + ".internal.observation.ObservationSpanHandler")
			.should(new ArchCondition<>("set no data of a span by its name") {
				@Override
				public void check(JavaClass type, ConditionEvents events) {
					Stream.concat(type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream())
						.filter((call) -> call.getName().equals("setData")
								&& SPANS.stream().anyMatch((span) -> call.getTargetOwner().isAssignableTo(span)))
						.forEach((call) -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
				}
			})
			.allowEmptyShould(true);
	}

	private ArchRule apiSignaturesAreFreeOfInternalTypes() {
		return classes().that()
			.arePublic()
			.and()
			.resideOutsideOfPackage(this.root + ".internal..")
			.should(new ArchCondition<>("have no internal type in a signature") {
				@Override
				public void check(JavaClass type, ConditionEvents events) {
					visibleTypes(type).filter(House.this::isInternal)
						.forEach((internal) -> events
							.add(SimpleConditionEvent.violated(type, type.getName() + " shows " + internal.getName())));
				}
			})
			.allowEmptyShould(true);
	}

	private static Stream<JavaClass> visibleTypes(JavaClass type) {
		Stream<JavaClass> supertypes = Stream.concat(type.getRawSuperclass().stream(),
				type.getRawInterfaces().stream());
		Stream<JavaClass> ofCode = type.getCodeUnits()
			.stream()
			.filter(House::isVisible)
			.flatMap((unit) -> unit.getAllInvolvedRawTypes().stream());
		Stream<JavaClass> ofFields = type.getFields()
			.stream()
			.filter(House::isVisible)
			.flatMap((field) -> field.getAllInvolvedRawTypes().stream());
		return Stream.of(supertypes, ofCode, ofFields).flatMap((types) -> types);
	}

	private static boolean isVisible(JavaMember member) {
		return member.getModifiers().contains(PUBLIC) || member.getModifiers().contains(PROTECTED);
	}

	ArchRule publicInternalTypesHaveUsersInOtherPackages() {
		return classes().that()
			.arePublic()
			.and()
			.areTopLevelClasses()
			.and()
			.resideInAPackage(this.root + ".internal..")
			.and()
			.areNotAnnotatedWith(AutoConfiguration.class)
			.and(DescribedPredicate.describe("are not added to proxies",
					(type) -> !PROXIED.contains(type.getSimpleName())))
			.and(DescribedPredicate.describe("do not only hold constants", (type) -> !holdsOnlyConstants(type)))
			.should(new ArchCondition<>("be used by another package") {
				@Override
				public void check(JavaClass type, ConditionEvents events) {
					boolean used = Stream.concat(Stream.of(type), nested(type))
						.flatMap((candidate) -> candidate.getDirectDependenciesToSelf().stream())
						.anyMatch((dependency) -> !dependency.getOriginClass()
							.getPackageName()
							.equals(type.getPackageName()));
					events.add(new SimpleConditionEvent(type, used, type.getName() + " needs not be public"));
				}
			})
			.allowEmptyShould(true);
	}

	private static Stream<JavaClass> nested(JavaClass type) {
		return type.getPackage()
			.getClasses()
			.stream()
			.filter((candidate) -> candidate.getName().startsWith(type.getName() + "$"));
	}

	/**
	 * The compiler copies constants, so their users are not visible.
	 */
	private static boolean holdsOnlyConstants(JavaClass type) {
		return type.getMethods().isEmpty() && !type.getFields().isEmpty()
				&& type.getFields().stream().allMatch((field) -> field.getModifiers().contains(FINAL));
	}

	private boolean isInternal(JavaClass type) {
		return type.getPackageName().startsWith(this.root + ".internal");
	}

	private ArchRule libraryStaysInItsRooms(String library, List<String> rooms) {
		return noClasses().that()
			.resideOutsideOfPackages(packages(rooms))
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library)
			.allowEmptyShould(true);
	}

	private String[] packages(List<String> names) {
		return names.stream().map((name) -> this.root + "." + name).toArray(String[]::new);
	}

}
