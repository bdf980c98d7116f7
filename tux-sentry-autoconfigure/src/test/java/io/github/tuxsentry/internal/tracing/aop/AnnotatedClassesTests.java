package io.github.tuxsentry.internal.tracing.aop;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedOperation;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.Test;

import org.springframework.core.annotation.AliasFor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnnotatedMethods} with annotations on classes and of one's own.
 */
class AnnotatedClassesTests {

	private final List<AnnotatedMethods> methods = TracingAdvisorTests.methods(true).toList();

	@Test
	void takesThePublicMethodsThatAnAnnotatedClassDeclares() {
		TracedOperation find = find(Cases.class, "find");
		assertThat(find.transaction()).isFalse();
		assertThat(find.operation()).isEqualTo("db.query");
		assertThat(find.description()).isEqualTo("Executing Cases.find");
		assertThat(found(Cases.class, "packagePrivate")).isNull();
		assertThat(found(Cases.class, "hidden")).isNull();
		assertThat(found(Cases.class, "helper")).isNull();
		assertThat(found(Cases.class, "toString")).isNull();
		assertThat(found(Cases.class, "hashCode")).isNull();
	}

	@Test
	void prefersTheAnnotationOnAMethod() {
		TracedOperation nightly = find(Cases.class, "cleanUp");
		assertThat(nightly.transaction()).isTrue();
		assertThat(nightly.name()).isEqualTo("nightly");
	}

	@Test
	void prefersTheNearestAnnotation() {
		assertThat(find(OverridingCases.class, "cleanUp").transaction()).isFalse();
		assertThat(find(OverridingCases.class, "find").operation()).isEqualTo("task");
	}

	@Test
	void leavesInheritedMethodsToTheClassThatDeclaresThem() {
		assertThat(found(AnnotatedChild.class, "inherited")).isNull();
		assertThat(find(AnnotatedChild.class, "own").operation()).isEqualTo("function");
	}

	@Test
	void findsAnnotationsOfSuperclassesAndInterfaces() {
		assertThat(find(ChildOfAnnotated.class, "find").operation()).isEqualTo("db.query");
		assertThat(find(ChildOfAnnotated.class, "added").operation()).isEqualTo("db.query");
		assertThat(find(ReportImplementation.class, "send").name()).isEqualTo("reports.send");
		assertThat(find(ReportImplementation.class, "sendAll").name()).isEqualTo("reports.sendAll");
	}

	@Test
	void findsAMethodsAnnotationOnAnInterfaceOfASubclass() {
		assertThat(find(BridgingChild.class, "work").operation()).isEqualTo("cache.get");
	}

	@Test
	void understandsAnAnnotationOfOnesOwnWithAttributesOnMethodsAndClasses() {
		TracedOperation operation = find(Daily.class, "report");
		assertThat(operation.transaction()).isTrue();
		assertThat(operation.operation()).isEqualTo("task.scheduled");
		assertThat(operation.name()).isEqualTo("daily report");
		assertThat(find(DailyClass.class, "run").name()).isEqualTo("daily.run");
	}

	@Test
	void tracesAProxyByTheNameOfItsInterface() throws Exception {
		Object proxy = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Report.class },
				(self, method, args) -> null);
		TracedOperation operation = find(this.methods, Report.class.getMethod("send"), proxy.getClass());
		assertThat(operation).isNotNull();
		assertThat(operation.name()).isEqualTo("reports.send");
	}

	@Test
	void leavesAloneWhatNoProxyCanStandFor() {
		assertThat(found(FinalClass.class, "work")).isNull();
		assertThat(found(WithFinalMethod.class, "work")).isNull();
		assertThat(found(Cases.class, "fixed")).isNull();
		assertThat(found(PrivatelyMade.class, "work")).isNull();
		assertThat(found(Sealed.class, "work")).isNull();
		assertThat(found(WithPublicField.class, "work")).isNull();
	}

	@Test
	void takesABaseClassWithFinalMethodsThatHasNoFields() {
		assertThat(find(Listener.class, "onBan").operation()).isEqualTo("function");
	}

	@Test
	void takesAFinalClassThatIsProxiedByItsInterfaces() throws Exception {
		Method run = FinalRunnable.class.getMethod("run");
		assertThat(find(this.methods, run, FinalRunnable.class)).isNull();
		assertThat(find(TracingAdvisorTests.methods(false).toList(), run, FinalRunnable.class)).isNotNull();
	}

	@Test
	void keepsOnlyWhatIsAnnotated() {
		for (AnnotatedMethods pointcut : this.methods) {
			for (Method method : Arrays.asList(Cases.class.getDeclaredMethods())) {
				pointcut.matches(method, Cases.class);
				pointcut.matches(method, Cases.class);
			}
			for (Method method : String.class.getMethods()) {
				pointcut.matches(method, String.class);
			}
		}
		assertThat(this.methods).extracting(AnnotatedMethods::size).containsExactly(1, 1);
	}

	@Test
	void asksForTheKindsOfResultsAtTheFirstCall() throws Exception {
		int[] asked = new int[1];
		Supplier<TracedOperations> operations = () -> {
			asked[0]++;
			return new TracedOperations(List::of, new FaultBarrier());
		};
		AnnotatedMethods lazy = new AnnotatedMethods(new AnnotatedClasses(), true, operations, new ProxyRules(true));
		Method find = Cases.class.getMethod("find");
		assertThat(lazy.matches(find, Cases.class)).isTrue();
		assertThat(asked[0]).isZero();
		assertThat(lazy.find(find, Cases.class)).isSameAs(lazy.find(find, Cases.class));
		assertThat(asked[0]).isOne();
	}

	private static TracedOperation find(List<AnnotatedMethods> pointcuts, Method method, Class<?> type) {
		return pointcuts.stream()
			.map((pointcut) -> pointcut.find(method, type))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private TracedOperation find(Class<?> type, String method) {
		TracedOperation operation = found(type, method);
		assertThat(operation).as(method).isNotNull();
		return operation;
	}

	private TracedOperation found(Class<?> type, String name) {
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			for (Method method : current.getDeclaredMethods()) {
				if (method.getName().equals(name) && !method.isBridge()) {
					return find(this.methods, method, type);
				}
			}
		}
		throw new AssertionError("no method " + name);
	}

	@Span(op = "db.query")
	static class Cases {

		public void find() {
		}

		@Transaction(op = "task", name = "nightly")
		public void cleanUp() {
		}

		public final void fixed() {
		}

		void packagePrivate() {
		}

		private void hidden() {
		}

		public static void helper() {
		}

		@Override
		public String toString() {
			return "cases";
		}

	}

	@Transaction(op = "task")
	static class OverridingCases extends Cases {

		@Override
		public void find() {
		}

		@Override
		@Span
		public void cleanUp() {
		}

	}

	static class Plain {

		public void inherited() {
		}

		public void work() {
		}

	}

	@Span
	static class AnnotatedChild extends Plain {

		public void own() {
		}

	}

	static class ChildOfAnnotated extends Cases {

		public void added() {
		}

	}

	@Transaction(op = "task", name = "reports")
	interface Report {

		void send();

	}

	static class ReportImplementation implements Report {

		@Override
		public void send() {
		}

		public void sendAll() {
		}

	}

	interface Works {

		@Span(op = "cache.get")
		void work();

	}

	static class BridgingChild extends Plain implements Works {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Transaction(op = "task.scheduled")
	@interface DailyJob {

		@AliasFor(annotation = Transaction.class, attribute = "name")
		String value() default "";

	}

	static class Daily {

		@DailyJob("daily report")
		public void report() {
		}

	}

	@DailyJob("daily")
	static class DailyClass {

		public void run() {
		}

	}

	static final class FinalClass {

		@Span
		public void work() {
		}

	}

	static final class FinalRunnable implements Runnable {

		@Override
		@Span
		public void run() {
		}

	}

	static class WithFinalMethod {

		private final String name = "name";

		@Span
		public void work() {
		}

		public final String name() {
			return this.name;
		}

	}

	static class PrivatelyMade {

		private PrivatelyMade() {
		}

		@Span
		public void work() {
		}

	}

	abstract static sealed class Sealed permits TheOne {

		@Span
		public void work() {
		}

	}

	static final class TheOne extends Sealed {

	}

	static class WithPublicField {

		public int count;

		@Span
		public void work() {
		}

	}

	static class Listener extends ListenerAdapter {

		private int bans;

		@Span
		public int onBan() {
			return this.bans++;
		}

	}

}
